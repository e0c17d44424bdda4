import type { CfnBot } from 'aws-cdk-lib/aws-lex';
import type { IntentName } from '../../lambdas/lex-fulfillment/intents/intent-name';
import en from './en_US.json';
import es from './es_US.json';

/** What a locale of the bot hears and says by itself. <locale>.json, which anybody may edit. */
export interface BotWords {
  readonly voice: { readonly voiceId: string; readonly engine: string };
  /** While the code hook is at work: after a second, and again every three. */
  readonly filler: Readonly<Record<'start' | 'update', readonly string[]>>;
  /** What Lex itself asks for a slot. */
  readonly prompts: Readonly<Record<SlotPrompt, readonly string[]>>;
  /** What callers say. The fallback has none. */
  readonly utterances: Readonly<Record<Exclude<IntentName, 'FallbackIntent'>, readonly string[]>>;
}

export type SlotPrompt = 'Name' | 'Company' | 'UseCase' | 'PhoneNumber' | 'Message';

/** Every locale that the bot is built in. */
export const BOT_WORDS: Readonly<Record<string, BotWords>> = { en_US: en, es_US: es };

export const says = (utterances: readonly string[]): CfnBot.SampleUtteranceProperty[] => utterances.map((utterance) => ({ utterance }));

/** One of the variants, as Lex chooses: it takes three at most. */
export const messageGroup = (variants: readonly string[]): CfnBot.MessageGroupProperty => {
  const [first = '', ...others] = variants.map((value) => ({ plainTextMessage: { value } }));
  return { message: first as CfnBot.MessageProperty, variations: others as CfnBot.MessageProperty[] };
};
