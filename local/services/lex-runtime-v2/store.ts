import type { Timer } from '../../cloud/clock';
import type { Random } from '../../cloud/random';
import { ServiceError } from '../../cloud/service';
import type { Bot, BotAlias, BotLocale } from './bot/bot';
import { Sessions } from './sessions';

/** Where a session is held: `{botId, botAliasId, localeId, sessionId}` as in the API's paths. */
export interface SessionAddress {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly sessionId: string;
}

export interface LexSettings {
  /** Sentence embeddings recognize what is no sample utterance, when their packages are installed; else, and without, words in common do. */
  sentenceEmbeddings: boolean;
}

export class LexStore {
  readonly bots = new Map<string, Bot>();
  /** By ARN. */
  readonly aliases = new Map<string, BotAlias>();
  readonly sessions = new Sessions();
  readonly settings: LexSettings;
  /** Of every locale: loads what its recognition needs. */
  readonly warmUps: (() => Promise<void>)[] = [];
  warmUp: Timer | undefined;

  constructor(
    readonly random: Random,
    settings: LexSettings = { sentenceEmbeddings: false },
  ) {
    this.settings = settings;
  }

  aliasOf({ botId, botAliasId }: Pick<SessionAddress, 'botId' | 'botAliasId'>): BotAlias {
    const alias = [...this.aliases.values()].find(({ id, bot }) => id === botAliasId && bot.id === botId);
    if (!alias) throw new ServiceError('ResourceNotFoundException', `Bot alias ${botAliasId} of bot ${botId} was not found.`, 404);
    return alias;
  }

  localeOf(alias: BotAlias, localeId: string): BotLocale {
    const locale = alias.codeHooks.has(localeId) ? alias.bot.versions.get(alias.version)?.get(localeId) : undefined;
    if (!locale)
      throw new ServiceError(
        'ResourceNotFoundException',
        `Locale ${localeId} of bot alias ${alias.id} of bot ${alias.bot.id} was not found.`,
        404,
      );
    return locale;
  }
}
