import type { Provision } from '../../../cloud/service';
import type { Bot, BotLocale } from '../bot/bot';
import { NAME } from '../bot/names';
import { Properties } from '../bot/properties';
import type { LexStore } from '../store';

/** A function's version or alias. AWS takes an unqualified ARN, too, and then calls code that nobody released. */
const QUALIFIED_FUNCTION = /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+:(?!\$LATEST$)[\w-]+$/;

/** AWS::Lex::BotAlias. */
export const botAlias: Provision<LexStore> = (resource, { store, arn }) => {
  const properties = new Properties(resource.properties, resource.where);
  const name = properties.matching('BotAliasName', NAME);
  const botId = properties.text('BotId');
  const bot = store.bots.get(botId) ?? properties.refuse(`BotId ${botId} is no bot of this account`);
  const version = properties.text('BotVersion');
  const locales = bot.versions.get(version) ?? properties.refuse(`BotVersion ${version} is no version of bot ${bot.name}`);
  if ([...store.aliases.values()].some((other) => other.bot === bot && other.name === name))
    properties.refuse(`bot ${bot.name} already has an alias ${name}`);
  const codeHooks = new Map(
    properties.list('BotAliasLocaleSettings', 'LocaleId').flatMap((setting) => readSetting(setting, bot, version, locales)),
  );
  refuseSentiment(properties);
  properties.withoutEffect('BotAliasTags', 'Description');
  properties.done();

  const id = store.random.id(10);
  const aliasArn = arn(`bot-alias/${bot.id}/${id}`);
  store.aliases.set(aliasArn, { id, name, arn: aliasArn, bot, version, codeHooks, where: resource.where });
  return { ref: `${id}|${bot.id}`, attributes: { BotAliasId: id, Arn: aliasArn, BotAliasStatus: 'Available' } };
};

function readSetting(
  setting: Properties,
  bot: Bot,
  version: string,
  locales: ReadonlyMap<string, BotLocale>,
): [localeId: string, functionArn: string | undefined][] {
  const localeId = setting.text('LocaleId');
  const locale = locales.get(localeId) ?? setting.refuse(`version ${version} of bot ${bot.name} has no locale ${localeId}`);
  const details = setting.object('BotAliasLocaleSetting') ?? setting.refuse('BotAliasLocaleSetting is missing');
  const isEnabled = details.flag('Enabled', false);
  const functionArn = readCodeHook(details);
  details.done();
  setting.done();
  const hooked = [...locale.intents.values()].find(({ dialogHook, initialHook, fulfillment }) => dialogHook || initialHook || fulfillment);
  if (isEnabled && hooked && functionArn === undefined) {
    details.refuse(`intent ${hooked.name} calls a code hook and there is no CodeHookSpecification: every turn of it would fail`);
  }
  return isEnabled ? [[localeId, functionArn]] : [];
}

function readCodeHook(details: Properties): string | undefined {
  const specification = details.object('CodeHookSpecification');
  const hook = specification?.object('LambdaCodeHook');
  if (!hook) return undefined;
  hook.matching('CodeHookInterfaceVersion', /^1\.0$/);
  const functionArn = hook.text('LambdaArn');
  if (!QUALIFIED_FUNCTION.test(functionArn)) hook.refuse(`LambdaArn ${functionArn} is no ARN of a function's version or alias`);
  hook.done();
  specification?.done();
  return functionArn;
}

function refuseSentiment(properties: Properties): void {
  const sentiment = properties.object('SentimentAnalysisSettings');
  if (sentiment?.flag('DetectSentiment', false)) sentiment.refuse('DetectSentiment is not hosted here');
  sentiment?.done();
}
