import type { Dial, Ending, Move, Row } from '../facts/facts';
import { Judge } from '.';

const NUMBER = '+14155552671';
const OTHER = '+12125552368';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const row = (changes: Partial<Row> = {}): Row => ({
  ...{ callbackId: 'a'.repeat(32), number: NUMBER, state: 'COMPLETED', rank: 9, attempt: 1, ordinal: 1, version: 4, syncedVersion: 4 },
  ...{ dueAt: 0, requestedAt: 0, answeredAt: MINUTE, endedAt: 2 * MINUTE, ...changes },
});
const dial = (changes: Partial<Dial> = {}): Dial => ({
  ...{
    at: MINUTE,
    contactId: 'c-1',
    number: NUMBER,
    callbackId: 'a'.repeat(32),
    attempt: 1,
    rangAt: MINUTE,
    answeredAt: MINUTE,
    endedAt: 2 * MINUTE,
  },
  ...{ reason: 'CUSTOMER_DISCONNECT', ...changes },
});
const move = (changes: Partial<Move>): Move => ({
  ...{ at: 0, isNew: false, callbackId: 'a'.repeat(32), attempt: 1, state: 'REQUESTED', rank: 1, version: 1, ...changes },
});
const lead = {
  Phone: NUMBER,
  Atlas_Caller_Id__c: 'x',
  Status: 'Working - Contacted',
  Description: 'What happened: Atlas called and was answered.',
};
const task = { Atlas_Attempt_Id__c: `${'a'.repeat(32)}-1`, Status: 'Completed' };

/** Somebody asked, was called, answered; sales knows. */
const ending = (changes: Partial<Ending> = {}): Ending => ({
  ...{
    startedAt: 0,
    healedAt: 5 * MINUTE,
    endedAt: 50 * MINUTE,
    promises: [{ at: 0, contactId: 'in', heardBy: NUMBER, number: NUMBER }],
    wishes: [],
    moves: [],
    queued: [],
  },
  ...{
    forgottenTokens: [],
    dials: [dial()],
    rows: [row()],
    leads: [lead],
    tasks: [task],
    executions: [],
    faults: [],
    public: [],
    struck: [],
    erasures: [],
    items: [],
    people: [],
    canaries: [NUMBER],
  },
  ...changes,
});

const broken = (changes: Partial<Ending>): string[] => {
  const judge = new Judge();
  judge.conclude(ending(changes));
  return [...new Set(judge.violations.map(({ invariant }) => invariant))];
};

const WISH = { at: 3 * MINUTE, contactId: 'wish', number: NUMBER, toldAt: 4 * MINUTE };
const done = { erasureId: 'e'.repeat(32), doneAt: 10 * MINUTE };
/** Somebody was promised a call, and then forgotten. */
const forgotten = (changes: Partial<Ending> = {}): Partial<Ending> => ({
  ...{ wishes: [WISH], erasures: [done], people: [{ number: NUMBER, name: 'Ada Lovelace', company: 'Engines' }] },
  ...{ dials: [], rows: [erasedRow], leads: [], tasks: [], moves: [move({ number: NUMBER, askedBy: NUMBER })], ...changes },
});
const { number: _number, ...erasedRow } = row({ state: 'ERASED', rank: 10, syncedVersion: 1 });

describe('the invariants', () => {
  it('find nothing wrong with a callback that went well', () => expect(broken({})).toEqual([]));

  it.each<[string, string, Partial<Ending>]>([
    ['I1', 'a promise without a lead', { leads: [] }],
    ['I1', 'a promise without a row', { rows: [], dials: [], tasks: [] }],
    ['I1', 'a promise on a callback that was long over', { promises: [{ at: HOUR, contactId: 'in', heardBy: NUMBER, number: NUMBER }] }],
    ['I2', 'two leads of one person', { leads: [lead, { ...lead, Atlas_Caller_Id__c: 'y' }] }],
    ['I2', 'two tasks of one attempt', { tasks: [task, { ...task }] }],
    ['I3', 'one attempt dialed twice', { dials: [dial(), dial({ contactId: 'c-2', at: 3 * MINUTE })] }],
    ['I3b', 'a phone rung for two callbacks', { dials: [dial(), dial({ callbackId: 'b'.repeat(32), at: 10 * MINUTE })] }],
    ['I4', 'a callback that is still dialing', { rows: [row({ state: 'DIALING', rank: 2 })] }],
    ['I4', 'a callback that sales does not know of', { rows: [row({ syncedVersion: 3 })] }],
    [
      'I4',
      'a monitor of a callback that is over',
      { executions: [{ stateMachineName: 'atlas-call-monitor', name: 'a'.repeat(32), status: 'RUNNING', startedAt: 0 }] },
    ],
    [
      'I4',
      'a monitor that failed',
      { executions: [{ stateMachineName: 'atlas-call-monitor', name: 'a'.repeat(32), status: 'FAILED', startedAt: 0 }] },
    ],
    [
      'I4',
      'a callback that is due tomorrow and that nobody waits for',
      { rows: [row({ state: 'REQUESTED', rank: 1, dueAt: 24 * 3600 })], dials: [], tasks: [] },
    ],
    ['I4', 'a token left where nobody looks', { forgottenTokens: ['a'.repeat(32)] }],
    [
      'I5',
      'an answered call that counts as not answered',
      { rows: [row({ state: 'NO_ANSWER' })], leads: [{ ...lead, Description: 'What happened: Atlas called, nobody answered.' }] },
    ],
    [
      'I5',
      'a call that nobody answered and that counts as completed',
      { dials: [{ ...dial(), answeredAt: undefined } as unknown as Dial] },
    ],
    ['I5', 'a call that rang and counts as failed', { rows: [row({ state: 'FAILED' })] }],
    ['I5', 'a lead that says something else than the row', { leads: [{ ...lead, Description: 'What happened: Atlas is calling.' }] }],
    ['I5', 'an ended attempt without a task', { tasks: [] }],
    [
      'I5',
      'a task that asks for nobody although nobody knows what became of the call',
      { rows: [row({ state: 'UNKNOWN', rank: 8 })], leads: [{ ...lead, Description: 'What happened: it is not known whether' }] },
    ],
    [
      'I5',
      'a row that moves down',
      { moves: [move({ isNew: true }), move({ state: 'DIALED', rank: 3, version: 2 }), move({ state: 'REQUESTED', rank: 1, version: 3 })] },
    ],
    [
      'I5',
      'a row that is put over itself',
      { moves: [move({ isNew: true }), move({ state: 'DIALING', rank: 2, version: 2 }), move({ isNew: true })] },
    ],
    [
      'I6',
      'a callback that is given up while only Salesforce fails',
      { dials: [], rows: [row({ state: 'UNKNOWN', rank: 8 })], struck: ['create-lead → salesforce.PATCH Lead'] },
    ],
    [
      'I6',
      'a callback that is dialed late while only Salesforce fails',
      { dials: [dial({ at: 4 * MINUTE })], struck: ['create-lead → salesforce.PATCH Lead'] },
    ],
    ['P3', 'a fourth call within a day', { dials: [1, 2, 3, 4].map((n) => dial({ callbackId: String(n), at: n * HOUR })) }],
    ['P3', 'a second attempt after an answered call', { dials: [dial(), dial({ attempt: 2, at: 5 * HOUR })] }],
    [
      'P3',
      'a second attempt too soon after a busy line',
      { dials: [{ ...dial({ reason: 'TELECOM_BUSY' }), answeredAt: undefined } as unknown as Dial, dial({ attempt: 2, at: 10 * MINUTE })] },
    ],
    [
      'S4',
      'a call that no role allows',
      { faults: [{ what: 'User: x is not authorized to perform: dynamodb:Scan on resource: y', where: 'here' }] },
    ],
    ['S5', 'a number in a log', { public: [{ where: 'log group /aws/lambda/x', text: 'called (415) 555-2671' }] }],
    ['S5', 'a number read out in a trace', { public: [{ where: 'the trace', text: '4 1 5 5 5 5 2 6 7 1' }] }],
    ['S5', 'a number in base64', { public: [{ where: 'queues', text: Buffer.from(`${NUMBER} called`).toString('base64') }] }],
    ['E1', 'somebody who is called after they were forgotten', forgotten({ dials: [dial({ at: 20 * MINUTE })] })],
    ['E1', 'an erasure that is not done', forgotten({ erasures: [{ erasureId: done.erasureId }] })],
    ['E1', 'an erasure that took too long', forgotten({ erasures: [{ ...done, doneAt: 30 * MINUTE }] })],
    ['E1', 'somebody who was told so, and of whom nothing is recorded', forgotten({ erasures: [] })],
    ['E1', 'a name in the table', forgotten({ items: [{ partition: 'CALLER#x', sortKey: 'PROFILE', text: '{"name":"Ada Lovelace"}' }] })],
    ['E1', 'a number in a lead', forgotten({ leads: [{ Id: '1', Phone: NUMBER }] })],
    ['E1', 'a row that is not erased', forgotten({ rows: [row({ state: 'CANCELED' })] })],
    [
      'I1',
      'a promise that was heard after they were told',
      forgotten({ promises: [{ at: 6 * MINUTE, contactId: 'in', heardBy: NUMBER, number: OTHER }] }),
    ],
    [
      'I5',
      'a row that is moved on after it was erased',
      { moves: [move({ state: 'ERASED', rank: 10 }), move({ state: 'DIALED', rank: 3, version: 2 })] },
    ],
    ['F1', 'a turn that threw', { faults: [{ what: 'atlas-lex-fulfillment failed: TypeError', where: 'here' }] }],
  ])('%s catches %s', (id, _what, changes) => expect(broken(changes)).toContain(id));

  it.each<[string, Partial<Ending>]>([
    [
      'a second attempt half an hour after a busy line',
      {
        dials: [{ ...dial({ reason: 'TELECOM_BUSY' }), answeredAt: undefined } as unknown as Dial, dial({ attempt: 2, at: 33 * MINUTE })],
        rows: [row({ attempt: 2 })],
        tasks: [task, { ...task, Atlas_Attempt_Id__c: `${'a'.repeat(32)}-2` }],
      },
    ],
    [
      'a claim that is given back',
      { moves: [move({ isNew: true }), move({ state: 'DIALING', rank: 2, version: 2 }), move({ version: 3 })] },
    ],
    [
      'a row whose put is repeated with its token, late',
      {
        moves: [
          move({ isNew: true }),
          move({ state: 'DIALING', rank: 2, version: 2 }),
          move({ isNew: true, state: 'DIALING', rank: 2, version: 2 }),
        ],
      },
    ],
    ['that a promise is withdrawn by whoever it was made to, and that nothing is left of it', forgotten()],
    [
      'that a call was on its way when they were told',
      forgotten({ dials: [dial({ at: 5 * MINUTE })], struck: ['start-outbound-call → connect.StartOutboundVoiceContact'] }),
    ],
    [
      'that who was forgotten books again elsewhere',
      forgotten({
        moves: [
          move({ number: NUMBER, askedBy: NUMBER }),
          move({ callbackId: 'b'.repeat(32), at: 6 * MINUTE, number: OTHER, askedBy: NUMBER }),
        ],
        rows: [erasedRow, row({ callbackId: 'b'.repeat(32), number: OTHER, requestedAt: 6 * MINUTE })],
        items: [{ partition: `CALLBACK#${'b'.repeat(32)}`, sortKey: 'STATE', text: '{"name":"Ada Lovelace"}' }],
        leads: [{ ...lead, Phone: OTHER, LastName: 'Ada Lovelace' }],
        tasks: [{ ...task, Atlas_Attempt_Id__c: `${'b'.repeat(32)}-1` }],
        dials: [dial({ callbackId: 'b'.repeat(32), number: OTHER, at: 6 * MINUTE })],
      }),
    ],
    [
      'that a person is asked to erase what is not ours',
      forgotten({ leads: [{ Id: '1', Phone: OTHER, LastName: 'Ada Lovelace' }], tasks: [{ WhoId: '1', Subject: 'Please erase: …' }] }),
    ],
    [
      'a callback that is due tomorrow',
      {
        rows: [row({ state: 'REQUESTED', rank: 1, dueAt: 24 * 3600 })],
        executions: [{ stateMachineName: 'atlas-call-monitor', name: 'a'.repeat(32), status: 'RUNNING', startedAt: 0 }],
        dials: [],
        tasks: [],
        leads: [{ ...lead, Description: 'What happened: asked for a callback on' }],
      },
    ],
  ])('allow %s', (_what, changes) => expect(broken(changes)).toEqual([]));
});
