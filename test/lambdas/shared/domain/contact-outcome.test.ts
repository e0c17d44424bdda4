import { contactOutcome } from '../../../../lambdas/shared/domain/contact-outcome';

const contactId = 'contact-1';

describe('what a contact says about the callback', () => {
  it.each<[object, object]>([
    [{}, { state: 'DIALED', evidence: { contactId } }],
    [{ connectedAt: 1 }, { state: 'ANSWERED', evidence: { contactId, answeredAt: 1 } }],
    [
      { connectedAt: 1, disconnectedAt: 9, disconnectReason: 'CUSTOMER_DISCONNECT' },
      { state: 'COMPLETED', evidence: { contactId, outcome: 'answered', answeredAt: 1, endedAt: 9 } },
    ],
    [
      { connectedAt: 1, disconnectedAt: 9, disconnectReason: 'CONTACT_FLOW_DISCONNECT' },
      { state: 'COMPLETED', evidence: { contactId, outcome: 'answered', answeredAt: 1, endedAt: 9 } },
    ],
    [
      { connectedAt: 1, disconnectedAt: 9, disconnectReason: 'TELECOM_PROBLEM' },
      { state: 'COMPLETED', evidence: { contactId, outcome: 'answered', answeredAt: 1, endedAt: 9 } },
    ],
    [
      { disconnectedAt: 9, disconnectReason: 'TELECOM_BUSY' },
      { state: 'NO_ANSWER', evidence: { contactId, outcome: 'busy', endedAt: 9 } },
    ],
    ...['TELECOM_UNANSWERED', 'TELECOM_TIMEOUT', 'TELECOM_ORIGINATOR_CANCEL', 'CUSTOMER_DISCONNECT', 'SOMETHING_NEW', undefined].map(
      (disconnectReason): [object, object] => [
        { disconnectedAt: 9, ...(disconnectReason && { disconnectReason }) },
        { state: 'NO_ANSWER', evidence: { contactId, outcome: 'no-answer', endedAt: 9 } },
      ],
    ),
    ...[
      ['TELECOM_NUMBER_INVALID', 'the number is not in service'],
      ['TELECOM_POTENTIAL_BLOCKING', 'the carrier may be blocking our calls'],
      ['TELECOM_PROBLEM', 'the telephone network had a problem'],
      ['OTHER', 'the telephone network had a problem'],
      ['OUTBOUND_ATTEMPT_FAILED', 'the call could not be set up'],
      ['EXPIRED', 'the call expired before it was placed'],
    ].map(([disconnectReason, reason]): [object, object] => [
      { disconnectedAt: 9, disconnectReason },
      { state: 'FAILED', evidence: { contactId, outcome: 'failed', reason, endedAt: 9 } },
    ]),
  ])('%j', (contact, expected) => {
    expect(contactOutcome({ contactId, ...contact })).toEqual(expected);
  });

  it('reads no reason off what objects inherit', () => {
    expect(contactOutcome({ contactId, disconnectedAt: 9, disconnectReason: 'constructor' })).toMatchObject({ state: 'NO_ANSWER' });
  });
});
