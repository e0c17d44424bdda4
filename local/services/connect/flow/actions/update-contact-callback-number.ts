// Flow designer: "Set callback number".
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { destinationComplaint } from '../../destinations';
import type { ActionType } from '../action';
import { reference, shape } from '../parameters';

/** Only remembered: CreateCallbackContact, which would call it for an agent, is not here. */
// https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-updatecontactcallbacknumber.html
export const updateContactCallbackNumber: ActionType = {
  parameters: shape({ CallbackNumber: reference }),
  errors: () => ['InvalidCallbackNumber', 'CallbackNumberNotDialable'],
  run({ parameters }, { contact, context, resolve }) {
    const number = resolve(parameters.CallbackNumber);
    if (!number.startsWith('+') || !parsePhoneNumberFromString(number)?.isPossible()) return { error: 'InvalidCallbackNumber' };
    if (destinationComplaint(number, context.store.settings)) return { error: 'CallbackNumberNotDialable' };
    contact.callbackNumber = number;
    return 'next';
  },
};
