import { lexRuntimeV2 } from '../../../local/services/lex-runtime-v2';
import type { Storm } from './storm';

const ARROW = 'connect → lex';

/** Lex forgets a conversation between two of its turns. */
export function sessionExpiry(storm: Storm): void {
  const { cloud, trace } = storm.center;
  trace.subscribe(({ type, phase, detail }) => {
    if (type !== 'lex.turn' || phase !== 'end' || !storm.strike('session expiry', ARROW)) return;
    const { sessions, aliases } = cloud.context(lexRuntimeV2).store;
    for (const { id, bot } of aliases.values()) {
      sessions.delete({ botId: bot.id, botAliasId: id, localeId: 'en_US', sessionId: String(detail['sessionId']) });
    }
  });
}
