import type { Heard, HostedBot } from './hosted-bot';
import type { LabelledUtterance } from './labelled-utterance';

export interface HeardUtterance extends LabelledUtterance {
  readonly heard: Heard;
}

/** Each utterance as the first thing that somebody says. */
export async function singleTurns(
  bot: HostedBot,
  utterances: readonly LabelledUtterance[],
  onTurn: (done: number) => void,
): Promise<HeardUtterance[]> {
  const turns: HeardUtterance[] = [];
  for (const utterance of utterances) {
    turns.push({ ...utterance, heard: await bot.newSession().says(utterance.text) });
    onTurn(turns.length);
  }
  return turns;
}
