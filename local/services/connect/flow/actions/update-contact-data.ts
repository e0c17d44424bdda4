// Flow designer: "Set contact attributes" of the contact itself, "Set customer ID", the language of "Set voice".
import type { ActionType } from '../action';
import { either, oneOf, optional, reference, shape, text } from '../parameters';

const LANGUAGE = /^[a-z]{2}-[A-Z]{2}$/;

/** The language is that of the bots from here on. Not here: references, segment attributes, related contacts. */
export const updateContactData: ActionType = {
  parameters: shape({
    LanguageCode: optional(either(text, reference)),
    Name: optional(text),
    Description: optional(text),
    CustomerId: optional(text),
    TargetContact: optional(oneOf('Current')),
  }),
  errors: () => ['NoMatchingError'],
  complaint: ({ parameters: { TargetContact: _, ...data } }) => (Object.keys(data).length > 0 ? undefined : 'it sets nothing'),
  run({ parameters: { LanguageCode, Name, Description, CustomerId } }, { contact, resolve }) {
    const language = LanguageCode === undefined ? contact.languageCode : resolve(LanguageCode);
    if (!LANGUAGE.test(language)) throw new Error(`LanguageCode is "${language}", expected one such as en-US`);
    contact.languageCode = language;
    if (Name !== undefined) contact.name = resolve(Name);
    if (Description !== undefined) contact.description = resolve(Description);
    if (CustomerId !== undefined) contact.customerId = resolve(CustomerId);
    return 'next';
  },
};
