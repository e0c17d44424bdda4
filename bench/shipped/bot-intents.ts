import { loadAssembly } from '../../local/cloud/assembly';

/** The bot's intents and their slots, by the template. */
export type BotIntents = ReadonlyMap<string, readonly string[]>;

interface BotResource {
  readonly Type: string;
  readonly Properties: {
    readonly BotLocales: readonly {
      readonly LocaleId: string;
      readonly Intents: readonly { readonly Name: string; readonly Slots?: readonly { readonly Name: string }[] }[];
    }[];
  };
}

export function botIntents(assembly: string): BotIntents {
  for (const { template } of loadAssembly(assembly).stacks) {
    for (const { Type, Properties } of Object.values((template as { Resources: Record<string, BotResource> }).Resources)) {
      if (Type !== 'AWS::Lex::Bot') continue;
      const [locale] = Properties.BotLocales;
      return new Map(locale?.Intents.map(({ Name, Slots = [] }) => [Name, Slots.map((slot) => slot.Name)]));
    }
  }
  throw new Error(`no bot in ${assembly}`);
}
