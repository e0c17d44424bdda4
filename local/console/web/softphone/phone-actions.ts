import { phone, send } from '../console-state/store';
import { ownNumber } from './own-number-state';
import { shownCall } from './shown-call';
import { stopSpeaking } from './speech-synthesis';

/** What a person does with a phone; each does nothing when the phone cannot. */

let firstWords: string | undefined;

export async function dial(): Promise<void> {
  if (!shownCall(phone.peek()).canDial) return;
  if (await send({ command: 'dial', from: ownNumber.peek() ?? phone.peek().from })) ownNumber.value = undefined;
  else firstWords = undefined;
}

export function answer(): void {
  if (phone.peek().state === 'ringing') void send({ command: 'answer' });
}

/** Hangs up, or declines a call that rings. */
export function hangUp(): void {
  stopSpeaking();
  const { state } = phone.peek();
  if (state === 'ringing') void send({ command: 'decline' });
  else if (state !== 'idle') void send({ command: 'hangUp' });
}

export function talk(text: string): void {
  const words = text.trim();
  if (words === '' || !shownCall(phone.peek()).canTalk) return;
  stopSpeaking();
  void send({ command: 'say', text: words });
}

/** Says it now or, when nobody is on the line, dials and says it as soon as Atlas listens. */
export function talkOrDial(text: string): void {
  if (shownCall(phone.peek()).canTalk) return talk(text);
  firstWords = text;
  void dial();
}

/** Atlas listens: what was to be said first is said. */
export function sayFirstWords(): void {
  const words = firstWords;
  firstWords = undefined;
  if (words !== undefined) talk(words);
}

export function press(digits: string): void {
  if (shownCall(phone.peek()).canTalk) void send({ command: 'press', digits });
}
