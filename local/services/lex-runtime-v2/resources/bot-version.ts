import type { Provision } from '../../../cloud/service';
import { Properties } from '../bot/properties';
import type { LexStore } from '../store';

/** AWS::Lex::BotVersion: the named locales as they are now, under the next number. */
export const botVersion: Provision<LexStore> = (resource, { store }) => {
  const properties = new Properties(resource.properties, resource.where);
  const botId = properties.text('BotId');
  const bot = store.bots.get(botId) ?? properties.refuse(`BotId ${botId} is no bot of this account`);
  const specification = properties.list('BotVersionLocaleSpecification', 'LocaleId');
  if (specification.length === 0) properties.refuse('BotVersionLocaleSpecification is empty');
  const locales = specification.map((locale) => {
    const localeId = locale.text('LocaleId');
    const details = locale.object('BotVersionLocaleDetails') ?? locale.refuse('BotVersionLocaleDetails is missing');
    const source = details.text('SourceBotVersion');
    details.done();
    locale.done();
    const version = bot.versions.get(source);
    if (!version) {
      return locale.refuse(
        source === 'DRAFT' ? `DRAFT of bot ${bot.name} is not built: set AutoBuildBotLocales` : `bot ${bot.name} has no version ${source}`,
      );
    }
    return version.get(localeId) ?? locale.refuse(`version ${source} of bot ${bot.name} has no locale ${localeId}`);
  });
  properties.withoutEffect('Description');
  properties.done();

  const number = String([...bot.versions.keys()].filter((version) => version !== 'DRAFT').length + 1);
  bot.versions.set(number, new Map(locales.map((locale) => [locale.localeId, locale])));
  return { ref: `${bot.id}|${number}`, attributes: { BotVersion: number } };
};
