// Flow designer: "Set contact attributes".
import { complaintAbout } from '../../contact';
import type { ActionType } from '../action';
import { mapOf, oneOf, shape, text } from '../parameters';

/** All or none. Not here: related contacts. */
export const updateContactAttributes: ActionType = {
  parameters: shape({ Attributes: mapOf(text), TargetContact: oneOf('Current') }),
  errors: () => ['NoMatchingError'],
  run({ parameters }, { contact, resolve }) {
    const written = Object.entries(parameters.Attributes as Record<string, string>).map(([key, value]) => [resolve(key), resolve(value)]);
    const attributes = { ...contact.attributes, ...Object.fromEntries(written) };
    const complaint = complaintAbout(attributes);
    if (complaint) throw new Error(complaint);
    contact.attributes = attributes;
    return 'next';
  },
};
