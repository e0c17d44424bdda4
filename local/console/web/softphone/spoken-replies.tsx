import { hasVoice, isSpeaking, stopSpeaking } from './speech-synthesis';

export function SpokenReplies() {
  if (!hasVoice.value) return null;
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isSpeaking.value}
      onClick={() => {
        isSpeaking.value = !isSpeaking.value;
        if (!isSpeaking.value) stopSpeaking();
      }}
    >
      <span class="switch-track" aria-hidden="true" /> Spoken replies
    </button>
  );
}
