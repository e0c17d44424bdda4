/** Everything that the simulation lets go wrong. Each seed turns about half of them on. */
export const KINDS = [
  'throttle',
  'fail before',
  'lost reply',
  'late apply',
  'hang',
  'slow',
  'crash',
  'time-out',
  'duplicate',
  'outage',
  'event drop',
  'event duplicate',
  'event lag',
  'session expiry',
  'row lock',
  'API limit',
  'clock skew',
  'caller repeats',
  'second session',
  'token semantics',
  'cold start',
  'quota cut',
  'secret rotation',
  'ASL edit',
  'erase mid-flight',
] as const;

export type Kind = (typeof KINDS)[number];

/** What may go wrong with any call of a function: nothing it changes, or something it changes. */
const READ: readonly Kind[] = ['throttle', 'fail before', 'lost reply', 'hang', 'slow', 'crash', 'time-out', 'outage'];
const WRITE: readonly Kind[] = [...READ, 'late apply'];
/** Salesforce does not throttle: it has a limit a day. */
const REST: readonly Kind[] = ['fail before', 'lost reply', 'hang', 'slow', 'crash', 'time-out', 'outage'];
const REST_IN_SESSION: readonly Kind[] = [...REST, 'session expiry', 'API limit'];
const INVOCATION: readonly Kind[] = ['throttle', 'fail before', 'lost reply', 'late apply', 'hang', 'slow', 'cold start'];
const EVENT: readonly Kind[] = ['event drop', 'event duplicate', 'event lag'];

/** Which kinds apply to which arrow, `caller → target`: the first line that fits. What no line fits is left alone, and reported. */
const SITES: readonly (readonly [arrow: RegExp, kinds: readonly Kind[]])[] = [
  [/→ dynamodb\.(GetItem|BatchGetItem|Query)$/, READ],
  [/→ dynamodb\./, WRITE],
  [/→ secrets-manager\.GetSecretValue$/, READ],
  [/→ bedrock-runtime\./, READ],
  [/→ xray\.PutTraceSegments$/, READ],
  [/→ connect\.DescribeContact$/, READ],
  [/→ connect\.StartOutboundVoiceContact$/, [...WRITE, 'quota cut', 'token semantics']],
  [/→ connect\./, WRITE],
  [
    /^atlas-[\w-]+ → sfn\.StartExecution\(atlas-callback\)$/,
    ['throttle', 'fail before', 'lost reply', 'late apply', 'hang', 'slow', 'duplicate'],
  ],
  [/^atlas-[\w-]+ → sfn\./, ['throttle', 'fail before', 'lost reply', 'late apply', 'hang', 'slow']],
  [/→ sfn\.StartExecution\(atlas-callback\)$/, [...WRITE, 'duplicate']],
  [/→ sfn\./, WRITE],
  [/→ salesforce\.POST token$/, [...REST, 'secret rotation']],
  [/→ salesforce\.GET /, REST_IN_SESSION],
  [/→ salesforce\./, [...REST_IN_SESSION, 'late apply', 'row lock']],
  [/^(lex|events) → lambda\.Invoke/, [...INVOCATION, 'duplicate']],
  [/→ lambda\.Invoke/, INVOCATION],
  // No function of ours sends a message: it is EventBridge, or Lambda with what a function has failed at.
  [/→ sqs\.SendMessage$/, ['throttle', 'fail before', 'lost reply', 'late apply', 'slow', 'duplicate']],
  [/→ sqs\.DeleteMessage$/, ['fail before', 'lost reply', 'slow']],
  [/^sqs → /, ['throttle', 'cold start']],
  [/^(connect|schedule) → events$/, EVENT],
  [/^connect → lex$/, ['session expiry']],
  [/^caller → connect$/, ['caller repeats', 'second session', 'erase mid-flight']],
  [/^clock → /, ['clock skew']],
  [/^ops → sfn$/, ['ASL edit']],
];

/** Calls of the host's own making, which nobody in the product could notice going wrong. */
const LEFT_ALONE = /^(operator → |cloudwatch\.amazonaws\.com → |[\w-]+ → sqs\.ReceiveMessage$|[\w-]+ → sfn\.DescribeExecution$)/;

const known = new Map<string, readonly Kind[] | undefined>();

/** `undefined` for an arrow that the table does not have. */
export function kindsAt(arrow: string): readonly Kind[] | undefined {
  if (!known.has(arrow)) known.set(arrow, LEFT_ALONE.test(arrow) ? [] : SITES.find(([site]) => site.test(arrow))?.[1]);
  return known.get(arrow);
}
