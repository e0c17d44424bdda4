import { ASSEMBLY } from '../support/assembly';
import { fuzz } from './fuzz';
import { MAX_ATTRIBUTE_BYTES } from './lex-response';

it('answers 2,000 hostile events with 2,000 valid responses, and asks nobody who is not its business', async () => {
  const report = await fuzz({ events: 2000, seed: 'jest', assembly: ASSEMBLY });
  expect(report).toMatchObject({ events: 2000, unhandled: 0, invalid: 0, stray: 0, failures: [] });
  expect(report.maxAttributeBytes).toBeLessThanOrEqual(MAX_ATTRIBUTE_BYTES);
  expect(report.slowestMs).toBeLessThanOrEqual(2500); // on the virtual clock
  // What hangs on a yes was tried, and so were models.
  expect(report.requests['dynamodb:PutItem']).toBeGreaterThan(0);
  expect(report.rungs['fast']).toBeGreaterThan(0);
}, 300_000);

it('repeats a run by its seed', async () => {
  const run = () => fuzz({ events: 100, seed: 'again', assembly: ASSEMBLY });
  expect(await run()).toEqual(await run());
}, 300_000);
