import type { RecognizeTextCommandInput, RecognizeTextCommandOutput } from '@aws-sdk/client-lex-runtime-v2';
import { systemClock } from '../cloud/system-clock';
import type { ScriptedCall, SpokenCall, SpokenTurn } from './scripted-call';

/** A bot of an AWS account, or of `npm start`, by the outputs of the stack Atlas. */
export interface DeployedBot {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  /** Another Lex than that of the Region. */
  readonly endpoint: string | undefined;
}

export interface DeployedCallOptions {
  readonly bot: DeployedBot;
  readonly lines: readonly string[];
  /** Whose phone rings when a callback is asked for. Absent: Atlas does not know who calls, and asks for a number. */
  readonly from: string | undefined;
  readonly onCall: (call: SpokenCall) => void;
  readonly onTurn: (turn: SpokenTurn) => void;
}

/**
 * Types what a caller says to a deployed bot, through Lex Runtime V2. Each call is a session of its own; one that has ended is followed by another.
 * Not here: the flows, voice, and whatever a callback sets in motion, which nobody sees from here. Errors: in words that tell what to do.
 */
export async function callDeployedBot({ bot, lines, from, onCall, onTurn }: DeployedCallOptions): Promise<ScriptedCall> {
  const { LexRuntimeV2Client, RecognizeTextCommand } = await import('@aws-sdk/client-lex-runtime-v2');
  const { endpoint, ...address } = bot;
  const client = new LexRuntimeV2Client(endpoint === undefined ? {} : { endpoint });
  const clock = systemClock();
  const turns: SpokenTurn[] = [];
  const calls: SpokenCall[] = [];
  let sessionId: string | undefined;
  try {
    for (const line of lines) {
      const isFirst = sessionId === undefined;
      if (sessionId === undefined) {
        sessionId = `call-${process.pid}-${clock.now()}-${calls.length + 1}`;
        const call: SpokenCall = { direction: 'inbound', contactId: sessionId, opening: '' };
        calls.push(call);
        onCall(call);
      }
      const startedAt = clock.now();
      const input: RecognizeTextCommandInput = {
        ...address,
        sessionId,
        text: line.trim() === '' ? '…' : line, // Lex takes no silence
        ...(isFirst && from !== undefined && { sessionState: { sessionAttributes: { callerNumber: from } } }),
      };
      const answer = await told(client.send(new RecognizeTextCommand(input)), bot);
      const turn = turnOf(line, answer, clock.now() - startedAt);
      turns.push(turn);
      onTurn(turn);
      const current = calls.at(-1);
      if (answer.sessionState?.dialogAction?.type === 'Close' && current) {
        current.endedBecause = 'closed';
        sessionId = undefined;
      }
    }
  } finally {
    client.destroy();
  }
  return { turns, calls };
}

function turnOf(said: string, { messages = [], sessionState, interpretations = [] }: RecognizeTextCommandOutput, ms: number): SpokenTurn {
  const rung = sessionState?.sessionAttributes?.['rung'];
  return {
    direction: 'inbound',
    said,
    heard: messages.map(({ content }) => content).join(' '),
    intent: sessionState?.intent?.name ?? interpretations[0]?.intent?.name ?? '',
    ms,
    ...(rung !== undefined && { rung }),
  };
}

/** What usually is wrong, and what to do about it. */
async function told<T>(call: Promise<T>, { botId, botAliasId, localeId, endpoint }: DeployedBot): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    const error = thrown as Error;
    const says = (what: string) => new Error(`${what} (${error.name}: ${error.message})`, { cause: thrown });
    if (error.name === 'ResourceNotFoundException')
      throw says(
        `there is no bot ${botId} with alias ${botAliasId} and locale ${localeId} here: take BotId and BotAliasId from cdk-outputs.json, and set AWS_REGION`,
      );
    if (error.name === 'CredentialsProviderError' || error.name === 'UnrecognizedClientException')
      throw says('AWS does not know you: set AWS_PROFILE, or log in with aws sso login');
    if (error.name === 'AccessDeniedException') throw says('you may not talk to the bot: ask for lex:RecognizeText on its alias');
    if (error.name === 'DependencyFailedException' || error.name === 'BadGatewayException')
      throw says('the bot answers and its function does not: look into the log group of atlas-lex-fulfillment, and run npm run doctor');
    if (/Region is missing/.test(error.message)) throw says('there is no AWS Region: set AWS_REGION');
    if (/ECONNREFUSED/.test(`${error.message}${(error as NodeJS.ErrnoException).code}`))
      throw says(`nothing listens at ${endpoint ?? 'AWS'}: start it with npm start`);
    throw thrown;
  }
}
