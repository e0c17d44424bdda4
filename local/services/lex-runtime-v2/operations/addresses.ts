import { type Permission, type ServiceContext, ServiceError } from '../../../cloud/service';
import type { LexStore, SessionAddress } from '../store';

export const SESSION_PATH = '/bots/{botId}/botAliases/{botAliasId}/botLocales/{localeId}/sessions/{sessionId}';

type Address = Readonly<Record<keyof SessionAddress, string | undefined>>;

const CONSTRAINTS: Readonly<Record<keyof SessionAddress, { readonly pattern: RegExp; readonly length: readonly [number, number] }>> = {
  botId: { pattern: /^[0-9a-zA-Z]+$/, length: [10, 10] },
  botAliasId: { pattern: /^[0-9a-zA-Z]+$/, length: [10, 10] },
  localeId: { pattern: /^.+$/, length: [1, 20] },
  sessionId: { pattern: /^[0-9a-zA-Z._:-]+$/, length: [2, 100] },
};

/** The parts of the path, checked as AWS checks them. */
export function addressOf(input: Address): SessionAddress {
  const parts = Object.entries(CONSTRAINTS).map(
    ([
      member,
      {
        pattern,
        length: [minimum, maximum],
      },
    ]) => {
      const value = input[member as keyof SessionAddress] ?? '';
      if (value.length < minimum) throw invalid(member, `Member must have length greater than or equal to ${minimum}`);
      if (value.length > maximum) throw invalid(member, `Member must have length less than or equal to ${maximum}`);
      if (!pattern.test(value)) throw invalid(member, `Member must satisfy regular expression pattern: ${pattern.source.slice(1, -1)}`);
      return [member, value] as const;
    },
  );
  return Object.fromEntries(parts) as unknown as SessionAddress;
}

/** Without the value: it may be what a caller said. */
export const invalid = (member: string, constraint: string): ServiceError =>
  new ServiceError('ValidationException', `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`);

/** `lex:RecognizeText` on the bot alias. */
export const onBotAlias =
  (action: string) =>
  ({ botId, botAliasId }: Address, { arn }: ServiceContext<LexStore>): readonly Permission[] => [
    { action, resource: arn(`bot-alias/${botId}/${botAliasId}`) },
  ];
