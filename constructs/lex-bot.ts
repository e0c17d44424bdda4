import { createHash } from 'node:crypto';
import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Alias, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnBot, CfnBotAlias, CfnBotVersion } from 'aws-cdk-lib/aws-lex';
import { Construct } from 'constructs';
import type { IntentName } from '../lambdas/lex-fulfillment/intents';

export interface LexBotProps {
  /** The code hook of every intent, called through this alias. */
  readonly fulfillment: Alias;
}

/** The bot that callers talk with, a version of exactly these words, and the alias `live` that Connect uses. */
export class LexBot extends Construct {
  readonly bot: CfnBot;
  readonly alias: CfnBotAlias;

  constructor(scope: Construct, id: string, { fulfillment }: LexBotProps) {
    super(scope, id);

    const locale: CfnBot.BotLocaleProperty = {
      localeId: LOCALE_ID,
      nluConfidenceThreshold: 0.4,
      voiceSettings: { voiceId: 'Joanna', engine: 'neural' },
      intents: Object.entries(INTENTS).map(([name, intent]) => ({ name, ...intent })),
    };
    this.bot = new CfnBot(this, 'Bot', {
      name: 'Atlas',
      // Connect synthesizes the speech itself, so the role needs nothing beyond being Lex's.
      roleArn: new Role(this, 'Role', { assumedBy: new ServicePrincipal('lexv2.amazonaws.com') }).roleArn,
      dataPrivacy: { ChildDirected: false },
      idleSessionTtlInSeconds: 300,
      autoBuildBotLocales: true,
      botTags: [{ key: 'AmazonConnectEnabled', value: 'True' }], // shows the bot in the flow designer
      botLocales: [locale],
    });

    // A version never notices that its bot has changed: the words' digest in its id publishes a new one.
    const digest = createHash('sha256').update(JSON.stringify(locale)).digest('hex').slice(0, 12);
    const version = new CfnBotVersion(this, `Version${digest}`, {
      botId: this.bot.attrId,
      botVersionLocaleSpecification: [{ localeId: LOCALE_ID, botVersionLocaleDetails: { sourceBotVersion: 'DRAFT' } }],
    });
    version.applyRemovalPolicy(RemovalPolicy.RETAIN); // the alias must never point at a deleted version during an update

    this.alias = new CfnBotAlias(this, 'Live', {
      botId: this.bot.attrId,
      botAliasName: 'live',
      botVersion: version.attrBotVersion,
      sentimentAnalysisSettings: { DetectSentiment: false },
      botAliasLocaleSettings: [
        {
          localeId: LOCALE_ID,
          botAliasLocaleSetting: {
            enabled: true,
            codeHookSpecification: { lambdaCodeHook: { codeHookInterfaceVersion: '1.0', lambdaArn: fulfillment.functionArn } },
          },
        },
      ],
    });

    // On the alias: a permission on the function does not cover its qualifier.
    new CfnPermission(this, 'InvokeFulfillment', {
      action: 'lambda:InvokeFunction',
      functionName: fulfillment.functionArn,
      principal: 'lexv2.amazonaws.com',
      sourceAccount: Aws.ACCOUNT_ID,
      sourceArn: Stack.of(this).formatArn({
        service: 'lex',
        resource: 'bot-alias',
        resourceName: `${this.bot.attrId}/${this.alias.attrBotAliasId}`,
      }),
    });
  }
}

const LOCALE_ID = 'en_US';

type Intent = Omit<CfnBot.IntentProperty, 'name'>;

const says = (...utterances: readonly string[]): CfnBot.SampleUtteranceProperty[] => utterances.map((utterance) => ({ utterance }));

const prompt = (...variants: readonly [string, ...string[]]): CfnBot.PromptSpecificationProperty => ({
  maxRetries: 2,
  allowInterrupt: true,
  messageGroupsList: [
    {
      message: { plainTextMessage: { value: variants[0] } },
      variations: variants.slice(1).map((value) => ({ plainTextMessage: { value } })),
    },
  ],
});

/**
 * On a call the code hook has a second before something is said meanwhile: Lex's minimum. One of the variants, as Lex chooses; on AWS it may choose
 * the same one twice running. The time-out comes with the updates and
 * replaces Lex's 30 s: longer than the function's own, which stops itself at 2.2 s.
 */
const FULFILLMENT: CfnBot.FulfillmentCodeHookSettingProperty = {
  enabled: true,
  fulfillmentUpdatesSpecification: {
    active: true,
    timeoutInSeconds: 12,
    startResponse: {
      delayInSeconds: 1,
      allowInterrupt: true,
      messageGroups: [
        {
          message: { plainTextMessage: { value: 'One moment, please.' } },
          variations: [{ plainTextMessage: { value: 'Let me see.' } }, { plainTextMessage: { value: 'Just a second.' } }],
        },
      ],
    },
    updateResponse: {
      frequencyInSeconds: 3,
      allowInterrupt: true,
      messageGroups: [{ message: { plainTextMessage: { value: 'I am still on it.' } } }],
    },
  },
};

/** Keyed by IntentName: an intent without a handler in lambdas/lex-fulfillment/intents does not compile, nor a handler without an intent. */
const INTENTS: Readonly<Record<IntentName, Intent>> = {
  Greeting: {
    sampleUtterances: says(
      'hello',
      'hi',
      'hey',
      'hi there',
      'hello there',
      'good morning',
      'good afternoon',
      'good evening',
      'hello atlas',
      'hi atlas',
    ),
    fulfillmentCodeHook: FULFILLMENT,
  },
  AboutDemo: {
    sampleUtterances: says(
      'what is this demo',
      'what is the demo about',
      'tell me about the demo',
      'what is this',
      'what can you do',
      'what does the demo show',
      'how does the demo work',
      'what am i talking to',
      'tell me more about this demo',
      'explain the demo',
      'why should i try the demo',
    ),
    fulfillmentCodeHook: FULFILLMENT,
  },
  Callback: {
    sampleUtterances: says(
      'call me back',
      'please call me back',
      'can you call me back',
      'could you call me back',
      'could someone call me back',
      'i want a callback',
      'i would like a callback',
      'i need a callback',
      'i want to be called back',
      'i would like to be called back',
      'request a callback',
      'arrange a callback',
      'schedule a callback',
      'book a callback',
      'give me a call back',
      'give me a ring',
      'ring me back',
      'phone me back',
      'have someone call me',
      'call me',
      'call me at {PhoneNumber}',
      'call me back at {PhoneNumber}',
      'my number is {PhoneNumber} please call me back',
    ),
    dialogCodeHook: { enabled: true },
    fulfillmentCodeHook: FULFILLMENT,
    slotPriorities: [
      { priority: 1, slotName: 'Name' },
      { priority: 2, slotName: 'Company' },
      { priority: 3, slotName: 'UseCase' },
      { priority: 4, slotName: 'PhoneNumber' },
    ],
    slots: [
      {
        name: 'Name',
        slotTypeName: 'AMAZON.FreeFormInput',
        obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' },
        valueElicitationSetting: {
          slotConstraint: 'Required',
          promptSpecification: prompt('Happy to. What is your name?', 'Sure. May I have your name?'),
        },
      },
      {
        name: 'Company',
        slotTypeName: 'AMAZON.FreeFormInput',
        obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' },
        valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: prompt('Which company are you calling from?') },
      },
      {
        name: 'UseCase',
        slotTypeName: 'AMAZON.FreeFormInput',
        valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: prompt('And what would you like to talk about?') },
      },
      {
        name: 'PhoneNumber',
        slotTypeName: 'AMAZON.PhoneNumber',
        obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' },
        // Optional: the code hook fills in the number the caller is ringing from, and asks only when that one will not do.
        valueElicitationSetting: { slotConstraint: 'Optional', promptSpecification: prompt('What number should I call?') },
      },
    ],
  },
  FallbackIntent: {
    description: 'Everything else: free conversation, answered by the language model.',
    parentIntentSignature: 'AMAZON.FallbackIntent',
    fulfillmentCodeHook: FULFILLMENT,
  },
};
