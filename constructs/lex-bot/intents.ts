import type { CfnBot } from 'aws-cdk-lib/aws-lex';
import type { IntentName } from '../../lambdas/lex-fulfillment/intents/intent-name';
import { type BotWords, messageGroup, type SlotPrompt, says } from './words';

type Intent = Omit<CfnBot.IntentProperty, 'name' | 'sampleUtterances'>;

/** Every intent of a locale, with its words. */
export const intentsOf = (words: BotWords): CfnBot.IntentProperty[] =>
  Object.entries(structureOf(words)).map(([name, intent]) => ({
    name,
    ...(name === 'FallbackIntent' ? {} : { sampleUtterances: says(words.utterances[name as keyof BotWords['utterances']]) }),
    ...intent,
  }));

/** Keyed by IntentName: an intent without a handler in lambdas/lex-fulfillment/intents does not compile, nor a handler without an intent. */
function structureOf(words: BotWords): Readonly<Record<IntentName, Intent>> {
  const fulfilled = { fulfillmentCodeHook: fulfillment(words) };
  /** Whose answers are looked at before Lex goes on: slots, and a yes. */
  const asking = { ...fulfilled, dialogCodeHook: { enabled: true } };
  return {
    Greeting: fulfilled,
    AboutDemo: fulfilled,
    AboutTechnology: fulfilled,
    Callback: {
      ...asking,
      slotPriorities: [
        { priority: 1, slotName: 'Name' },
        { priority: 2, slotName: 'Company' },
        { priority: 3, slotName: 'UseCase' },
        { priority: 4, slotName: 'PhoneNumber' },
      ],
      slots: [
        slot('Name', 'AMAZON.FreeFormInput', words, { isPersonal: true }),
        slot('Company', 'AMAZON.FreeFormInput', words, { isPersonal: true }),
        slot('UseCase', 'AMAZON.FreeFormInput', words),
        // Optional: the code hook fills in the number the caller is ringing from, and asks only when that one will not do.
        slot('PhoneNumber', 'AMAZON.PhoneNumber', words, { isOptional: true, isPersonal: true }),
        // Never asked for: they tell Lex what a time sounds like. The code hook takes it from the caller's words, on the clock of whoever is called.
        unasked('Day', 'AMAZON.Date'),
        unasked('Time', 'AMAZON.Time'),
        unasked('Wait', 'AMAZON.Duration'),
      ],
    },
    Cancel: asking,
    DeleteMyInfo: asking,
    SpeakToSomeone: fulfilled,
    LeaveMessage: {
      ...asking,
      slotPriorities: [
        { priority: 1, slotName: 'Message' },
        { priority: 2, slotName: 'PhoneNumber' },
      ],
      slots: [
        slot('Message', 'AMAZON.FreeFormInput', words, { isPersonal: true }),
        slot('PhoneNumber', 'AMAZON.PhoneNumber', words, { isOptional: true, isPersonal: true }),
      ],
    },
    Help: fulfilled,
    Repeat: fulfilled,
    Goodbye: fulfilled,
    ChangeLanguage: fulfilled,
    FallbackIntent: {
      description: 'Everything else: keys that are pressed, and free conversation, answered by the language model.',
      parentIntentSignature: 'AMAZON.FallbackIntent',
      ...fulfilled,
    },
  };
}

interface SlotOptions {
  readonly isOptional?: boolean;
  readonly isPersonal?: boolean;
}

const slot = (
  name: SlotPrompt,
  slotTypeName: string,
  { prompts }: BotWords,
  { isOptional, isPersonal }: SlotOptions = {},
): CfnBot.SlotProperty => ({
  name,
  slotTypeName,
  ...(isPersonal && { obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' } }),
  valueElicitationSetting: {
    slotConstraint: isOptional ? 'Optional' : 'Required',
    promptSpecification: { maxRetries: 2, allowInterrupt: true, messageGroupsList: [messageGroup(prompts[name])] },
  },
});

const unasked = (name: string, slotTypeName: string): CfnBot.SlotProperty => ({
  name,
  slotTypeName,
  valueElicitationSetting: { slotConstraint: 'Optional' },
});

/**
 * On a call the code hook has a second before something is said meanwhile: Lex's minimum. One of the variants, as Lex chooses; on AWS it may choose
 * the same one twice running. The time-out comes with the updates and replaces Lex's 30 s: longer than the function's own, which stops itself at 2.2 s.
 */
const fulfillment = ({ filler }: BotWords): CfnBot.FulfillmentCodeHookSettingProperty => ({
  enabled: true,
  fulfillmentUpdatesSpecification: {
    active: true,
    timeoutInSeconds: 12,
    startResponse: { delayInSeconds: 1, allowInterrupt: true, messageGroups: [messageGroup(filler.start)] },
    updateResponse: { frequencyInSeconds: 3, allowInterrupt: true, messageGroups: [messageGroup(filler.update)] },
  },
});
