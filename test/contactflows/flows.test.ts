import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Action {
  readonly Identifier: string;
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the flow language's wire format
  readonly Parameters: any;
  readonly Transitions: {
    readonly NextAction?: string;
    readonly Errors?: readonly { readonly ErrorType: string; readonly NextAction: string }[];
    readonly Conditions?: readonly { readonly NextAction: string; readonly Condition: { readonly Operands: readonly string[] } }[];
  };
}

/** Which errors a type may end in: every one needs a way on. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  UpdateFlowLoggingBehavior: [],
  UpdateContactTextToSpeechVoice: ['NoMatchingError'],
  UpdateContactData: ['NoMatchingError'],
  UpdateContactAttributes: ['NoMatchingError'],
  UpdateContactTargetQueue: ['NoMatchingError'],
  CheckHoursOfOperation: ['NoMatchingError'],
  CheckMetricData: ['NoMatchingError'],
  Compare: ['NoMatchingCondition'],
  Loop: [],
  ConnectParticipantWithLexBot: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
  GetParticipantInput: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
  InvokeLambdaFunction: ['NoMatchingError'],
  MessageParticipant: ['NoMatchingError'],
  TransferContactToQueue: ['NoMatchingError', 'QueueAtCapacity'],
  DisconnectParticipant: [],
};

/** Intents after which the bot is left, and where to. */
const LEFT = ['Callback', 'ChangeLanguage', 'DeleteMyInfo', 'Goodbye', 'LeaveMessage', 'SpeakToSomeone'];

function flowOf(name: string) {
  const { StartAction, Actions } = JSON.parse(readFileSync(join(__dirname, `../../contactflows/${name}.flow.json`), 'utf8')) as {
    StartAction: string;
    Actions: readonly Action[];
  };
  const actions = new Map(Actions.map((action) => [action.Identifier, action]));
  const waysFrom = ({ Transitions: { NextAction, Errors = [], Conditions = [] } }: Action): string[] => [
    ...(NextAction ? [NextAction] : []),
    ...[...Errors, ...Conditions].map((way) => way.NextAction),
  ];
  const reachedFrom = (start: string): ReadonlySet<string> => {
    const reached = new Set<string>();
    const reach = (id: string): void => {
      if (reached.has(id)) return;
      reached.add(id);
      for (const next of waysFrom(actions.get(id) as Action)) reach(next);
    };
    reach(start);
    return reached;
  };
  const on = (id: string, error: string) =>
    actions.get(id)?.Transitions.Errors?.find(({ ErrorType }) => ErrorType === error)?.NextAction ?? '';
  const when = (id: string, operand: string) =>
    actions.get(id)?.Transitions.Conditions?.find(({ Condition }) => Condition.Operands[0] === operand)?.NextAction ?? '';
  return { start: StartAction, all: Actions, actions, reachedFrom, on, when };
}

describe.each(['inbound', 'outbound'])('contactflows/%s.flow.json', (name) => {
  const flow = flowOf(name);

  it('has a way on from every error of every action, and no action that is never reached', () => {
    for (const { Identifier, Type, Transitions } of flow.all) {
      const wired = (Transitions.Errors ?? []).map(({ ErrorType }) => ErrorType).sort();
      expect([Identifier, Type, wired]).toEqual([Identifier, Type, [...(ERRORS[Type] ?? ['a type that this test knows'])].sort()]);
    }
    expect([...flow.actions.keys()].filter((id) => !flow.reachedFrom(flow.start).has(id))).toEqual([]);
  });

  it('comes to an end from everywhere: it hangs up, or the caller waits for a colleague', () => {
    for (const id of flow.actions.keys()) {
      const ends = ['hang-up', 'transfer'].filter((end) => flow.reachedFrom(id).has(end));
      expect([id, ends.length]).toEqual([id, ends.length || 'an end']);
    }
  });

  it('answers a bot that fails with an apology and a second try, then with keys, and a function books the callback', () => {
    expect(flow.on('talk', 'NoMatchingError')).toBe('bot-failed');
    expect([flow.when('bot-failed', 'ContinueLooping'), flow.when('bot-failed', 'DoneLooping')]).toEqual(['ask-once-more', 'menu']);
    expect(flow.actions.get('bot-failed')?.Parameters.LoopCount).toBe('1');
    expect(flow.actions.get('menu')?.Type).toBe('GetParticipantInput');
    expect(flow.when('menu', '1')).toBe('request-callback');
    expect(flow.actions.get('request-callback')?.Parameters.LambdaFunctionARN).toBe('${RequestCallbackFunctionArn}');
    // No way from the keys back to the bot that fails.
    expect(flow.reachedFrom('request-callback').has('talk')).toBe(false);
  });

  it('leaves the bot by the intents that end a conversation with it', () => {
    const { Conditions = [] } = flow.actions.get('talk')?.Transitions ?? {};
    expect(Conditions.map(({ Condition }) => Condition.Operands[0]).sort()).toEqual(LEFT);
    expect(flow.when('talk', 'SpeakToSomeone')).toBe('hours');
  });

  it('puts a caller through only while somebody is in, and comes back to the bot otherwise', () => {
    expect([flow.when('hours', 'True'), flow.when('hours', 'False')]).toEqual(['queue', 'ask-nobody-in']);
    expect(flow.actions.get('staffed')?.Transitions.NextAction).toBe('ask-nobody-in');
    expect(flow.on('transfer', 'QueueAtCapacity')).toBe('ask-nobody-in');
    expect(flow.actions.get('ask-nobody-in')?.Transitions.NextAction).toBe('talk');
  });

  it('has every text in every language, and speaks nothing else', () => {
    const texts = flow.all.filter(({ Identifier }) => Identifier.startsWith('words-')).map(({ Parameters }) => Parameters.Attributes);
    expect(texts).toHaveLength(2);
    const [first, ...others] = texts;
    for (const other of others) expect(Object.keys(other).sort()).toEqual(Object.keys(first).sort());
    const referred = JSON.stringify(flow.all).match(/\$\.Attributes\.\w+/g) ?? [];
    for (const reference of new Set(referred)) expect([...Object.keys(first), 'opened']).toContain(reference.slice('$.Attributes.'.length));
    // Nobody has said yet which language it is.
    const literal = flow.all.filter(({ Parameters: { Text } }) => Text !== undefined && !Text.startsWith('$.'));
    expect(literal.map(({ Identifier }) => Identifier)).toEqual(name === 'inbound' ? [] : ['stop']);
  });

  it('says first of all that no person is speaking', () => {
    const opening = name === 'inbound' ? 'prompt' : 'standard';
    const [en, es] = ['en', 'es'].map((language) => flow.actions.get(`words-${language}`)?.Parameters.Attributes[opening]);
    expect([en, es]).toEqual([expect.stringMatching(/automated assistant/), expect.stringMatching(/asistente automático/)]);
  });

  it('hears numbers and messages out, takes keys where keys are an answer, and lets nobody talk over what cannot be undone', () => {
    const { LexSessionAttributes: given } = flow.actions.get('talk')?.Parameters ?? {};
    const ms = (place: string) => Number(given[`x-amz-lex:audio:end-timeout-ms:${place}`]);
    expect(ms('LeaveMessage:Message')).toBeGreaterThan(ms('Callback:PhoneNumber'));
    expect(ms('Callback:PhoneNumber')).toBeGreaterThan(ms('*:*'));
    expect(Number(given['x-amz-lex:audio:max-length-ms:LeaveMessage:Message'])).toBeLessThanOrEqual(55_000);
    expect([given['x-amz-lex:dtmf:max-length:*:*'], given['x-amz-lex:dtmf:max-length:Callback:PhoneNumber']]).toEqual(['1', '16']);
    expect(given['x-amz-lex:allow-dtmf-input:Callback:Name']).toBe('false');
    expect([given['x-amz-lex:allow-interrupt:*:*'], given['x-amz-lex:allow-interrupt:DeleteMyInfo:*']]).toEqual(['true', 'false']);
  });
});
