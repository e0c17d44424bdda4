import { type Provision, Refusal, ServiceError } from '../../../cloud/service';
import { readLocale } from '../bot/locale';
import { NAME } from '../bot/names';
import { Properties } from '../bot/properties';
import { recognitionOf } from '../nlu/recognition';
import type { LexStore } from '../store';

/** AWS::Lex::Bot. With AutoBuildBotLocales its draft is built; a version can only be made of a built locale. */
export const bot: Provision<LexStore> = (resource, context) => {
  const { store, arn, identity } = context;
  const properties = new Properties(resource.properties, resource.where);
  const name = properties.matching('Name', NAME);
  const idleSessionTtlMs = properties.number('IdleSessionTTLInSeconds', 60, 86_400) * 1000;
  const privacy = properties.object('DataPrivacy') ?? properties.refuse('DataPrivacy is missing');
  if (!privacy.has('ChildDirected')) privacy.refuse('ChildDirected is missing');
  const type = properties.optionalText('BotType') ?? 'Bot';
  if (type !== 'Bot') properties.refuse(`BotType ${type} is not hosted here, only Bot`);
  const isBuilt = properties.flag('AutoBuildBotLocales', false);
  const locales = properties.list('BotLocales', 'LocaleId').map((locale) => readLocale(locale, recognitionOf(context), context.clock.now));
  const roleArn = properties.text('RoleArn');
  properties.withoutEffect('BotTags', 'Description', 'TestBotAliasTags');
  properties.done();
  if ([...store.bots.values()].some((other) => other.name === name)) properties.refuse(`there is already a bot named ${name}`);

  const id = store.random.id(10);
  const botArn = arn(`bot/${id}`);
  assume(() => identity.assumeRole(roleArn, 'lexv2.amazonaws.com', botArn), roleArn, resource.where);
  const draft = new Map(locales.map((locale) => [locale.localeId, locale]));
  store.bots.set(id, { id, name, arn: botArn, idleSessionTtlMs, versions: new Map(isBuilt ? [['DRAFT', draft]] : []) });
  return { ref: id, attributes: { Id: id, Arn: botArn } };
};

/** AWS refuses to create a bot whose role does not trust Lex. */
function assume(assumeRole: () => void, roleArn: string, where: string): void {
  try {
    assumeRole();
  } catch (error) {
    if (error instanceof ServiceError)
      throw new Refusal(`RoleArn ${roleArn} cannot be assumed by lexv2.amazonaws.com: ${error.message}`, where);
    throw error;
  }
}
