import { sfn } from '../../../local/services/sfn';
import type { StateMachine } from '../../../local/services/sfn/state-machine';
import { aslEdit } from './asl-edit';
import type { Storm } from './storm';

const ARROW = 'ops → sfn';
const MACHINES = ['atlas-callback', 'atlas-call-monitor'] as const;
/** Of each machine, in the seeds that have edits. */
const RATE = 0.5;
/** The edit goes live within so many states of the machine, and so long after one of them was entered: while executions run. */
const STATES = 8;
const AFTER_MS = 3_000;
/** As the template shifts the alias: a tenth of the executions for five minutes. At a desk all of them at once. */
const CANARY_WEIGHT = 10;
const CANARY_MS = 5 * 60_000;
const SHARE_CANARY = 0.5;

/** Ops deploy an edited definition in the middle of everything: what runs goes on as it was started, what starts next takes the new one. */
export function deployments(storm: Storm): void {
  const { trace } = storm.center;
  const lots = storm.lots('ASL edit', ARROW);
  const due = new Map(MACHINES.map((name) => [name as string, 1 + Math.floor(lots.next() * STATES)]));
  trace.subscribe(({ type, detail }) => {
    if (type !== 'states.event' || !/StateEntered$/.test(String(detail['eventType']))) return;
    const name = String(detail['stateMachine']);
    const left = due.get(name);
    if (left === undefined || !storm.isRaging) return;
    due.set(name, left - 1);
    if (left > 1) return;
    due.delete(name);
    storm.pass(ARROW);
    if (storm.strike('ASL edit', ARROW, RATE)) storm.later(lots.next() * AFTER_MS, () => deploy(name, storm));
  });
}

async function deploy(name: string, storm: Storm): Promise<void> {
  const { cloud, trace } = storm.center;
  const { store } = cloud.context(sfn);
  const machine = store.list().find((each) => each.name === name);
  if (!machine) throw new Error(`there is no state machine ${name}`);
  const lots = storm.lots('ASL edit', `${ARROW}/${name}`);
  const { definition, what } = aslEdit(machine.definition, lots);
  trace.emit('storm.edit', { stateMachine: name, what });
  const ask = (operation: string, input: object) => cloud.call({ service: 'sfn', operation, input, principal: { kind: 'operator' } });
  const { stateMachineVersionArn } = await ask('UpdateStateMachine', { stateMachineArn: machine.arn, definition, publish: true });
  const shift = async (weight: number) => {
    for (const { arn, routes } of store.aliasesOf(machine as StateMachine)) {
      const before = routes[0]?.version.arn;
      const old = weight < 100 && before !== undefined ? [{ stateMachineVersionArn: before, weight: 100 - weight }] : [];
      await ask('UpdateStateMachineAlias', {
        stateMachineAliasArn: arn,
        routingConfiguration: [...old, { stateMachineVersionArn, weight }],
      });
    }
  };
  if (lots.next() >= SHARE_CANARY) return shift(100);
  await shift(CANARY_WEIGHT);
  storm.clock.setTimeout(() => void shift(100), CANARY_MS); // no world waits for it
}
