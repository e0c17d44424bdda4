import type { PlantedBug, SourcePatch } from './bug';

const START = 'lambdas/start-outbound-call/start-outbound-call.ts';
const DIAL = 'lambdas/start-outbound-call/dial.ts';
const MOVES = 'lambdas/shared/adapters/dynamodb-callbacks/moves.ts';

/**
 * Without a token of its own Connect takes each dial for a new one. It goes with every mistake that dials twice: as long as the first call lasts the token hides
 * them, and what it hides is what the claim is for.
 */
const TOKENLESS: SourcePatch = {
  file: 'lambdas/shared/adapters/connect-dialer.ts',
  find: '        ClientToken: attemptId,\n',
  replace: '',
};

/** The mistakes that designs like this one are known for. */
export const bugs: readonly PlantedBug[] = [
  {
    name: 'no claim',
    says: 'whoever finds a due callback dials, whether somebody else does or not',
    breaks: ['I3'],
    source: [
      {
        file: MOVES,
        find: "condition: '#state = :requested AND #dueAt <= :nowSeconds AND #attempt = :attempt AND #version = :read',",
        replace:
          "condition: 'attribute_exists(PK) OR (#state = :requested AND #dueAt <= :nowSeconds AND #attempt = :attempt AND #version = :read)',",
      },
      { file: START, find: "if (row.state !== 'REQUESTED') return claimed(row);", replace: '' },
      TOKENLESS,
    ],
  },
  {
    name: 'claim overwriting its own row',
    says: 'the promise is put whether the row is there or not, and sets back one that has moved on',
    breaks: ['I3', 'I5'],
    source: [
      {
        file: 'lambdas/shared/adapters/dynamodb-callbacks/request.ts',
        find: "{ put: itemOf(row), condition: 'attribute_not_exists(PK)' },\n    live(row, terms),",
        replace: '{ put: itemOf(row) },\n    live(row, terms),',
      },
    ],
  },
  {
    name: 'one try block around dial and write',
    says: 'a write that fails after the dial is taken for a dial that failed',
    breaks: ['I3'],
    aims: ['hang @ start-outbound-call → dynamodb.UpdateItem'],
    source: [
      {
        file: DIAL,
        find: "await ports.callbacks.move(row, 'DIALED', { contactId: dialed.contactId }); // a contact event may have been faster",
        replace: `try {
        await ports.callbacks.move(row, 'DIALED', { contactId: dialed.contactId });
      } catch {
        const deferral = { dueAt: Math.ceil(clock.now() / 1000) + 5, reason: 'the dial failed' };
        return waiting(row, await ports.dialing.giveBack(row, claim?.id ?? '', deferral, rings), deferral, ports);
      }`,
      },
      TOKENLESS,
    ],
  },
  {
    name: 'retry of an ambiguous dial',
    says: 'a dial whose fate is unclear is given back and tried again',
    breaks: ['I3'],
    source: [
      {
        file: DIAL,
        find: 'switch (dialed.result) {',
        replace: "switch (dialed.result === 'ambiguous' ? 'notExecuted' : dialed.result) {",
      },
      TOKENLESS,
    ],
  },
  {
    name: "dialing on one's own old claim",
    says: 'an execution that finds the row claimed takes the claim for its own and dials',
    breaks: ['I3'],
    source: [
      {
        file: START,
        find: "if (row.state !== 'REQUESTED') return claimed(row);",
        replace: "if (row.state !== 'REQUESTED' && row.state !== 'DIALING') return claimed(row);",
      },
      { file: START, find: 'if (mine) return dial(mine, ', replace: 'if (mine ?? row.claim) return dial(mine ?? row, ' },
      TOKENLESS,
    ],
  },
  {
    name: 'last event wins',
    says: 'whatever a contact is said to be is written, in the order in which the events come',
    breaks: ['I5'],
    source: [
      {
        file: MOVES,
        find: 'condition: `#attempt = :attempt AND #rank < :rank AND #state <> :unknown',
        replace: 'condition: `(#attempt = :attempt OR (#rank < :rank AND #state <> :unknown))',
      },
      { file: 'lambdas/shared/apply-contact.ts', find: 'if (RANK[state] <= row.rank) return row;', replace: '' },
    ],
  },
  {
    name: 'no sweep',
    says: 'nobody repairs what every other path lost',
    breaks: ['I1', 'I4'],
    source: [
      {
        file: 'lambdas/sweep/sweep.ts',
        find: 'const tally = new Tally();\n',
        replace: 'const tally = new Tally();\n  if (tally) return tally.counts();\n',
      },
    ],
  },
  {
    name: 'no version fence',
    says: 'a lead is written as the row was when somebody read it, however late that arrives',
    breaks: ['I5'],
    source: [
      {
        file: 'lambdas/shared/adapters/salesforce-leads/index.ts',
        find: 'if (existing && (existing.Atlas_Version__c ?? 0) > lead.version) return { leadId: existing.Id };',
        replace: '',
      },
      {
        file: 'lambdas/shared/adapters/salesforce-leads/lead-fields.ts',
        find: '  Description: block(lead),\n  Atlas_Version__c: lead.version,',
        replace: '  Description: block(lead),\n  Atlas_Version__c: 1,',
      },
      {
        file: 'lambdas/shared/adapters/salesforce-leads/lead-fields.ts',
        find: '  return {\n    Atlas_Version__c: lead.version,',
        replace: '  return {\n    Atlas_Version__c: 1,',
      },
    ],
  },
  {
    name: 'random token',
    says: 'a dial without an answer is repeated at once, with a token that is drawn anew each time',
    breaks: ['I3'],
    source: [
      {
        file: 'lambdas/shared/adapters/connect-dialer.ts',
        find: 'return classify(error as Failure);',
        replace: `const failure = classify(error as Failure);
        if (failure.result !== 'ambiguous') return failure;
        const again = new StartOutboundVoiceContactCommand({ ...command.input, ClientToken: String(Math.random()) });
        const { ContactId } = await connect.send(again, { abortSignal: AbortSignal.timeout(deadlineMs) });
        return ContactId ? { result: 'placed', contactId: ContactId } : failure;`,
      },
    ],
  },
  {
    name: 'TTL as a lock',
    says: 'a number counts as having a callback for as long as its item is there, which is until DynamoDB deletes it',
    breaks: ['I1'],
    source: [
      {
        file: 'lambdas/lex-fulfillment/callback/booking.ts',
        find: 'if (!row || !isLive(row)) return undefined;',
        replace: 'if (!row) return undefined;',
      },
    ],
  },
  {
    name: 'no lead catch',
    says: 'a lead that cannot be created fails the workflow, and with it the call',
    breaks: ['I6'],
    definition: {
      stateMachine: 'atlas-callback',
      edit(definition) {
        const parallel = definition.States?.['Prepare Callback'];
        const lead = parallel?.Branches?.[0]?.States;
        if (!lead?.['Create Lead']?.Catch || !parallel.Catch) return false;
        delete lead['Create Lead'].Catch;
        delete lead['Leave Lead Pending'];
        delete parallel.Catch;
        return true;
      },
    },
  },
  {
    name: 'token stored without re-reading',
    says: 'the monitor goes to sleep on a row that ended while it was lying down',
    breaks: ['I4'],
    source: [
      {
        file: 'lambdas/await-outcome/await-outcome.ts',
        find: 'if (isEnded(row) || row.attempt !== wait.attempt || row.dueAt !== wait.dueAt) await workflows.completeToken(wait.taskToken);',
        replace: 'void [row, isEnded, workflows];',
      },
    ],
  },
  {
    name: 'promise before the row',
    says: 'the caller is told that they will be called although the row could not be written',
    breaks: ['I1'],
    source: [
      {
        file: 'lambdas/lex-fulfillment/callback/booking.ts',
        find: '?? unbooked(turn, texts.cannotBook);',
        replace: '?? booked(turn, "I will call you right back.");',
      },
    ],
  },
  {
    name: 'no evidence but the reply',
    says: 'a dial without a reply is never looked for: neither event nor check-in move the row',
    breaks: ['I4', 'I5'],
    source: [{ file: 'lambdas/shared/reconcile.ts', find: 'if (isEnded(row)) return row;', replace: 'if (row) return row;' }],
  },
];
