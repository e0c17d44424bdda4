import { createHash } from 'node:crypto';
import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Alias, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnBot, CfnBotAlias, CfnBotVersion } from 'aws-cdk-lib/aws-lex';
import { Construct } from 'constructs';
import { intentsOf } from './lex-bot/intents';
import { BOT_WORDS } from './lex-bot/words';

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

    const locales = Object.entries(BOT_WORDS).map(
      ([localeId, words]): CfnBot.BotLocaleProperty => ({
        localeId,
        nluConfidenceThreshold: 0.4,
        voiceSettings: words.voice,
        intents: intentsOf(words),
      }),
    );
    this.bot = new CfnBot(this, 'Bot', {
      name: 'Atlas',
      // Connect synthesizes the speech itself, so the role needs nothing beyond being Lex's.
      roleArn: new Role(this, 'Role', { assumedBy: new ServicePrincipal('lexv2.amazonaws.com') }).roleArn,
      dataPrivacy: { ChildDirected: false },
      idleSessionTtlInSeconds: 300,
      autoBuildBotLocales: true,
      botTags: [{ key: 'AmazonConnectEnabled', value: 'True' }], // shows the bot in the flow designer
      botLocales: locales,
    });

    // A version never notices that its bot has changed: the words' digest in its id publishes a new one.
    const digest = createHash('sha256').update(JSON.stringify(locales)).digest('hex').slice(0, 12);
    const version = new CfnBotVersion(this, `Version${digest}`, {
      botId: this.bot.attrId,
      botVersionLocaleSpecification: locales.map(({ localeId }) => ({ localeId, botVersionLocaleDetails: { sourceBotVersion: 'DRAFT' } })),
    });
    version.applyRemovalPolicy(RemovalPolicy.RETAIN); // the alias must never point at a deleted version during an update

    this.alias = new CfnBotAlias(this, 'Live', {
      botId: this.bot.attrId,
      botAliasName: 'live',
      botVersion: version.attrBotVersion,
      sentimentAnalysisSettings: { DetectSentiment: false },
      botAliasLocaleSettings: locales.map(({ localeId }) => ({
        localeId,
        botAliasLocaleSetting: {
          enabled: true,
          codeHookSpecification: { lambdaCodeHook: { codeHookInterfaceVersion: '1.0', lambdaArn: fulfillment.functionArn } },
        },
      })),
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
