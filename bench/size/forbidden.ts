/** What no function needs: the retired SDK, and X-Ray's, which is replaced by active tracing. */
const NOWHERE: readonly RegExp[] = [/^aws-sdk$/, /^aws-xray-sdk/, /^@aws-lambda-powertools\/tracer$/];

/** What must not stand between a caller and an answer: 55 ms of jsforce, 12 ms of Connect's client. */
const NOT_IN_A_TURN: readonly RegExp[] = [/^jsforce$/, /^@jsforce\//, /^@aws-sdk\/client-connect$/];

/** Functions that a caller waits for. */
const TURNS: ReadonlySet<string> = new Set(['lex-fulfillment', 'outbound-check-in']);

export function forbiddenIn(functionName: string, packages: Iterable<string>): string[] {
  const rules = TURNS.has(functionName) ? [...NOWHERE, ...NOT_IN_A_TURN] : NOWHERE;
  return [...packages].filter((name) => rules.some((rule) => rule.test(name)));
}
