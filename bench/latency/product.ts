import { join } from 'node:path';
import { HARD_STOP_MS, HEDGE, WRAP_UP_MS } from '../../lambdas/lex-fulfillment/policy';
import { digestOf } from '../../lambdas/shared/domain/scenario-digest';
import { sign } from '../../lambdas/shared/domain/signature';
import { standardScenario } from '../../lambdas/shared/language/standard-scenario';
import { checkTargets, type TargetCheck } from '../../lambdas/shared/performance';
import { Hedge } from '../../lambdas/shared/policy/hedge';
import { LINE_WAIT_MS } from '../../lambdas/start-outbound-call/inbound-line';
import { readWorkflow, type Workflow } from './workflow';

/**
 * The product's own numbers and decisions, as the lab drives them: this is the only file of the lab that knows where they are. Budgets come from
 * lambdas/lex-fulfillment/policy.ts, the hedge is the very class that the turn uses, the workflow is the file that is deployed.
 */

/** Work is told to come to an end: what is whole by then is said. */
export const TURN_ABORT_MS = HARD_STOP_MS - WRAP_UP_MS;

/** A caller who is rung on the line they asked from: how long the dialer is patient with a farewell, how often it looks, and what a callback is put off by. */
export const LINE = { waitMs: LINE_WAIT_MS, lookAgainMs: 500, putOffMs: 5000 };

/** What the product promises of its own operations, checked by its own code. */
export const checkPromises = (samplesMs: Readonly<Record<string, readonly number[]>>): readonly TargetCheck[] => checkTargets(samplesMs);

export type { TargetCheck };

export const newHedge = (): Hedge => new Hedge(HEDGE);

const definition = (file: string): Workflow => readWorkflow(join(__dirname, file));

export const WORKFLOWS = {
  before: definition('definitions/document-before.asl.json'),
  'document-parallel': definition('definitions/document-parallel.asl.json'),
  product: definition('../../statemachines/callback.asl.json'),
} as const;

/** The state whose end is the ring. */
export const RINGS_AFTER = 'Start Outbound Call';

/** What the flow of an outbound call puts into its session: the id and the scenario, signed under the key of this contact. */
export function outboundAttributes(identityKey: string, contactId: string): Record<string, string> {
  return {
    contactId,
    callback: sign(identityKey, { purpose: 'callback', contactId }, 'a'.repeat(32)),
    scenario: sign(identityKey, { purpose: 'scenario', contactId }, digestOf(standardScenario())),
  };
}
