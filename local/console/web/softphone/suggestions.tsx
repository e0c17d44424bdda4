import { transcript } from '../console-state/store';
import { talkOrDial } from './phone-actions';

const FIRST_THINGS = ['hello', 'what is the demo about?', 'please call me back'];

/** Until the first turn. */
export function Suggestions() {
  if (transcript.value.some(({ kind }) => kind === 'said')) return null;
  return (
    <fieldset class="suggestions">
      <legend class="quiet">Say one of these, or type your own:</legend>
      {FIRST_THINGS.map((text) => (
        <button key={text} type="button" class="suggestion" onClick={() => talkOrDial(text)}>
          “{text}”
        </button>
      ))}
    </fieldset>
  );
}
