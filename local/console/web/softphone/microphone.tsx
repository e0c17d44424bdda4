import { signal } from '@preact/signals';
import { talk } from './phone-actions';
import { newRecognition } from './speech-recognition';

const isListening = signal(false);
const trouble = signal('');

/** Only where the browser can turn speech into text; who does that, the browser decides, and the label says so. */
export function Microphone({ isUsable }: { readonly isUsable: boolean }) {
  if (!newRecognition) return null;
  return (
    <div class="microphone">
      <button
        type="button"
        class="button quiet-button"
        disabled={!isUsable || isListening.value}
        onClick={listen}
        aria-describedby="microphone-note"
      >
        {isListening.value ? 'Listening …' : 'Speak'}
      </button>
      <p id="microphone-note" class="quiet">
        {trouble.value || 'Your browser does the listening; most send the sound to their maker.'}
      </p>
    </div>
  );
}

function listen(): void {
  const recognition = newRecognition?.();
  if (!recognition) return;
  recognition.lang = 'en-US';
  recognition.onresult = ({ results }) => talk(results[0]?.[0]?.transcript ?? '');
  recognition.onerror = ({ error }) => {
    trouble.value = `The browser could not listen (${error}). Typing works.`;
  };
  recognition.onend = () => {
    isListening.value = false;
  };
  trouble.value = '';
  isListening.value = true;
  recognition.start();
}
