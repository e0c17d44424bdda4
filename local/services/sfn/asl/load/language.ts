import type { JsonObject } from '../json';
import type { Language, Place } from './place';

/** The state's QueryLanguage, or that around it. A JSONata machine has no JSONPath states. */
export function languageOf(definition: JsonObject, place: Place): Language {
  const language = definition['QueryLanguage'];
  if (language === undefined) return place.language;
  if (language !== 'JSONPath' && language !== 'JSONata') {
    place.problem('QueryLanguage', `expected JSONPath or JSONata, got ${JSON.stringify(language)}`);
    return place.language;
  }
  if (language === 'JSONPath' && place.language === 'JSONata')
    place.problem('QueryLanguage', 'a state of a JSONata state machine cannot be JSONPath');
  return language;
}
