import { unlessAborted, within } from '../../shared/deadline';
import { isCallbackId } from '../../shared/domain/ids';
import type { Scenario } from '../../shared/domain/scenario';
import { digestOf, parseDigest } from '../../shared/domain/scenario-digest';
import { sign, verify } from '../../shared/domain/signature';
import { standardScenario } from '../../shared/language/standard-scenario';
import { TABLE_READ_MS } from '../policy';
import type { Turn, TurnPorts } from '../turn';

export interface CallScenario {
  readonly scenario: Scenario;
  /** Signed, for the next turn, when it had to be read from the table. */
  readonly signedDigest?: string;
}

/** Only the flow of an outbound call brings these; forged ones buy nobody more than the standard scenario. */
export const isOutbound = ({ session }: Turn): boolean => Boolean(session.callback ?? session.scenario);

/** What steers this outbound call: the signed digest, else the table's by the signed id, else the standard one. Never fails. */
export async function scenarioOf(turn: Turn, ports: TurnPorts, signal: AbortSignal): Promise<CallScenario> {
  try {
    const key = await unlessAborted(signal, ports.identityKey.read());
    return digestIn(turn, key) ?? (await readScenario(turn, key, ports)) ?? { scenario: standardScenario(turn.language) };
  } catch (error) {
    ports.report('scenario unread', {}, error);
    return { scenario: standardScenario(turn.language) };
  }
}

function digestIn({ session, contactId }: Turn, key: string): CallScenario | undefined {
  const digest = session.scenario && verify(key, { purpose: 'scenario', contactId }, session.scenario);
  const scenario = digest ? parseDigest(digest) : undefined;
  return scenario && { scenario };
}

async function readScenario(
  { session, contactId, language }: Turn,
  key: string,
  { scenarios }: TurnPorts,
): Promise<CallScenario | undefined> {
  const callbackId = session.callback && verify(key, { purpose: 'callback', contactId }, session.callback);
  if (!isCallbackId(callbackId)) return undefined;
  const scenario = (await within(TABLE_READ_MS, scenarios.find(callbackId))) ?? standardScenario(language);
  return { scenario, signedDigest: sign(key, { purpose: 'scenario', contactId }, digestOf(scenario)) };
}
