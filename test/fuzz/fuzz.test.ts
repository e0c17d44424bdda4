import { ASSEMBLY } from '../support/assembly';
import { npmRun } from '../support/npm-run';
import { MAX_ATTRIBUTE_BYTES } from './lex-response';

const fuzz = (events: number, seed: string) => npmRun('fuzz', '--events', String(events), '--seed', seed, '--assembly', ASSEMBLY);

it('answers 2,000 hostile events with 2,000 valid responses, and asks nobody who is not its business', () => {
  const report = fuzz(2000, 'jest');
  expect(report).toMatchObject({ events: 2000, unhandled: 0, invalid: 0, stray: 0, failures: [] });
  expect(report.maxAttributeBytes).toBeLessThanOrEqual(MAX_ATTRIBUTE_BYTES);
  expect(report.slowestMs).toBeLessThanOrEqual(2500); // on the virtual clock
  // What hangs on a yes was tried, and so were models.
  expect(report.requests['dynamodb:PutItem']).toBeGreaterThan(0);
  expect(report.rungs['fast']).toBeGreaterThan(0);
}, 300_000);

it('repeats a run by its seed', () => {
  const run = () => ({ ...fuzz(100, 'again'), machine: undefined });
  expect(run()).toEqual(run());
}, 300_000);
