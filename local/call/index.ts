import '../utc';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssemblyRefused } from '../cloud/assembly-refused';
import { seededRandom } from '../cloud/seeded-random';
import type { Fault } from '../cloud/trace';
import { traceLog } from '../cloud/trace-log';
import type { VirtualClock } from '../cloud/virtual-clock';
import { type ContactCenter, startContactCenter } from '../contact-center';
import { bannerOf } from '../real';
import { clockFor } from '../services/lambda/runtime/choose';
import { terminalSoftphone } from '../softphone/terminal-softphone';
import { isStale, synthesize } from '../synthesize';
import { type CallArguments, HELP, parseCallArguments, UsageError } from './arguments';
import { callDeployedBot, type DeployedBot } from './deployed-bot';
import { type CallReport, reportOf } from './report';
import { playScriptedCall } from './scripted-call';
import { describeCall, describeTurn } from './words';

const CDK_OUT = join(__dirname, '../../cdk.out');

async function main(): Promise<number> {
  const options = await parseCallArguments(process.argv.slice(2), CDK_OUT);
  if (options === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.bot) return talkTo(options.bot, options);
  if (options.assembly === CDK_OUT && isStale(CDK_OUT)) {
    process.stderr.write('synthesizing cdk.out …\n');
    await synthesize(CDK_OUT);
  }
  const { runtime, real } = options;
  process.stderr.write(bannerOf(real));
  const clock = clockFor(runtime, options.startMs);
  const trace = traceLog(clock);
  let faults: readonly Fault[];
  try {
    const center = await startContactCenter({
      assembly: options.assembly,
      clock,
      random: seededRandom(options.seed),
      trace,
      runtime,
      real,
    });
    try {
      await makeTheCall(center, clock, options);
    } finally {
      await center.close();
    }
    faults = center.faults();
  } catch (error) {
    if (!(error instanceof AssemblyRefused)) throw error;
    faults = trace.faults;
    if (options.json) process.stdout.write(`${JSON.stringify(refused(faults))}\n`);
  } finally {
    if (options.traceFile) writeFileSync(options.traceFile, trace.events.map(({ pii, ...event }) => `${JSON.stringify(event)}\n`).join(''));
  }
  for (const { what, where } of faults) process.stderr.write(`fault: ${what}\n       in ${where}\n`);
  return faults.length > 0 ? 1 : 0;
}

/** The same report as of a hosted call, as far as anybody can know it from outside. */
async function talkTo(bot: DeployedBot, { lines = [], from, isFromGiven, json }: CallArguments): Promise<number> {
  const say = (line: string) => json || process.stdout.write(`${line}\n`);
  const call = await callDeployedBot({
    bot,
    lines,
    from: isFromGiven ? from : undefined,
    onCall: (opened) => say(describeCall(opened)),
    onTurn: (turn) => say(describeTurn(turn)),
  });
  if (json) process.stdout.write(`${JSON.stringify({ ...refused([]), ...call })}\n`);
  return call.turns.every(({ heard }) => heard !== '') ? 0 : 1;
}

async function makeTheCall(center: ContactCenter, clock: VirtualClock, options: CallArguments): Promise<void> {
  if (options.lines === undefined) {
    await terminalSoftphone(center, {
      from: options.from,
      drive: (until) => clock.runUntil(until),
      input: process.stdin,
      output: process.stdout,
    });
    return;
  }
  const say = (line: string) => options.json || process.stdout.write(`${line}\n`);
  const call = await playScriptedCall(center, clock, {
    from: options.from,
    lines: options.lines,
    answerLines: options.answers ? options.answerLines : undefined,
    onCall: (opened) => say(describeCall(opened)),
    onTurn: (turn) => say(describeTurn(turn)),
  });
  const report = await reportOf(center, call);
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else say(summary(report));
}

function summary({ callback, lead, executions }: CallReport): string {
  const lines = executions.map(
    ({ stateMachine, status, states }) => `${stateMachine}: ${status} (${states.map(({ name }) => name).join(' → ')})`,
  );
  if (callback) lines.push(`callback ${callback.callbackId}: ${callback.state}${callback.outcome ? `, ${callback.outcome}` : ''}`);
  if (lead) lines.push(`lead ${lead['Id']}: ${lead['LastName']}, ${lead['Company']}, ${lead['Status']}`);
  return `\n${lines.join('\n')}`;
}

/** What is known when nothing was hosted. */
const refused = (faults: readonly Fault[]): CallReport => ({
  turns: [],
  calls: [],
  callback: null,
  lead: null,
  tasks: [],
  executions: [],
  templates: [],
  faults,
});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    process.stderr.write(`${isUsage ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = isUsage ? 2 : 1;
  },
);
