import type { AwsCall } from '../../bench/stand-ins/aws-call';

/**
 * Why this request is none that the function may make, whatever the event said: it goes to a service, table, secret, model or state machine that
 * the configuration does not name, starts a workflow with more than an id, or writes a number that nobody on this call gave.
 */
export function strayReason(call: AwsCall, variables: Readonly<Record<string, string>>, event: unknown): string | undefined {
  const { service, operation, resources, body } = call;
  if (service === 'unknown') return `${operation}, which is no request of this function`;
  const foreign = resources.filter((resource) => !Object.values(variables).includes(resource));
  if (foreign.length > 0 || resources.length === 0) return `${service}:${operation} on ${foreign.join(', ') || 'nothing'}`;
  if (operation === 'StartExecution') {
    const input = String(body['input']);
    if (!/^\{"(?:callbackId|erasureId)":"[0-9a-f]{32}"\}$/.test(input)) return 'StartExecution with an input that is more than an id';
  }
  for (const item of itemsPut(call)) {
    const number = item['number']?.S;
    if (number !== undefined && !gives(event, number)) return `${operation} of a number that the call did not give`;
  }
  return undefined;
}

type Item = Readonly<Record<string, { S?: string }>>;

/** By itself or within a transaction. */
function itemsPut({ body }: AwsCall): Item[] {
  const members = (body['TransactItems'] ?? []) as readonly { readonly Put?: { readonly Item: Item } }[];
  const alone = body['Item'] === undefined ? [] : [body['Item'] as Item];
  return [...alone, ...members.flatMap(({ Put }) => (Put ? [Put.Item] : []))];
}

const DIGIT_WORDS: readonly RegExp[] = [
  /\b(?:zero|oh|cero)\b/gi,
  ...[/\b(?:one|uno)\b/gi, /\b(?:two|dos)\b/gi, /\b(?:three|tres)\b/gi, /\b(?:four|cuatro)\b/gi, /\b(?:five|cinco)\b/gi],
  ...[/\b(?:six|seis)\b/gi, /\b(?:seven|siete)\b/gi, /\b(?:eight|ocho)\b/gi, /\b(?:nine|nueve)\b/gi],
];

/** The number's digits are in the slots, as figures or as words, or are the caller's own; a country code may have been left out. */
function gives(event: unknown, number: string): boolean {
  const state = (event as { sessionState?: { sessionAttributes?: { callerNumber?: unknown }; intent?: { slots?: unknown } } }).sessionState;
  const said = JSON.stringify([state?.sessionAttributes?.callerNumber, state?.intent?.slots]);
  const given = DIGIT_WORDS.reduce((text, words, digit) => text.replace(words, String(digit)), said).replace(/\D/g, '');
  return given.includes(number.replace(/^\+(?:1|44)?/, ''));
}
