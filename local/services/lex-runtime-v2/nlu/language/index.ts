import { english } from './english';
import type { Language } from './language';
import { spanish } from './spanish';

const languages: readonly Language[] = [english, spanish];

/** For messages and docs/local-coverage.md. */
export const LANGUAGES = languages.map(({ name, code }) => `${name} (${code}_*)`).join(', ');

/** The language of a locale; undefined when it is not understood here. */
export const languageOf = (localeId: string): Language | undefined => languages.find(({ code }) => localeId.startsWith(`${code}_`));
