import type { ContactCenter } from '../../../local/contact-center';
import { answersTheCall } from './answering';
import { callsIn } from './calling';
import type { Character, PlannedCall } from './character';

/** Lets a character live: dials when it is planned to, picks up or does not when it is rung. */
export function bringToLife(character: Character, center: ContactCenter): void {
  const { clock, telephone } = center;
  let rings = 0;
  telephone.person(character.number, (leg) => {
    const reaction = character.whenRung[Math.min(rings++, character.whenRung.length - 1)];
    if (reaction) answersTheCall(leg, reaction, clock);
  });
  const afterwards = character.calls.filter(({ when }) => 'afterPromiseMs' in when);
  const dial = (call: PlannedCall) => callsIn(center, character, call, heardPromise);
  const heardPromise = () => {
    const next = afterwards.shift();
    if (next && 'afterPromiseMs' in next.when) clock.setTimeout(() => dial(next), next.when.afterPromiseMs);
  };
  for (const call of character.calls) if ('atMs' in call.when) clock.setTimeout(() => dial(call), call.when.atMs);
}
