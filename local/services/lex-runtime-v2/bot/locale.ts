import type { IntentClassifier, IntentSamples } from '../nlu/classifier';
import { LANGUAGES, languageOf } from '../nlu/language';
import type { Language } from '../nlu/language/language';
import { wordsOf } from '../nlu/tokens';
import { understanding } from '../nlu/understanding';
import type { BotLocale, Intent } from './bot';
import { readIntent } from './intent';
import type { Properties } from './properties';
import { readSlotTypes } from './slot';

/** How utterances that are none of the samples are recognized. */
export type Recognition = (samples: readonly IntentSamples[], language: Language) => readonly IntentClassifier[];

/** One of a bot's BotLocales, built: what Lex would refuse to build is refused here. */
export function readLocale(properties: Properties, recognition: Recognition, now: () => number): BotLocale {
  const localeId = properties.matching('LocaleId', /^[a-z]{2}_[A-Z]{2}$/);
  const language = languageOf(localeId) ?? properties.refuse(`locale ${localeId} is not hosted here: understood are ${LANGUAGES}`);
  const threshold = properties.number('NluConfidenceThreshold', 0, 1);
  const slotTypes = readSlotTypes(properties.list('SlotTypes', 'Name'), language, now);
  const intents = properties.list('Intents', 'Name').map((intent) => readIntent(intent, slotTypes, language));
  // How speech is made and heard is the telephone's business.
  properties.withoutEffect('Description', 'VoiceSettings', 'SpeechDetectionSensitivity');
  properties.done();

  const [fallback, ...others] = intents.filter(({ isFallback }) => isFallback);
  if (!fallback || others.length > 0) {
    properties.refuse(`${others.length + (fallback ? 1 : 0)} intents extend AMAZON.FallbackIntent, expected exactly one in every locale`);
  }
  checkNames(intents, properties, language);
  return {
    localeId,
    language,
    intents: new Map(intents.map((intent) => [intent.name, intent])),
    fallback: fallback.name,
    understanding: understanding(
      intents.filter(({ isFallback }) => !isFallback).map((intent) => ({ ...intent, slotTypes: slotTypesOf(intent) })),
      { fallback: fallback.name, threshold, recognition, language },
    ),
  };
}

const slotTypesOf = ({ slots }: Intent) => Object.fromEntries([...slots.values()].map((slot) => [slot.name, slot.type]));

function checkNames(intents: readonly Intent[], properties: Properties, language: Language): void {
  const names = new Set<string>();
  const utterances = new Map<string, string>();
  for (const { name, samples } of intents) {
    if (names.has(name)) properties.refuse(`two intents are named ${name}`);
    names.add(name);
    for (const { text } of samples) {
      const words = wordsOf(text, language).join(' ');
      const other = utterances.get(words);
      if (other !== undefined)
        properties.refuse(`sample utterance "${text}" is in ${other === name ? `${name} twice` : `${other} and in ${name}`}`);
      utterances.set(words, name);
    }
  }
  if (utterances.size === 0) properties.refuse('no intent has a sample utterance');
}
