import type { Properties } from './properties';

/** Names of bots, aliases, intents, slots and slot types. */
export const NAME = /^([0-9a-zA-Z][_-]?){1,100}$/;

const MAX_UTTERANCE_LENGTH = 500;

/** `SampleUtterances: [{ Utterance }]` */
export function readUtterances(properties: Properties): string[] {
  return properties.list('SampleUtterances').map((sample) => {
    const utterance = sample.text('Utterance');
    sample.done();
    if (utterance.trim() === '' || utterance.length > MAX_UTTERANCE_LENGTH) {
      sample.refuse(`an utterance of ${utterance.length} characters, expected 1 to ${MAX_UTTERANCE_LENGTH}`);
    }
    return utterance;
  });
}
