import { buildPrograms, startRunner, startStandIns } from '../../../bench/turn/processes';
import { ASSEMBLY } from '../../support/assembly';

it('runs the shipped bundle in one process against stand-ins in another, and the old design beside it', async () => {
  const programs = await buildPrograms();
  const { standIns, url } = await startStandIns(programs.standIns);
  const [runner, peer] = await Promise.all([
    startRunner(programs.turns, ASSEMBLY, url),
    startRunner(programs.turns, ASSEMBLY, url, programs.peer),
  ]);
  await standIns.order({ delays: { model: 0, guardrail: 0, other: 0 } });
  const report = await runner.order({ order: 'run', work: 'call', times: 1, atOnce: 1 });
  const { counts } = await standIns.order({ delays: { model: 0, guardrail: 0, other: 0 } });
  const old = await peer.order({ order: 'run', work: 'question', times: 2, atOnce: 2 });
  for (const each of [runner, peer, standIns]) each.end();
  expect(report).toMatchObject({ turns: 14, invocations: 15 });
  expect(report.rungs['fast']).toBe(6);
  expect(counts['bedrock:ConverseStream']).toBeGreaterThanOrEqual(6);
  expect(old).toMatchObject({ turns: 2, rungs: { before: 2 } });
});
