import type { Random } from '../../../../local/cloud/random';
import { type CallContext, type Service, ServiceError } from '../../../../local/cloud/service';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { lexRuntimeV2 } from '../../../../local/services/lex-runtime-v2';
import { converse, type Reply, type Utterance } from '../../../../local/services/lex-runtime-v2/converse';
import type { LexStore } from '../../../../local/services/lex-runtime-v2/store';
import { drive } from '../../../support/drive';
import { provision, serviceContext, TEST_START_MS } from '../../../support/service-context';

// biome-ignore lint/suspicious/noExplicitAny: the event is what the product's code hook gets, untyped
export type Hook = (event: any) => unknown;

export const HOOK_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:fulfillment:live';

/** A bot of one locale, its version 1 and the alias `live`, whose code hook is a function of the test. */
export async function hostedBot(intents: readonly object[], hook: Hook = () => ({}), locale: object = {}, random?: Random) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  // biome-ignore lint/suspicious/noExplicitAny: as the function sees it
  const events: any[] = [];
  const lambda: Service<null> = {
    name: 'lambda',
    signingName: 'lambda',
    protocol: { kind: 'rest-json' },
    createStore: () => null,
    resources: {},
    operations: {
      Invoke: {
        async run({ FunctionName, Payload }, { principal }) {
          const event = JSON.parse(Payload);
          events.push({ ...event, calledAs: principal, functionArn: FunctionName });
          const answer = await hook(event);
          if (answer instanceof FunctionFailed) return { StatusCode: 200, FunctionError: 'Unhandled', Payload: '{"errorType":"Error"}' };
          return { StatusCode: 200, Payload: typeof answer === 'string' ? answer : JSON.stringify(answer) };
        },
      },
    },
  };
  const context: CallContext<LexStore> = serviceContext(lexRuntimeV2, { clock, services: [lambda], ...(random && { random }) });
  const bot = await provision(lexRuntimeV2, context, {
    type: 'AWS::Lex::Bot',
    logicalId: 'Bot',
    properties: botProperties(intents, locale),
  });
  const botId = bot.ref;
  const version = await provision(lexRuntimeV2, context, { type: 'AWS::Lex::BotVersion', properties: versionProperties(botId) });
  const alias = await provision(lexRuntimeV2, context, {
    type: 'AWS::Lex::BotAlias',
    logicalId: 'Live',
    properties: aliasProperties(botId, version.attributes?.['BotVersion'] ?? ''),
  });
  const botAliasArn = alias.attributes?.['Arn'] ?? '';
  const address = { botId, botAliasId: alias.attributes?.['BotAliasId'] ?? '', localeId: 'en_US', sessionId: 'session-1' };

  return {
    context,
    clock,
    events,
    address,
    botAliasArn,
    /** What the API answers to a text. */
    // biome-ignore lint/suspicious/noExplicitAny: as the client sees it
    async writes(text: string, more: object = {}): Promise<any> {
      return drive(clock, Promise.resolve(lexRuntimeV2.operations['RecognizeText']?.run({ ...address, text, ...more }, context)));
    },
    /** What a caller on the phone hears. */
    async says(text: string, more: Partial<Utterance> = {}): Promise<Reply> {
      return drive(clock, converse({ botAliasArn, localeId: 'en_US', sessionId: 'call-1', inputMode: 'Speech', text, ...more }, context));
    },
  };
}

/** What a hook returns to fail as a function does that throws. */
export class FunctionFailed {}

export const denied = () => {
  throw new ServiceError('AccessDeniedException', 'no resource-based policy allows it', 403);
};

export const botProperties = (intents: readonly object[], locale: object = {}) => ({
  Name: 'Atlas',
  RoleArn: 'arn:aws:iam::123456789012:role/lex',
  DataPrivacy: { ChildDirected: false },
  IdleSessionTTLInSeconds: 300,
  AutoBuildBotLocales: true,
  BotLocales: [{ LocaleId: 'en_US', NluConfidenceThreshold: 0.4, Intents: intents, ...locale }],
});

export const versionProperties = (botId: string) => ({
  BotId: botId,
  BotVersionLocaleSpecification: [{ LocaleId: 'en_US', BotVersionLocaleDetails: { SourceBotVersion: 'DRAFT' } }],
});

export const aliasProperties = (botId: string, version: string, lambdaArn: string = HOOK_ARN) => ({
  BotId: botId,
  BotAliasName: 'live',
  BotVersion: version,
  SentimentAnalysisSettings: { DetectSentiment: false },
  BotAliasLocaleSettings: [
    {
      LocaleId: 'en_US',
      BotAliasLocaleSetting: {
        Enabled: true,
        CodeHookSpecification: { LambdaCodeHook: { CodeHookInterfaceVersion: '1.0', LambdaArn: lambdaArn } },
      },
    },
  ],
});

export const says = (...utterances: string[]) => ({ SampleUtterances: utterances.map((Utterance) => ({ Utterance })) });

const group = (...variants: string[]) => {
  const [first, ...others] = variants.map((Value) => ({ PlainTextMessage: { Value } }));
  return { Message: first, Variations: others };
};

export const prompt = (maxRetries: number, ...variants: string[]) => ({ MaxRetries: maxRetries, MessageGroupsList: [group(...variants)] });
export const response = (...variants: string[]) => ({ MessageGroupsList: [group(...variants)] });
export const messages = (...variants: string[]) => ({ MessageGroups: [group(...variants)] });

export const slot = (name: string, type: string, question: string, constraint = 'Required') => ({
  Name: name,
  SlotTypeName: type,
  ValueElicitationSetting: { SlotConstraint: constraint, PromptSpecification: prompt(1, question) },
});

export const inOrder = (...slots: string[]) => ({ SlotPriorities: slots.map((SlotName, i) => ({ Priority: i + 1, SlotName })) });

export const FALLBACK = { Name: 'FallbackIntent', ParentIntentSignature: 'AMAZON.FallbackIntent', FulfillmentCodeHook: { Enabled: true } };

export const GREETING = { Name: 'Greeting', ...says('hello', 'good morning'), FulfillmentCodeHook: { Enabled: true } };

export const CALLBACK = {
  Name: 'Callback',
  ...says('call me back', 'i want a callback', 'call me at {PhoneNumber}', 'my name is {FirstName} call me back'),
  Slots: [
    slot('FirstName', 'AMAZON.FirstName', 'What is your name?'),
    slot('PhoneNumber', 'AMAZON.PhoneNumber', 'What number should I call?'),
  ],
  ...inOrder('FirstName', 'PhoneNumber'),
};

/** A code hook's usual answers. */
export const elicitIntent = (content: string, sessionAttributes = {}) => ({
  sessionState: { sessionAttributes, dialogAction: { type: 'ElicitIntent' } },
  messages: [{ contentType: 'PlainText', content }],
});
export const delegate = (event: { sessionState: { intent: object; sessionAttributes: object } }) => ({
  sessionState: {
    sessionAttributes: event.sessionState.sessionAttributes,
    dialogAction: { type: 'Delegate' },
    intent: event.sessionState.intent,
  },
});
export const close = (name: string, state: string, content: string) => ({
  sessionState: { dialogAction: { type: 'Close' }, intent: { name, state } },
  messages: [{ contentType: 'PlainText', content }],
});
