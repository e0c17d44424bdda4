import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { phone } from '../console-state/store';
import { Microphone } from './microphone';
import { talk } from './phone-actions';
import { shownCall } from './shown-call';

export function TalkField() {
  const text = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const { canTalk } = shownCall(phone.value);
  useEffect(() => {
    if (canTalk) field.current?.focus();
  }, [canTalk]);
  return (
    <form
      class="talk"
      onSubmit={(event) => {
        event.preventDefault();
        talk(text.value);
        text.value = '';
      }}
    >
      <label class="visually-hidden" for="talk">
        What you say
      </label>
      <input
        id="talk"
        ref={field}
        autocomplete="off"
        placeholder={canTalk ? 'Say something …' : 'Dial first'}
        disabled={!canTalk}
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
      <button type="submit" class="button" disabled={!canTalk}>
        Say
      </button>
      <Microphone isUsable={canTalk} />
    </form>
  );
}
