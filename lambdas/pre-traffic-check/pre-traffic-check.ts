import { InvalidInput } from '../shared/domain/errors';
import type { DeploymentHook, Deployments } from '../shared/ports/deployments';
import type { Functions } from '../shared/ports/functions';
import { lexEvent } from './lex-event';

export interface PreTrafficCheckPorts {
  readonly functions: Functions;
  readonly deployments: Deployments;
  /** The version that nobody talks to yet. */
  readonly fulfillmentArn: string;
  readonly clock: { now(): number };
  readonly report: (message: string, fields?: Readonly<Record<string, string | number>>, error?: unknown) => void;
}

/** Asks for nothing that is kept: nobody is called, no lead is written. */
export const CONVERSATION: readonly (readonly [said: string, intent: string])[] = [
  ['hello', 'Greeting'],
  ['what is the demo about', 'AboutDemo'],
  ['do whales sing at night', 'FallbackIntent'],
];

/** A caller hears the hard stop's canned words long before: later than this, the function did not answer by itself. The first turn also starts it. */
const TURN_MS = { first: 6_000, later: 3_000 };

/** Talks with the new version, and lets traffic to it when it answers as it should. Throws only when the verdict cannot be told. */
export async function preTrafficCheck(hook: DeploymentHook, ports: PreTrafficCheckPorts): Promise<'Succeeded' | 'Failed'> {
  const verdict = await conversation(hook.hookExecutionId, ports).then(
    () => 'Succeeded' as const,
    (error: unknown) => {
      ports.report('conversation failed', {}, error);
      return 'Failed' as const;
    },
  );
  await ports.deployments.conclude(hook, verdict);
  return verdict;
}

async function conversation(id: string, { functions, fulfillmentArn, clock, report }: PreTrafficCheckPorts): Promise<void> {
  const sessionId = `check-${id.replace(/[^0-9a-zA-Z._-]/g, '').slice(-60)}`;
  let attributes: Readonly<Record<string, string>> = {};
  const rungs: (string | undefined)[] = [];
  for (const [index, [said, intent]] of CONVERSATION.entries()) {
    const startedAt = clock.now();
    const answer = readAnswer(await functions.invoke(fulfillmentArn, lexEvent({ said, intent, sessionId, attributes })));
    const ms = clock.now() - startedAt;
    report('turn', { intent, ms, rung: answer.attributes['rung'] ?? 'none' });
    if (answer.speech === '') throw new BadAnswer(`${intent}: nothing to say`);
    if (ms > (index === 0 ? TURN_MS.first : TURN_MS.later)) throw new BadAnswer(`${intent}: ${ms} ms are too long`);
    attributes = answer.attributes;
    rungs.push(attributes['rung']);
  }
  if (rungs.every((rung) => rung === 'canned')) throw new BadAnswer('every turn was answered with canned words');
}

class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/** What Lex takes as an answer, or it throws BadAnswer. */
function readAnswer(answer: unknown): { readonly speech: string; readonly attributes: Readonly<Record<string, string>> } {
  const { messages, sessionState } = (answer ?? {}) as {
    messages?: unknown;
    sessionState?: { sessionAttributes?: unknown; dialogAction?: unknown };
  };
  if (!sessionState?.dialogAction) throw new BadAnswer('no dialog action, which Lex needs');
  const contents = Array.isArray(messages) ? messages.map(({ content }) => String(content ?? '')) : [];
  return { speech: contents.join(' ').trim(), attributes: (sessionState.sessionAttributes ?? {}) as Record<string, string> };
}

/** What CodeDeploy gives its hooks. Errors: InvalidInput. */
export function parseHook(event: unknown): DeploymentHook {
  const { DeploymentId: deploymentId, LifecycleEventHookExecutionId: hookExecutionId } = (event ?? {}) as Record<string, unknown>;
  if (typeof deploymentId !== 'string' || typeof hookExecutionId !== 'string')
    throw new InvalidInput(
      `expected { DeploymentId, LifecycleEventHookExecutionId }, got keys ${JSON.stringify(Object.keys(event ?? {}))}`,
    );
  return { deploymentId, hookExecutionId };
}
