import { complaint, phone } from '../console-state/store';
import { CallButtons } from './call-buttons';
import { Keypad } from './keypad';
import { OwnNumber } from './own-number';
import { Shortcuts } from './shortcuts';
import { shownCall } from './shown-call';
import { SpokenReplies } from './spoken-replies';
import { Suggestions } from './suggestions';
import { TalkField } from './talk-field';
import { Transcript } from './transcript-view';

export function Softphone() {
  const { title, isRinging } = shownCall(phone.value);
  return (
    <section class={isRinging ? 'part softphone is-ringing' : 'part softphone'} id="phone" aria-labelledby="phone-title">
      <div class="phone-head">
        <div>
          <h2 id="phone-title">Phone</h2>
          <p class={`call-state call-${phone.value.state}`} role="status">
            <span class="dot" aria-hidden="true" />
            {title}
          </p>
        </div>
        <SpokenReplies />
      </div>
      <OwnNumber />
      <CallButtons />
      <p class="complaint" role="alert">
        {complaint.value}
      </p>
      <Transcript />
      <Suggestions />
      <TalkField />
      <Keypad />
      <Shortcuts />
    </section>
  );
}
