import { effect } from '@preact/signals';
import { onMessage, phone } from '../console-state/store';
import { answer, dial, hangUp, sayFirstWords } from './phone-actions';
import { startRinging, stopRinging } from './ring-tone';
import { shortcutKey } from './shortcut-key';
import { shownCall } from './shown-call';
import { speak, stopSpeaking } from './speech-synthesis';

const ACTIONS: Readonly<Record<string, () => void>> = { a: answer, d: () => void dial(), h: hangUp };

/** What the phone does outside its part of the page: sound, the tab's title, shortcuts, where the focus goes. */
export function listenToPhone(): void {
  document.addEventListener('keydown', (event) => {
    const action = ACTIONS[shortcutKey(event) ?? ''];
    if (!action) return;
    event.preventDefault();
    action();
  });

  onMessage((message) => {
    if (message.type !== 'phone' || !message.event) return;
    if (message.event.type === 'prompt') speak(message.event.text);
    if (message.event.type === 'listening') sayFirstWords();
    if (message.event.type === 'ended') stopSpeaking();
  });

  effect(() => {
    const { isRinging } = shownCall(phone.value);
    document.title = isRinging ? '☎ Atlas is calling you' : 'Atlas';
    if (isRinging) startRinging();
    else stopRinging();
  });

  let before = phone.peek().state;
  effect(() => {
    const { state } = phone.value;
    if (state !== before) requestAnimationFrame(() => focusWhatIsNext(state));
    before = state;
  });
}

/** A button that has gone, or a field that is locked now, takes the focus with it: the next thing to press gets it. Otherwise it is left alone. */
function focusWhatIsNext(state: string): void {
  const { activeElement } = document;
  const isLost = activeElement === null || activeElement === document.body || activeElement.matches(':disabled');
  if (isLost) document.querySelector<HTMLElement>(`[data-focus="${state}"]`)?.focus();
}
