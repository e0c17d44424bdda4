import { signal } from '@preact/signals';

/** Whether Atlas is heard aloud. Off until switched on: a page that begins to talk by itself frightens people. */
export const isSpeaking = signal(false);
/** True once the browser has told that it has a voice; many have none, and then nothing is offered. */
export const hasVoice = signal(false);

const synthesis: SpeechSynthesis | undefined = window.speechSynthesis;
const voices = (): SpeechSynthesisVoice[] => synthesis?.getVoices() ?? [];

function look(): void {
  hasVoice.value = voices().length > 0;
}

look();
synthesis?.addEventListener('voiceschanged', look);

export function speak(text: string): void {
  if (!isSpeaking.peek() || !hasVoice.peek()) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = 'en-US';
  utterance.voice = voices().find(({ lang, localService }) => lang.startsWith('en') && localService) ?? null;
  synthesis?.speak(utterance);
}

export const stopSpeaking = (): void => synthesis?.cancel();
