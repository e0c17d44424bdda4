import type { OutputContext } from '../contexts';
import type { Language } from '../nlu/language/language';
import { parseSample, slotsOf } from '../nlu/sample-utterance';
import type { SlotType } from '../nlu/slots/slot-type';
import type { Intent, Slot } from './bot';
import { readFulfillment } from './fulfillment';
import { readPrompt, readResponse } from './messages';
import { NAME, readUtterances } from './names';
import type { Properties } from './properties';
import { readSlot } from './slot';

const FALLBACK = 'AMAZON.FallbackIntent';

/** One of a locale's Intents. */
export function readIntent(properties: Properties, slotTypes: Readonly<Record<string, SlotType>>, language: Language): Intent {
  const parent = properties.optionalText('ParentIntentSignature');
  if (parent !== undefined && parent !== FALLBACK) properties.refuse(`built-in intent ${parent} is not hosted here, only ${FALLBACK}`);
  const name = properties.matching('Name', NAME);
  const samples = readUtterances(properties).map((text) => parseSample(text, language));
  const slots = inPriorityOrder(
    properties.list('Slots', 'Name').map((slot) => readSlot(slot, slotTypes, language)),
    properties,
  );
  const dialogHook = isEnabled(properties.object('DialogCodeHook'));
  const intent: Intent = {
    name,
    isFallback: parent === FALLBACK,
    samples,
    slots,
    dialogHook,
    inputContexts: properties.list('InputContexts', 'Name').map(readInputContext),
    outputContexts: properties.list('OutputContexts', 'Name').map(readOutputContext),
    ...readInitialResponse(properties.object('InitialResponseSetting'), dialogHook),
    confirmation: readConfirmation(properties.object('IntentConfirmationSetting')),
    fulfillment: readFulfillment(properties.object('FulfillmentCodeHook')),
    closing: readClosing(properties.object('IntentClosingSetting')),
  };
  properties.withoutEffect('Description', 'DisplayName');
  properties.done();
  check(intent, properties);
  return intent;
}

const CONTEXT_NAME = /^([A-Za-z]_?){1,100}$/;

function readInputContext(properties: Properties): string {
  const name = properties.matching('Name', CONTEXT_NAME);
  properties.done();
  return name;
}

function readOutputContext(properties: Properties): OutputContext {
  const context = {
    name: properties.matching('Name', CONTEXT_NAME),
    timeToLiveSeconds: properties.number('TimeToLiveInSeconds', 5, 86_400),
    turnsToLive: properties.number('TurnsToLive', 1, 20),
  };
  properties.done();
  return context;
}

const isEnabled = (hook: Properties | undefined): boolean => {
  const enabled = hook?.flag('Enabled', false) ?? false;
  hook?.done();
  return enabled;
};

/** SlotPriorities say in which order Lex asks; a slot that is not among them is never asked for. */
function inPriorityOrder(slots: readonly Slot[], properties: Properties): ReadonlyMap<string, Slot> {
  const priorities = properties.list('SlotPriorities', 'SlotName').map((priority) => {
    const entry = { slotName: priority.text('SlotName'), priority: priority.number('Priority', 0, 100) };
    priority.done();
    if (!slots.some((slot) => slot.name === entry.slotName)) priority.refuse(`slot ${entry.slotName} has a priority and does not exist`);
    return entry;
  });
  const rank = new Map(priorities.sort((a, b) => a.priority - b.priority).map(({ slotName }, i) => [slotName, i]));
  const unasked = slots.find(({ name, isRequired }) => isRequired && !rank.has(name));
  if (unasked) properties.refuse(`required slot ${unasked.name} has no SlotPriorities entry: it would never be asked for`);
  const ordered = [...slots].sort((a, b) => (rank.get(a.name) ?? slots.length) - (rank.get(b.name) ?? slots.length));
  return new Map(ordered.map((slot) => [slot.name, slot]));
}

type InitialResponse = Pick<Intent, 'initialResponse' | 'initialHook' | 'initialHookLabel'>;

/** Without a code hook of its own, the dialog code hook runs at once; with one, that one decides. */
function readInitialResponse(setting: Properties | undefined, dialogHook: boolean): InitialResponse {
  const initialResponse = readResponse(setting?.object('InitialResponse'));
  const hook = setting?.object('CodeHook');
  const initialHook = hook ? hook.flag('EnableCodeHookInvocation', true) && hook.flag('IsActive', true) : dialogHook;
  const initialHookLabel = hook?.optionalText('InvocationLabel');
  hook?.object('PostCodeHookSpecification')?.done();
  hook?.withoutEffect('IsActive');
  hook?.done();
  setting?.done();
  return { initialResponse, initialHook, initialHookLabel };
}

function readConfirmation(setting: Properties | undefined): Intent['confirmation'] {
  if (!setting) return undefined;
  const prompt = readPrompt(setting.object('PromptSpecification') ?? setting.refuse('PromptSpecification is missing'));
  const declination = readResponse(setting.object('DeclinationResponse'));
  const isActive = setting.flag('IsActive', true);
  setting.done();
  return isActive ? { prompt, declination } : undefined;
}

function readClosing(setting: Properties | undefined): Intent['closing'] {
  const groups = readResponse(setting?.object('ClosingResponse'));
  const isActive = setting?.flag('IsActive', true);
  setting?.done();
  return isActive ? groups : [];
}

function check({ samples, slots, isFallback, confirmation, name }: Intent, properties: Properties): void {
  if (isFallback && (samples.length > 0 || slots.size > 0 || confirmation)) {
    properties.refuse(`${FALLBACK} takes no sample utterances, slots or confirmation`);
  }
  const isOfSlots = [
    ...samples.map((sample) => ({ sample, of: name })),
    ...[...slots.values()].flatMap((slot) => slot.samples.map((sample) => ({ sample, of: slot.name }))),
  ];
  for (const { sample, of } of isOfSlots) {
    for (const slot of slotsOf(sample)) {
      const found = slots.get(slot);
      if (!found) properties.refuse(`sample utterance "${sample.text}" of ${of} names slot ${slot}, which the intent does not have`);
      if (found.typeName === 'AMAZON.FreeFormInput')
        properties.refuse(`sample utterance "${sample.text}" has slot ${slot} of AMAZON.FreeFormInput, which no utterance may contain`);
    }
  }
}
