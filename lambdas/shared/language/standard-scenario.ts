import type { Scenario } from '../domain/scenario';
import { DEFAULT_LANGUAGE, type Language } from './language';

/** Steers a call for which no scenario was written, or none could be read. */
export const standardScenario = ({ texts }: Pick<Language, 'texts'> = DEFAULT_LANGUAGE): Scenario => ({
  source: 'standard',
  ...texts.standardScenario,
});
