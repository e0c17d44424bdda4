import type { Language } from '../nlu/language/language';
import { parseSample } from '../nlu/sample-utterance';
import { builtInSlotTypes } from '../nlu/slots';
import { alphaNumeric } from '../nlu/slots/alpha-numeric';
import { custom } from '../nlu/slots/custom';
import type { SlotType } from '../nlu/slots/slot-type';
import type { Slot } from './bot';
import { readPrompt } from './messages';
import { NAME, readUtterances } from './names';
import type { Properties } from './properties';

/** One of an intent's Slots. */
export function readSlot(properties: Properties, slotTypes: Readonly<Record<string, SlotType>>, language: Language): Slot {
  const name = properties.matching('Name', NAME);
  const typeName = properties.text('SlotTypeName');
  const type = slotTypes[typeName] ?? refuseSlotType(typeName, properties, language);
  const setting = properties.object('ValueElicitationSetting') ?? properties.refuse('ValueElicitationSetting is missing');
  const constraint = setting.matching('SlotConstraint', /^(Required|Optional)$/);
  const prompt = setting.object('PromptSpecification');
  const slot: Slot = {
    name,
    typeName,
    type,
    isRequired: constraint === 'Required',
    prompt: prompt && readPrompt(prompt),
    samples: readUtterances(setting).map((text) => parseSample(text, language)),
  };
  setting.done();
  // Obfuscation masks the value in conversation logs, which are not kept here.
  properties.withoutEffect('Description', 'ObfuscationSetting');
  properties.done();
  if (typeName === 'AMAZON.FreeFormInput' && slot.samples.length > 0) setting.refuse('AMAZON.FreeFormInput takes no SampleUtterances');
  if (slot.isRequired && !slot.prompt) setting.refuse('a required slot needs a PromptSpecification');
  return slot;
}

function refuseSlotType(typeName: string, properties: Properties, language: Language): never {
  const known = Object.keys(builtInSlotTypes(language, () => 0)).join(', ');
  return properties.refuse(
    typeName.startsWith('AMAZON.')
      ? `slot type ${typeName} is not hosted here; these are: ${known}`
      : `slot type ${typeName} is neither one of the locale's SlotTypes nor built in`,
  );
}

/** The locale's SlotTypes, beside the built-in ones. */
export function readSlotTypes(
  properties: readonly Properties[],
  language: Language,
  now: () => number,
): Readonly<Record<string, SlotType>> {
  return { ...builtInSlotTypes(language, now), ...Object.fromEntries(properties.map((type) => readSlotType(type, language))) };
}

function readSlotType(properties: Properties, language: Language): [name: string, type: SlotType] {
  const name = properties.matching('Name', NAME);
  const parent = properties.optionalText('ParentSlotTypeSignature');
  const setting = properties.object('ValueSelectionSetting');
  const resolution = setting?.optionalText('ResolutionStrategy') ?? 'ORIGINAL_VALUE';
  const pattern = setting?.object('RegexFilter');
  const regex = pattern?.text('Pattern');
  pattern?.done();
  setting?.done();
  const values = properties.list('SlotTypeValues').map(readValue);
  properties.withoutEffect('Description');
  properties.done();

  if (parent !== undefined) {
    if (parent !== 'AMAZON.AlphaNumeric')
      properties.refuse(`a slot type that extends ${parent} is not hosted here, only AMAZON.AlphaNumeric`);
    return [name, alphaNumeric(regex === undefined ? undefined : new RegExp(`^(?:${regex})$`, 'i'), language)];
  }
  if (regex !== undefined) properties.refuse('RegexFilter needs ParentSlotTypeSignature AMAZON.AlphaNumeric');
  if (values.length === 0) properties.refuse('SlotTypeValues is empty');
  if (resolution === 'ORIGINAL_VALUE') return [name, custom({ values, resolution: 'OriginalValue' }, language)];
  if (resolution === 'TOP_RESOLUTION') return [name, custom({ values, resolution: 'TopResolution' }, language)];
  return properties.refuse(`ResolutionStrategy ${resolution} is not hosted here, only ORIGINAL_VALUE and TOP_RESOLUTION`);
}

function readValue(properties: Properties) {
  const sample = properties.object('SampleValue') ?? properties.refuse('SampleValue is missing');
  const synonyms = properties.list('Synonyms').map((synonym) => synonym.text('Value'));
  const value = sample.text('Value');
  sample.done();
  properties.done();
  return { value, synonyms };
}
