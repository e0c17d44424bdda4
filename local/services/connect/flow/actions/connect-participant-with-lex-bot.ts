// Flow designer: "Get customer input" with an Amazon Lex bot.

import { NOWHERE } from '../../../lex-runtime-v2/speech-attributes';
import type { ActionType, FlowRun, Outcome } from '../action';
import { hearUtterance } from '../hear-utterance';
import { lexSettings } from '../lex-settings';
import { type TurnTaken, takeTurn } from '../lex-turn';
import { fixed, mapOf, optional, shape, text } from '../parameters';
import { complaintAboutPrompt, promptOf, promptParameters } from './prompt';

/** The bot asks again once when the caller is silent; then the block gives up. */
const SILENCES_ALLOWED = 1;

/** Stays with the bot until that closes, then branches on the intent. Not here: chat, Lex V1, bots named by a reference. */
export const connectParticipantWithLexBot: ActionType = {
  parameters: shape({ ...promptParameters, LexV2Bot: shape({ AliasArn: fixed }), LexSessionAttributes: optional(mapOf(text)) }),
  errors: () => ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
  operators: ['Equals'],
  complaint(action, { instance }) {
    const { AliasArn } = action.parameters.LexV2Bot;
    const isAssociated = instance.associations.some(({ type, arn }) => type === 'LEX_BOT' && arn === AliasArn);
    return isAssociated
      ? complaintAboutPrompt(action)
      : `the bot ${AliasArn} is not associated with the instance (AWS::Connect::IntegrationAssociation)`;
  },
  resource: ({ parameters }) => parameters.LexV2Bot.AliasArn,
  substitute: (action, arn) => ({ ...action, parameters: { ...action.parameters, LexV2Bot: { AliasArn: arn } } }),
  run(action, run) {
    const given = Object.entries((action.parameters.LexSessionAttributes ?? {}) as Record<string, string>);
    const attributes = Object.fromEntries(given.map(([name, value]) => [name, run.resolve(value)]));
    return talk(action.parameters.LexV2Bot.AliasArn, promptOf(action, run), attributes, run);
  },
};

async function talk(botAliasArn: string, opening: string, attributes: Record<string, string>, run: FlowRun): Promise<Outcome> {
  const { line, context, data } = run;
  // The block's attributes come with its first utterance. From then on the session has them, or no longer: what the bot's function drops is gone.
  let settings = lexSettings({ ...attributes, ...data.lex.sessionAttributes }, NOWHERE);
  let given: Record<string, string> | undefined = attributes;
  let prompt = opening;
  let taken: TurnTaken | undefined;
  for (let silences = 0; silences <= SILENCES_ALLOWED; ) {
    const spoken = line.speak(prompt, settings.mayInterrupt && !taken?.reply.endsBlock ? settings.kinds : []);
    if (taken) line.turn(taken.event);
    await spoken;
    if (taken?.reply.endsBlock) return { result: taken.reply.intent.name };
    taken = undefined;
    const heard = await hearUtterance(line, context.clock, settings);
    if (!heard) {
      silences++;
      continue;
    }
    silences = 0;
    taken = await takeTurn(heard, botAliasArn, given, run);
    given = undefined;
    prompt = taken.event.heard;
    const { intent, slotToElicit = '*', sessionAttributes } = taken.reply;
    settings = lexSettings(sessionAttributes, { intent: intent.name, slot: slotToElicit });
  }
  return { error: 'InputTimeLimitExceeded' };
}
