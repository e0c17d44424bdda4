import type { Callback } from '../../../../lambdas/shared/domain/callback';
import { FAILURES } from '../../../../lambdas/shared/domain/contact-outcome';
import { callTaskOf, hasCallTask, leadOf } from '../../../../lambdas/shared/domain/lead-projection';
import { CALLBACK_ID, callbackRow, NOW_MS } from '../../../support/callback-row';

const nameless = ({ name: _name, company: _company, useCase: _useCase, ...row }: Callback): Callback => row;

describe('the lead that sales sees', () => {
  it('is the person, the company, the number, and what they want', () => {
    expect(leadOf(callbackRow())).toMatchObject({
      callerId: 'feedfacefeedfacefeedfacefeedface',
      firstName: 'Ada',
      lastName: 'Lovelace',
      company: 'Analytical Engines',
      phone: '+14155552671',
      leadSource: 'Phone Inquiry',
      status: 'Open - Not Contacted',
    });
  });

  it.each([
    ['Ada Lovelace', { firstName: 'Ada', lastName: 'Lovelace' }],
    ['  Ada  King Lovelace ', { firstName: 'Ada King', lastName: 'Lovelace' }],
    ['Ada', { lastName: 'Ada' }],
    ['  ', { lastName: 'Caller' }],
  ])('files the name %j under a last name Salesforce accepts', (name, expected) => {
    const { firstName, lastName } = leadOf(callbackRow({ name }));
    expect({ lastName, ...(firstName && { firstName }) }).toEqual(expected);
  });

  it('takes a caller who said nothing about themselves', () => {
    expect(leadOf(nameless(callbackRow()))).toMatchObject({ lastName: 'Caller', company: 'Unknown (phone caller)' });
  });

  it.each<[Partial<Callback>, string]>([
    [{ state: 'REQUESTED' }, 'Open - Not Contacted'],
    [{ state: 'DIALED' }, 'Open - Not Contacted'],
    [{ state: 'NO_ANSWER', outcome: 'busy' }, 'Open - Not Contacted'],
    [{ state: 'ANSWERED', answeredAt: NOW_MS }, 'Working - Contacted'],
    [{ state: 'COMPLETED', answeredAt: NOW_MS }, 'Working - Contacted'],
    [{ state: 'UNKNOWN', answeredAt: NOW_MS }, 'Working - Contacted'],
  ])('%j is %s', (row, status) => {
    expect(leadOf(callbackRow(row)).status).toBe(status);
  });

  it('rises with every version, and with the next callback above all of the last', () => {
    const versions = [
      { ordinal: 1, version: 1 },
      { ordinal: 1, version: 9 },
      { ordinal: 2, version: 1 },
    ].map((row) => leadOf(callbackRow(row)).version);
    expect(versions).toEqual([100_001, 100_009, 200_001]);
  });

  it('tells a person what was wanted, what happened and what is next, without our ids', () => {
    const { description } = leadOf(callbackRow({ state: 'COMPLETED', outcome: 'answered', answeredAt: NOW_MS, endedAt: NOW_MS + 95_000 }));
    expect(description.split('\n')).toEqual([
      'Wants: answering support calls at night',
      'What happened: Atlas called and was answered on 2026-11-02 18:00 UTC, for 1 min 35 s.',
      'What is next: Follow up on the conversation.',
    ]);
    expect(description).not.toContain(CALLBACK_ID);
  });

  it('says why a callback is put off, and until when', () => {
    const { description } = leadOf(callbackRow({ reason: 'the caller is still on the line' }));
    expect(description).toContain('put off: the caller is still on the line');
    expect(description).toContain('Atlas calls at 2026-11-02 18:00 UTC');
  });
});

describe('the task of an ended attempt', () => {
  it('is a completed call when the outcome is known', () => {
    const row = callbackRow({
      state: 'COMPLETED',
      outcome: 'answered',
      answeredAt: NOW_MS,
      endedAt: NOW_MS + 95_000,
      contactId: 'contact-1',
    });
    expect(callTaskOf(row, NOW_MS)).toMatchObject({
      attemptId: `${CALLBACK_ID}-1`,
      subject: 'Atlas callback: completed',
      callDisposition: 'Completed',
      durationSeconds: 95,
      activityDate: '2026-11-02',
      status: 'Completed',
      contactId: 'contact-1',
    });
  });

  it.each(['UNKNOWN', 'FAILED'] as const)('asks a person to call when the promise was not kept: %s', (state) => {
    expect(callTaskOf(callbackRow({ state, reason: 'there is no sign of the call' }), NOW_MS)).toMatchObject({
      subject: expect.stringMatching(/^Please call/),
      status: 'Not Started',
      activityDate: '2026-11-02',
      description: expect.stringContaining('there is no sign of the call'),
    });
  });

  it.each([
    ['Monday', 0, '2026-11-02'],
    ['Friday', 4, '2026-11-06'],
    ['Saturday', 5, '2026-11-09'],
    ['Sunday', 6, '2026-11-09'],
  ])('is due on a day when somebody works: on a %s', (_day, daysLater, due) => {
    expect(callTaskOf(callbackRow({ state: 'UNKNOWN' }), NOW_MS + daysLater * 86_400_000).activityDate).toBe(due);
  });

  it.each<[Partial<Callback>, string]>([
    [{ state: 'NO_ANSWER', outcome: 'busy' }, 'Busy'],
    [{ state: 'NO_ANSWER', outcome: 'no-answer' }, 'No answer'],
    [{ state: 'NO_ANSWER', outcome: 'voicemail' }, 'Voicemail'],
    [{ state: 'COMPLETED', outcome: 'declined' }, 'Declined'],
    [{ state: 'FAILED', outcome: 'failed', reason: FAILURES.TELECOM_NUMBER_INVALID }, 'Bad number'],
    [{ state: 'FAILED', outcome: 'failed', reason: FAILURES.TELECOM_POTENTIAL_BLOCKING }, 'Blocked'],
    [{ state: 'FAILED', outcome: 'failed', reason: 'something else' }, 'Failed'],
    [{ state: 'REFUSED' }, 'Not called'],
    [{ state: 'CANCELED' }, 'Canceled'],
    [{ state: 'UNKNOWN' }, 'Unknown'],
  ])('%j is the call result %s', (row, disposition) => {
    expect(callTaskOf(callbackRow(row), NOW_MS).callDisposition).toBe(disposition);
  });

  it('is there for every ended attempt but an erased one', () => {
    expect(
      (['REQUESTED', 'ANSWERED', 'REFUSED', 'UNKNOWN', 'ERASED'] as const).map((state) => hasCallTask(callbackRow({ state }))),
    ).toEqual([false, false, true, true, false]);
  });
});
