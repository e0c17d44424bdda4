// Flow designer: "Get customer input" by keys, and "Store customer input".
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Action, ActionType, FlowRun, Outcome } from '../action';
import { fixed, oneOf, optional, shape, whole } from '../parameters';
import { complaintAboutPrompt, promptOf, promptParameters } from './prompt';

const DEFAULT_BETWEEN_KEYS_SECONDS = 5;

/** Keys only: what is said is not heard. Not here: encryption. */
export const getParticipantInput: ActionType = {
  parameters: shape({
    ...promptParameters,
    InputTimeLimitSeconds: whole(1, 180),
    StoreInput: optional(oneOf('True', 'False')),
    InputValidation: optional(
      shape({
        CustomValidation: optional(shape({ MaximumLength: whole(1, 200) })),
        PhoneNumberValidation: optional(shape({ NumberFormat: oneOf('Local', 'E164'), CountryCode: optional(fixed) })),
      }),
    ),
    DTMFConfiguration: optional(
      shape({
        InputTerminationSequence: optional(fixed),
        DisableCancelKey: optional(oneOf('True', 'False')),
        InterdigitTimeLimitSeconds: optional(whole(1, 20)),
      }),
    ),
  }),
  errors({ StoreInput, InputValidation }) {
    if (StoreInput !== 'True') return ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'];
    return InputValidation?.PhoneNumberValidation ? ['NoMatchingError', 'InvalidPhoneNumber'] : ['NoMatchingError'];
  },
  operators: ['Equals'],
  complaint(action) {
    const { StoreInput, InputValidation = {} } = action.parameters;
    const validations = Object.keys(InputValidation).length;
    if ((StoreInput === 'True') !== (validations === 1))
      return 'InputValidation, with one of its two members, goes with StoreInput True and only with it';
    if (StoreInput === 'True' && action.conditions.length) return 'with StoreInput True it cannot have conditions';
    const { NumberFormat, CountryCode } = InputValidation.PhoneNumberValidation ?? {};
    if (NumberFormat === 'Local' && !CountryCode) return 'NumberFormat Local needs a CountryCode';
    return complaintAboutPrompt(action);
  },
  async run(action, run) {
    await run.line.speak(promptOf(action, run), ['key']);
    const first = await run.line.listen(['key'], Number(action.parameters.InputTimeLimitSeconds) * 1000);
    if (action.parameters.StoreInput !== 'True') return first ? { result: first.text } : { error: 'InputTimeLimitExceeded' };
    const keys = first ? await collect(first.text, action, run) : 'Timeout'; // the word that Connect stores
    return store(keys, action, run);
  },
};

/** Until the terminating keys, the most that is allowed, or a pause; `*` starts over. */
async function collect(first: string, { parameters }: Action, { line }: FlowRun): Promise<string> {
  const { InputTerminationSequence: end = '#', DisableCancelKey, InterdigitTimeLimitSeconds } = parameters.DTMFConfiguration ?? {};
  const most = Number(parameters.InputValidation.CustomValidation?.MaximumLength ?? 20);
  const pauseMs = Number(InterdigitTimeLimitSeconds ?? DEFAULT_BETWEEN_KEYS_SECONDS) * 1000;
  let keys = '';
  for (let key: string | undefined = first; key !== undefined; key = (await line.next(['key'], pauseMs))?.text) {
    keys = key === '*' && DisableCancelKey !== 'True' ? '' : keys + key;
    if (keys.endsWith(end)) return keys.slice(0, -end.length);
    if (keys.length >= most) return keys;
  }
  return keys;
}

function store(keys: string, { parameters }: Action, { data }: FlowRun): Outcome {
  const { NumberFormat, CountryCode } = parameters.InputValidation.PhoneNumberValidation ?? {};
  if (!NumberFormat) {
    data.storedInput = keys;
    return 'next';
  }
  const number =
    NumberFormat === 'E164' ? parsePhoneNumberFromString(`+${keys}`) : parsePhoneNumberFromString(keys, CountryCode as CountryCode);
  if (!number?.isValid()) return { error: 'InvalidPhoneNumber' };
  data.storedInput = number.number;
  return 'next';
}
