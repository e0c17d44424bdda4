import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NOTHING_REAL, parseReal, REAL_HELP, type Real } from '../real';
import { chooseRuntime, isRuntimeName, RUNTIMES } from '../services/lambda/runtime/choose';
import type { Runtime } from '../services/lambda/runtime/runtime';
import type { DeployedBot } from './deployed-bot';

export interface CallArguments {
  readonly from: string;
  /** What the caller says, one turn each; empty text is silence. `undefined`: somebody types. */
  readonly lines: readonly string[] | undefined;
  readonly answers: boolean;
  readonly answerLines: readonly string[];
  readonly startMs: number;
  readonly seed: string;
  readonly traceFile: string | undefined;
  readonly assembly: string;
  readonly runtime: Runtime;
  readonly real: Real;
  readonly json: boolean;
  /** Talked to instead of hosting anything. */
  readonly bot: DeployedBot | undefined;
  /** Given, not the default. */
  readonly isFromGiven: boolean;
}

/** A Wednesday, 10:00 in San Francisco, 13:00 in New York, 18:00 in London: within calling hours wherever a default caller may be. */
const DEFAULT_NOW = '2026-11-18T18:00:00.000Z';
const DEFAULT_CALLER = '+14155552671';
/** What somebody says who answers and was given no lines. */
const DEFAULT_ANSWER = ['Yes, this is a good moment. Please go ahead.', 'That sounds useful. Thank you.'];

export const HELP = `npm run call -- [options]

Phones Atlas in the contact center that cdk.out describes, on virtual time: a callback in half an hour takes a moment.
Without --say or --file you type what the caller says.

  --from NUMBER        who calls, any spelling (default +1 415 555 2671)
  --say TEXT           one caller turn; repeatable; '' is silence
  --file FILE          one caller turn a line (blank lines are skipped); when the call has ended the next line dials in again
  --answer             answer when Atlas calls back (otherwise it rings out)
  --answer-say TEXT    what is said then; repeatable
  --answer-file FILE   the same from a file
  --now ISO            when the call takes place (default ${DEFAULT_NOW})
  --seed N             of everything left to chance (default 1): the same seed gives the same call
  --trace FILE         write the trace as JSON lines, without personal data
  --assembly DIR       another cdk.out
  --runtime NAME       in-process (the default) or process: each function environment in a child process, and real time while one works
  --node VERSION       with --runtime process: 24, or the path of a Node binary (default: this one)
${REAL_HELP}
  --bot-id ID          talk to this deployed bot instead, through Lex Runtime V2, with your AWS credentials; with --alias-id, the outputs BotId
  --alias-id ID        and BotAliasId. Needs --say or --file. A callback that is asked for is real: it rings --from, or the number that is said
  --locale ID          of that bot (default en_US)
  --endpoint URL       another Lex, such as the address that npm start prints
  --json               end with one line of JSON: turns, callback, lead, tasks, executions, templates, faults
  --help

Exits 1 when anything was found wrong (listed on standard error and under faults), 2 when these options are.
`;

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export async function parseCallArguments(argv: readonly string[], defaultAssembly: string): Promise<CallArguments | 'help'> {
  const { values } = parse(argv);
  if (values.help) return 'help';
  const startMs = Date.parse(values.now ?? DEFAULT_NOW);
  if (Number.isNaN(startMs)) throw new UsageError(`--now ${values.now}: expected an ISO 8601 time such as ${DEFAULT_NOW}`);
  const bot = botOf(values);
  const scripted = values.say !== undefined || values.file !== undefined;
  const answerLines = [...linesOf(values['answer-file'], '--answer-file'), ...(values['answer-say'] ?? [])];
  return {
    from: values.from === undefined ? DEFAULT_CALLER : e164(values.from),
    lines: scripted ? [...(values.say ?? []), ...linesOf(values.file, '--file')] : undefined,
    answers: values.answer === true || answerLines.length > 0,
    answerLines: answerLines.length > 0 ? answerLines : DEFAULT_ANSWER,
    startMs,
    seed: values.seed ?? '1',
    traceFile: values.trace,
    assembly: values.assembly ?? defaultAssembly,
    runtime: runtimeOf(values.runtime ?? 'in-process', values.node),
    real: values.real === undefined ? NOTHING_REAL : await realOf(values.real),
    json: values.json === true,
    bot,
    isFromGiven: values.from !== undefined,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        from: { type: 'string' },
        say: { type: 'string', multiple: true },
        file: { type: 'string' },
        answer: { type: 'boolean' },
        'answer-say': { type: 'string', multiple: true },
        'answer-file': { type: 'string' },
        now: { type: 'string' },
        seed: { type: 'string' },
        trace: { type: 'string' },
        assembly: { type: 'string' },
        runtime: { type: 'string' },
        node: { type: 'string' },
        real: { type: 'string' },
        'bot-id': { type: 'string' },
        'alias-id': { type: 'string' },
        locale: { type: 'string' },
        endpoint: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message} (--help lists the options)`, { cause });
  }
}

function runtimeOf(runtime: string, node: string | undefined): Runtime {
  if (!isRuntimeName(runtime)) throw new UsageError(`--runtime ${runtime}: expected ${RUNTIMES.join(' or ')}`);
  try {
    return chooseRuntime({ runtime, node });
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

type Values = ReturnType<typeof parse>['values'];

function botOf({ 'bot-id': botId, 'alias-id': botAliasId, locale, endpoint, say, file, real }: Values): DeployedBot | undefined {
  if (botId === undefined && botAliasId === undefined) {
    if (locale !== undefined || endpoint !== undefined)
      throw new UsageError('--locale and --endpoint are of a deployed bot: --bot-id and --alias-id');
    return undefined;
  }
  if (!botId || !botAliasId)
    throw new UsageError('--bot-id and --alias-id go together: the outputs BotId and BotAliasId of the stack Atlas');
  if (say === undefined && file === undefined) throw new UsageError('--bot-id needs --say or --file: what the caller says');
  if (real !== undefined) throw new UsageError('--bot-id hosts nothing, so there is nothing to leave to --real');
  if (endpoint !== undefined && !URL.canParse(endpoint)) throw new UsageError(`--endpoint ${endpoint}: expected a URL`);
  return { botId, botAliasId, localeId: locale ?? 'en_US', endpoint };
}

async function realOf(real: string): Promise<Real> {
  try {
    return await parseReal(real);
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function linesOf(file: string | undefined, option: string): string[] {
  if (file === undefined) return [];
  try {
    return readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
  } catch (cause) {
    throw new UsageError(`${option} ${file}: ${(cause as Error).message}`, { cause });
  }
}

/** What the telephone network would make of the dialed digits: it does not judge whether anybody can be called there. */
export function e164(spelling: string): string {
  const digits = spelling.replace(/\D/g, '');
  if (digits.length < 3 || digits.length > 15)
    throw new UsageError('--from: expected a phone number of 3 to 15 digits, such as +1 415 555 2671');
  if (spelling.trim().startsWith('+')) return `+${digits}`;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  return digits.length === 10 ? `+1${digits}` : `+${digits}`;
}
