import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../local/cloud/seeded-random';
import { loadMachine } from '../../../local/services/sfn/asl/load/machine';
import { worstSeconds } from '../../support/worst-seconds';
import { type AslEdit, aslEdit } from './asl-edit';

/** As it is deployed. */
const definitionOf = (machine: string) =>
  readFileSync(join(__dirname, `../../../statemachines/${machine}.asl.json`), 'utf8').replace(
    /\$\{\w+\}/g,
    'arn:aws:states:us-east-1:123456789012:stateMachine:any',
  );
const editsOf = (machine: string): AslEdit[] =>
  Array.from({ length: 300 }, (_, seed) => aslEdit(definitionOf(machine), seededRandom(seed)));

describe.each([
  ['callback', 'EXPRESS'],
  ['call-monitor', 'STANDARD'],
] as const)('an edit of %s', (machine, type) => {
  const edits = editsOf(machine);

  it('is one that Step Functions takes, and changes something', () => {
    for (const { definition, what } of edits) {
      expect([what, loadMachine(definition, type).problems]).toEqual([what, []]);
      expect(JSON.parse(definition)).not.toEqual(JSON.parse(definitionOf(machine)));
    }
  });

  it('is a retry, a name, or a state between', () => {
    for (const what of [
      /again after \d s$/,
      /again \d times$/,
      / is called /,
      /^"Take A Note" comes before/,
      /^"Wait A Moment" comes before/,
    ])
      expect(edits.filter((edit) => what.test(edit.what)).length).toBeGreaterThan(20);
  });
});

it('an edit leaves a callback the time that it may take when everything is slow', () => {
  for (const { definition, what } of editsOf('callback')) {
    const flow = JSON.parse(definition);
    expect([what, worstSeconds(flow) < flow.TimeoutSeconds]).toEqual([what, true]);
  }
});
