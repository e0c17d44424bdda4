import type { Clock } from '../../../local/cloud/clock';
import type { Leg } from '../../../local/telephone/telephone-network';
import type { RingReaction } from './character';
import { speaksAfterThinking } from './speaking';

const REPLIES = ['yes, go ahead', 'and what would that cost us', 'thank you, goodbye'] as const;
const VOICEMAIL = 'You have reached my voicemail. Please leave a message after the tone.';

/** What somebody does whose phone rings. `onMailbox`: a machine has taken the call. */
export function answersTheCall(leg: Leg, reaction: RingReaction, clock: Clock, onMailbox: () => void): void {
  if (reaction.kind === 'lets it ring') return;
  clock.setTimeout(() => {
    if (leg.state !== 'ringing') return;
    if (reaction.kind === 'declines') leg.declines();
    else if (reaction.kind === 'voicemail') {
      onMailbox();
      leg.answers();
      leg.says(VOICEMAIL);
    } else converse(leg, reaction, clock);
  }, reaction.afterMs);
}

function converse(leg: Leg, { utterances, thenStaysSilent }: Extract<RingReaction, { kind: 'answers' }>, clock: Clock): void {
  let said = 0;
  leg.subscribe((event) => {
    if (event.type !== 'listening') return;
    if (said < utterances) speaksAfterThinking(leg, clock, REPLIES[said++ % REPLIES.length] ?? '');
    else if (!thenStaysSilent) clock.setTimeout(() => leg.hangsUp(), 500);
  });
  leg.answers();
}
