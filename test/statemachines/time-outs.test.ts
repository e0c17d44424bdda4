import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TIME_BUDGET_MS as ERASE_LEADS_BUDGET_MS } from '../../lambdas/erase-caller-leads/erase-caller-leads';
import { TIME_BUDGET_MS as ERASE_ROWS_BUDGET_MS } from '../../lambdas/erase-caller-rows/erase-caller-rows';
import { SCENARIO_DEADLINE_MS } from '../../lambdas/generate-scenario/generate-scenario';
import { HARD_STOP_MS } from '../../lambdas/lex-fulfillment/policy';
import { MOVE_MS, READ_MS } from '../../lambdas/outbound-check-in/outbound-check-in';
import { CONVERSATION } from '../../lambdas/pre-traffic-check/pre-traffic-check';
import { ANSWER_MS, AT_A_TIME } from '../../lambdas/regenerate-responses/regenerate-responses';
import { BOOKING_MS } from '../../lambdas/request-callback/request-callback';
import { CONTACT_DEADLINE_MS } from '../../lambdas/shared/adapters/connect-contacts';
import { DIAL_DEADLINE_MS } from '../../lambdas/shared/adapters/connect-dialer';
import { TABLE_DEADLINE_MS } from '../../lambdas/shared/adapters/dynamodb/table';
import { SALESFORCE_DEADLINE_MS, UPSERT_DEADLINE_MS } from '../../lambdas/shared/adapters/salesforce-leads';
import { ERASE_DEADLINE_MS } from '../../lambdas/shared/adapters/salesforce-records';
import { WORKFLOW_DEADLINE_MS } from '../../lambdas/shared/adapters/sfn-workflows';
import { LIKELY_QUESTIONS } from '../../lambdas/shared/answers/likely-questions';
import { RUN_LOST_MS } from '../../lambdas/shared/domain/erasure';
import { LINE_WAIT_MS } from '../../lambdas/start-outbound-call/inbound-line';
import { TIME_BUDGET_MS } from '../../lambdas/sweep/sweep';
import { ASSEMBLY } from '../support/assembly';
import { type Flow, type State, worstOfState, worstSeconds } from '../support/worst-seconds';

/** client < function < state < machine, on every path of the template: whoever waits outside knows of a time-out by its right name. */

const definitionOf = (machine: string): Flow =>
  JSON.parse(readFileSync(join(__dirname, `../../statemachines/${machine}.asl.json`), 'utf8'));

const statesOf = ({ States }: Flow): [string, State][] =>
  Object.entries(States).flatMap(([name, state]) => [[name, state] as [string, State], ...(state.Branches ?? []).flatMap(statesOf)]);

const template: { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> } = JSON.parse(
  readFileSync(join(ASSEMBLY, 'Atlas.template.json'), 'utf8'),
);
const resources = (type: string) => Object.values(template.Resources).filter(({ Type }) => Type === type);

function functionSeconds(folder: string): number {
  const [fn] = resources('AWS::Lambda::Function').filter(({ Properties }) => Properties['FunctionName'] === `atlas-${folder}`);
  if (!fn) throw new Error(`no function atlas-${folder} in the template`);
  return Number(fn.Properties['Timeout']);
}

const [TABLE, CONTACT, DIAL, WORKFLOW] = [TABLE_DEADLINE_MS, CONTACT_DEADLINE_MS, DIAL_DEADLINE_MS, WORKFLOW_DEADLINE_MS];
/** An update, and the correction of UNKNOWN when that is what is in the way. */
const MOVE = 2 * TABLE;
/** The slot, and what calls take forgotten by half; and the breaker told. */
const [RELEASE, FAILS] = [2 * TABLE, 2 * TABLE];
/** A lead, the tasks of the most attempts a day, and the row. */
const PROJECT = TABLE + UPSERT_DEADLINE_MS + 3 * SALESFORCE_DEADLINE_MS + 2 * TABLE + TABLE;

/** A callback's items, itself, three others, and its place, slot and monitor. */
const ERASE_ONE = TABLE + TABLE + 3 * TABLE + TABLE + RELEASE + WORKFLOW;
/** A number's items, found in two partitions: profile, a few days' requests, live callback. */
const FORGET = 2 * TABLE + 4 * TABLE;

/** Function → its calls, one after the other, on the longest way through it, each at its deadline. */
const LONGEST_WAYS: Readonly<Record<string, readonly number[]>> = {
  'read-callback': [TABLE],
  'await-outcome': [TABLE, WORKFLOW],
  'reconcile-outcome': [TABLE, CONTACT, MOVE, TABLE, RELEASE, FAILS],
  'plan-next-attempt': [TABLE, TABLE, TABLE, TABLE, TABLE],
  'create-lead': [TABLE, UPSERT_DEADLINE_MS, 2 * TABLE],
  'update-lead': [TABLE, PROJECT],
  'start-outbound-call': [LINE_WAIT_MS, TABLE, CONTACT, TABLE, DIAL, FAILS, 2 * TABLE, WORKFLOW],
  'contact-event': [CONTACT, TABLE, MOVE, RELEASE, FAILS],
  'outbound-check-in': [READ_MS, MOVE_MS],
  'request-callback': [BOOKING_MS], // the key, the number, the row, the start: one deadline for all of it
  'erase-caller-rows': [ERASE_ROWS_BUDGET_MS, ERASE_ONE, FORGET, TABLE],
  'erase-caller-leads': [ERASE_LEADS_BUDGET_MS, ERASE_DEADLINE_MS, TABLE],
  'close-erasure': [TABLE, TABLE],
  'generate-scenario': [SCENARIO_DEADLINE_MS],
  'regenerate-responses': [Math.ceil(LIKELY_QUESTIONS.length / AT_A_TIME) * ANSWER_MS],
  'lex-fulfillment': [HARD_STOP_MS],
  'pre-traffic-check': CONVERSATION.map(() => 1000 * functionSeconds('lex-fulfillment')),
  sweep: [TIME_BUDGET_MS, PROJECT],
};

const MACHINES = ['callback', 'call-monitor', 'erase-caller'];

/** Salesforce may still do what it was asked for when whoever asked has given up. */
const LATE_APPLY_SECONDS = 90;

describe('time-outs nest', () => {
  it.each(Object.entries(LONGEST_WAYS))('client < function: %s', (folder, calls) => {
    expect(calls.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(functionSeconds(folder) * 1000);
  });

  it('every function of the template is among them', () => {
    const folders = resources('AWS::Lambda::Function').map(({ Properties }) => String(Properties['FunctionName']).slice('atlas-'.length));
    expect(new Set(folders)).toEqual(new Set(Object.keys(LONGEST_WAYS)));
  });

  const tasks = MACHINES.flatMap((machine) =>
    statesOf(definitionOf(machine)).filter(([, { Type, Resource }]) => Type === 'Task' && !Resource?.endsWith('.waitForTaskToken')),
  );

  it.each(tasks)('function < state: %s', (name, { Arguments, TimeoutSeconds }) => {
    expect(TimeoutSeconds).toEqual(expect.any(Number));
    if (Arguments?.FunctionName) expect(functionSeconds(name.toLowerCase().replaceAll(' ', '-'))).toBeLessThan(Number(TimeoutSeconds));
  });

  it('state < machine: the worst case of a callback is below its time-out, and that is below two minutes', () => {
    const callback = definitionOf('callback');
    const worst = worstSeconds(callback);
    expect(worst).toBeGreaterThan(60); // or it was not counted
    expect(worst).toBeLessThan(callback.TimeoutSeconds ?? 0);
    expect(callback.TimeoutSeconds).toBeLessThan(120);
  });

  it('late writers < second pass: whoever read the person’s data before the first pass has written by then', () => {
    const wait = Number(definitionOf('erase-caller').States['Wait For Late Writers']?.Seconds);
    const longestFunction = Math.max(...resources('AWS::Lambda::Function').map(({ Properties }) => Number(Properties['Timeout'])));
    const callback = definitionOf('callback').TimeoutSeconds ?? Number.POSITIVE_INFINITY;
    expect(longestFunction).toBeGreaterThanOrEqual(functionSeconds('sweep'));
    expect(wait).toBeGreaterThan(callback + longestFunction + LATE_APPLY_SECONDS);
  });

  it('a round of the erasure < what the sweep takes for a lost run', () => {
    const { States } = definitionOf('erase-caller');
    const round = ['Erase Caller Rows', 'Erase Caller Leads', 'Close Erasure', 'Pause'].reduce((sum, name) => {
      const state = States[name];
      if (!state) throw new Error(`no state ${name}`);
      return sum + worstOfState(state);
    }, 0);
    expect(round).toBeGreaterThan(300); // or it was not counted
    expect(round * 1000).toBeLessThan(RUN_LOST_MS / 2);
  });

  it('every task has a retry with jitter and a catch', () => {
    for (const machine of MACHINES) {
      for (const [name, { Type, Retry = [], Catch = [] }] of statesOf(definitionOf(machine))) {
        if (Type !== 'Task') continue;
        const retrying = Retry.filter(({ MaxAttempts }) => MaxAttempts !== 0);
        expect([name, retrying.map(({ JitterStrategy }) => JitterStrategy)]).toEqual([name, retrying.map(() => 'FULL')]);
        expect([name, retrying.length > 0, Catch.length > 0]).toEqual([name, true, true]);
      }
    }
  });
});
