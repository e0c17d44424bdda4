import type { Handler } from '../../handler';
import { handlerContext } from '../../handler-context';
import { loggedError, thrown, unhandledRejection } from '../../invocation-error';
import { responsePayload } from '../../response-payload';
import type { InvocationError } from '../../runtime';
import type { Settings } from '../settings';
import { calm } from './calm';
import { loadHandler } from './code';
import { stayWithin } from './network';
import { messagesWritten } from './output';
import { type NextInvocation, RuntimeClient } from './runtime-client';
import { enterWorld } from './world';

/**
 * What every execution environment in a process of its own runs: Lambda's Node runtime, as far as our functions know it. Loads the handler,
 * then asks for an invocation and answers it, again and again.
 * Not here: handlers with a callback, streamed responses, ES modules.
 */
const settings = JSON.parse(process.argv[2] ?? '') as Settings;
const runtimeApi = process.env['AWS_LAMBDA_RUNTIME_API'] ?? '';
const world = enterWorld(settings);
const client = new RuntimeClient(runtimeApi);
stayWithin({ ...settings, runtimeApi });

let isEnding = false;
let onEmptyLoop: ((error: Error) => void) | undefined;

/** As the Node runtime exits: 129 after an exception that nobody caught, 128 after a rejection. */
process.on('uncaughtException', (error) => void crash('Uncaught Exception', thrown(error), 129));
process.on('unhandledRejection', (reason) => void crash('Unhandled Promise Rejection', unhandledRejection(reason), 128));
process.on('beforeExit', () => onEmptyLoop?.(neverSettled()));

async function run(): Promise<void> {
  let handler: Handler;
  try {
    handler = loadHandler(process.env['_HANDLER'] ?? '', settings.codeDirectory);
  } catch (error) {
    return crash('Uncaught Exception', thrown(error), 129);
  }
  await calm();
  while (!isEnding) {
    const next = await client.next(messagesWritten());
    world.clockOffsetMs = next.clockOffsetMs;
    world.requestId = next.requestId;
    await answer(handler, next);
    world.flush();
    world.requestId = undefined;
  }
}

async function answer(handler: Handler, { requestId, payload, traceHeader, ...invocation }: NextInvocation): Promise<void> {
  process.env['_X_AMZN_TRACE_ID'] = traceHeader;
  const context = handlerContext({ ...invocation, requestId, variables: process.env, now: world.now });
  try {
    const empty = new Promise<never>((_, reject) => {
      onEmptyLoop = reject;
    });
    const result = await Promise.race([(async () => handler(JSON.parse(payload), context))(), empty]);
    const response = responsePayload(result);
    world.flush();
    if (!isEnding) await client.respond(requestId, response);
  } catch (error) {
    if (isEnding) return;
    const failure = thrown(error);
    logError('Invoke Error', failure);
    await client.fail(requestId, failure);
  } finally {
    onEmptyLoop = undefined;
  }
}

async function crash(label: string, error: InvocationError, exitCode: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  logError(label, error);
  await client.fail(world.requestId, error);
  process.exit(exitCode);
}

function logError(label: string, error: InvocationError): void {
  world.flush();
  world.write(`${new Date(world.now()).toISOString()}\t${world.requestId ?? 'undefined'}\tERROR\t${label} \t${loggedError(error)}`);
}

/** The handler's promise will never settle: nothing is left that could do it. */
const neverSettled = (): Error =>
  Object.assign(
    new Error(
      'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled.',
    ),
    { name: 'Runtime.NodeJsExit' },
  );

void run();
