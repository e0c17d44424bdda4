import { alphaNumeric } from './alpha-numeric';
import { confirmation } from './confirmation';
import { freeFormInput } from './free-form-input';
import { name } from './name';
import { number } from './number';
import { phoneNumber } from './phone-number';
import type { SlotType } from './slot-type';

/** The built-in slot types that are understood here; a bot that uses another one is refused when it is loaded. */
export const builtInSlotTypes: Readonly<Record<string, SlotType>> = {
  'AMAZON.AlphaNumeric': alphaNumeric(),
  'AMAZON.Confirmation': confirmation,
  'AMAZON.FirstName': name('first'),
  'AMAZON.FreeFormInput': freeFormInput,
  'AMAZON.LastName': name('last'),
  'AMAZON.Number': number,
  'AMAZON.PhoneNumber': phoneNumber,
};
