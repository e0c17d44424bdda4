import { transcript } from '../console-state/store';
import { talkOrDial } from './phone-actions';

const FIRST_THINGS = ['hello', 'what is the demo about?', 'please call me back'];

/** Until the first turn. */
export function Suggestions() {
  if (transcript.value.some(({ kind }) => kind === 'said')) return null;
  return (
    <div class="suggestions" role="group" aria-label="Things to say first">
      <p class="quiet">Say one of these, or type your own:</p>
      {FIRST_THINGS.map((text) => (
        <button key={text} type="button" class="suggestion" onClick={() => talkOrDial(text)}>
          “{text}”
        </button>
      ))}
    </div>
  );
}
