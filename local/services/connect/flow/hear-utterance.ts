import type { Clock } from '../../../cloud/clock';
import type { Line } from '../../../telephone/exchange';
import { speechMs } from '../../../telephone/speech';
import type { LexSettings } from './lex-settings';

export interface Heard {
  readonly text: string;
  readonly inputMode: 'Speech' | 'DTMF';
}

/** The next utterance, once the silence that ends it has passed; `undefined` when the person stays silent. */
export async function hearUtterance(line: Line, clock: Clock, settings: LexSettings): Promise<Heard | undefined> {
  const first = await line.listen(settings.kinds, settings.startTimeoutMs);
  if (!first) return undefined;
  if (first.kind === 'key') return hearKeys(first.text, line, settings);
  const silentFor = clock.now() - first.at; // it may have been said over a prompt
  if (silentFor < settings.endTimeoutMs) await clock.sleep(settings.endTimeoutMs - silentFor, line.signal);
  return { text: spokenWithin(first.text, settings.maxLengthMs), inputMode: 'Speech' };
}

/** Until the end key, the most that is allowed, or a pause; the deletion key throws away what was pressed and ends the input. */
async function hearKeys(first: string, line: Line, settings: LexSettings): Promise<Heard | undefined> {
  let keys = '';
  for (let key: string | undefined = first; key !== undefined; key = (await line.next(['key'], settings.dtmfEndTimeoutMs))?.text) {
    if (key === settings.dtmfDeletionKey) return undefined;
    if (key === settings.dtmfEndKey) break;
    keys += key;
    if (keys.length >= settings.dtmfMaxLength) break;
  }
  return keys ? { text: keys, inputMode: 'DTMF' } : undefined;
}

/** The words that a person gets to say in this time. */
function spokenWithin(text: string, ms: number): string {
  if (speechMs(text) <= ms) return text;
  const words = text.split(/\s+/);
  while (words.length > 1 && speechMs(words.join(' ')) > ms) words.pop();
  return words.join(' ');
}
