import { join } from 'node:path';
import { HARD_STOP_MS, HEDGE, WRAP_UP_MS } from '../../lambdas/lex-fulfillment/policy';
import { digestOf } from '../../lambdas/shared/domain/scenario-digest';
import { sign } from '../../lambdas/shared/domain/signature';
import { STANDARD_SCENARIO } from '../../lambdas/shared/domain/standard-scenario';
import { Hedge } from '../../lambdas/shared/policy/hedge';
import { readWorkflow, type Workflow } from './workflow';

/**
 * The product's own numbers and decisions, as the lab drives them: this is the only file of the lab that knows where they are. Budgets come from
 * lambdas/lex-fulfillment/policy.ts, the hedge is the very class that the turn uses, the workflow is the file that is deployed.
 */

/** Work is told to come to an end: what is whole by then is said. */
export const TURN_ABORT_MS = HARD_STOP_MS - WRAP_UP_MS;

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
    scenario: sign(identityKey, { purpose: 'scenario', contactId }, digestOf(STANDARD_SCENARIO)),
  };
}
