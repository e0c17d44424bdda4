/** ISO 639-1, of the languages that callers are talked to in. */
export type LanguageCode = 'en' | 'es';
