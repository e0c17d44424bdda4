import { operators } from '../flow/conditions';
import { type Check, fixed, isNamed, mapOf, oneOf, optional, reference, shape, text } from '../flow/parameters';

const DELAY: Check = (value, path) => (Number(value) >= 0 ? undefined : `${path} is ${value}, expected seconds`);
const KEYS: Check = (value, path) => (/^[0-9*#]+$/.test(String(value)) ? undefined : `${path} is no keys of a telephone`);

const INSTRUCTIONS = {
  DtmfInput: shape({ Value: KEYS }),
  // The pages call it TextUtterance with Text; what has been seen published is Utterance with Value.
  TextUtterance: shape({ Text: fixed, LanguageCode: optional(text) }),
  Utterance: shape({ Value: fixed, LanguageCode: optional(text) }),
  Disconnect: shape({}),
};

const COMMANDS = {
  EndTest: shape({}),
  LogData: shape({ Expressions: mapOf(reference) }),
};

const substitute = shape({ Type: oneOf('SubstituteResource'), SubstituteArn: fixed });
const failing = (...errors: readonly string[]) =>
  shape({
    Type: oneOf('MockResponse'),
    Response: shape({ Type: oneOf('Error'), Error: shape({ DelaySeconds: optional(DELAY), Value: oneOf(...errors) }) }),
  });
const loading = shape({
  Type: oneOf('MockResponse'),
  Response: shape({
    Type: oneOf('ExecutionResult'),
    ExecutionResult: shape({ DelaySeconds: optional(DELAY), LoadedData: optional(json), Value: optional(json) }),
  }),
});

/** By flow action: what names the resource, and what may happen instead. */
const OVERRIDES: Readonly<Record<string, { readonly resource: Check; readonly strategies: readonly Check[] }>> = {
  InvokeLambdaFunction: {
    resource: shape({ LambdaFunctionARN: fixed }),
    strategies: [substitute, failing('TimeLimitExceeded', 'NoMatchingError'), loading],
  },
  CheckHoursOfOperation: { resource: shape({ HoursOfOperationId: fixed }), strategies: [substitute, failing('NoMatchingError')] },
  TransferContactToQueue: {
    resource: shape({ QueueId: fixed }),
    strategies: [substitute, failing('QueueAtCapacity', 'NoMatchingError')],
  },
  ConnectParticipantWithLexBot: {
    resource: shape({ LexV2Bot: shape({ AliasArn: fixed }) }),
    strategies: [substitute, failing('TimeLimitExceeded', 'NoMatchingError')],
  },
};

const PARAMETERS: Readonly<Record<string, Check>> = {
  SendInstruction: shape({ ActionType: optional(oneOf('SendInstruction')), Actor: oneOf('Customer'), Instruction: isNamed(INSTRUCTIONS) }),
  TestControl: shape({ ActionType: optional(oneOf('TestControl')), Command: isNamed(COMMANDS) }),
  // `Exists` is on the page, but publishing it is said to fail.
  Assert: shape({ Namespace: reference, Operator: oneOf(...Object.keys(operators)), Operand: fixed }),
  OverrideSystemBehavior: shape({
    ActionType: optional(oneOf('OverrideSystemBehavior')),
    Behavior: shape({ Type: oneOf('FlowAction'), Properties: complaintAboutOverride }),
  }),
};

/** What is wrong with one action of an observation. */
// biome-ignore lint/suspicious/noExplicitAny: unchecked
export function complaintAboutTestAction(action: any, identifiers: readonly string[]): string | undefined {
  const { Identifier, Type, Parameters, Transitions } = action ?? {};
  const at = `action ${Identifier}`;
  const check = PARAMETERS[Type];
  if (!check) return `${at}: the type ${Type} is not here, only ${Object.keys(PARAMETERS).join(', ')}`;
  const wrong = check(Parameters, 'Parameters');
  if (wrong) return `${at}: ${wrong}`;
  const next = Transitions?.NextAction;
  return next && !identifiers.includes(next) ? `${at}: the action ${next} does not exist` : undefined;
}

function complaintAboutOverride(value: unknown, path: string): string | undefined {
  const {
    ActionType = '',
    ActionParameters,
    Strategy,
  } = (value ?? {}) as { ActionType?: string; ActionParameters?: unknown; Strategy?: unknown };
  const override = OVERRIDES[ActionType];
  if (!override) return `${path}.ActionType is ${ActionType}, expected ${Object.keys(OVERRIDES).join(' or ')}`;
  const wrong = override.resource(ActionParameters, `${path}.ActionParameters`);
  if (wrong) return wrong;
  const complaints = override.strategies.map((check) => check(Strategy, `${path}.Strategy`));
  return complaints.includes(undefined) ? undefined : `no strategy of ${ActionType} fits: ${complaints.join('; ')}`;
}

function json(value: unknown, path: string): string | undefined {
  try {
    JSON.parse(value as string);
    return typeof value === 'string' ? undefined : `${path} is not a string of JSON`;
  } catch {
    return `${path} is not a string of JSON`; // a SyntaxError is how JSON says no
  }
}
