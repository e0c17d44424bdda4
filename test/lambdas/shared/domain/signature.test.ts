import { sign, verify } from '../../../../lambdas/shared/domain/signature';

const SEAL = { purpose: 'callback', contactId: 'contact-1' } as const;

describe('a signed text', () => {
  it.each(['', 'c'.repeat(32), 'a.b.c', 'Ünïcödé', '{"json":"[1,2]"}', '\ud800'])('is read back by whoever holds the key: %j', (text) => {
    expect(verify('key', SEAL, sign('key', SEAL, text))).toBe(text);
  });

  it.each([
    ['under another key', 'other', SEAL],
    ['for another purpose', 'key', { ...SEAL, purpose: 'scenario' }],
    ['in another contact', 'key', { ...SEAL, contactId: 'contact-2' }],
    ['with its parts shifted', 'key', { purpose: 'callback', contactId: 'contact-1","x' }],
  ] as const)('is nothing %s', (_case, key, seal) => {
    expect(verify(key, seal, sign('key', SEAL, 'text'))).toBeUndefined();
  });

  it.each([
    '',
    '.',
    'text',
    '.text',
    'x.text',
    `${'A'.repeat(43)}.text`,
    sign('key', SEAL, 'text').slice(1),
    `${sign('key', SEAL, 'text')}x`,
  ])('is nothing when it was tampered with: %j', (signed) => {
    expect(verify('key', SEAL, signed)).toBeUndefined();
  });
});
