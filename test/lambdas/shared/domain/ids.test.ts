import { createHmac } from 'node:crypto';
import { attemptIdOf, callbackIdOf, callerIdOf, isCallbackId } from '../../../../lambdas/shared/domain/ids';
import { parsePhoneNumber } from '../../../../lambdas/shared/domain/phone-number';

const hmac = (text: string) => createHmac('sha256', 'key').update(text).digest('hex').slice(0, 32);

describe('ids', () => {
  it('are 32 hex digits of an HMAC under the identity key', () => {
    expect(callbackIdOf('key', 'contact-1')).toBe(hmac('contact-1\ncallback'));
    expect(callerIdOf('key', parsePhoneNumber('+14155552671'))).toBe(hmac('+14155552671'));
  });

  it('of an attempt name the callback and the number of the attempt', () => {
    expect(attemptIdOf('c'.repeat(32), 2)).toBe(`${'c'.repeat(32)}-2`);
  });

  it('are told from anything else', () => {
    expect([callbackIdOf('key', 'x'), 'C'.repeat(32), 'c'.repeat(31), `${'c'.repeat(32)}\n`, undefined, {}].map(isCallbackId)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
