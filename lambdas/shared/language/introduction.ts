import { DEFAULT_LANGUAGE, type Language } from './language';
import { fill } from './texts';

/** Every call says that no person is speaking. */
export const atlasOf = (companyName: string, { texts }: Pick<Language, 'texts'> = DEFAULT_LANGUAGE): string =>
  companyName === 'Atlas' ? texts.atlas.plain : fill(texts.atlas.ofCompany, { company: companyName });
