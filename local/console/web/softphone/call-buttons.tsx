import { phone } from '../console-state/store';
import { answer, dial, hangUp } from './phone-actions';
import { shownCall } from './shown-call';

export function CallButtons() {
  const { isRinging, canDial } = shownCall(phone.value);
  return (
    <div class="call-buttons">
      {isRinging && (
        <>
          <button type="button" class="button answer" onClick={answer} aria-keyshortcuts="Alt+A" data-focus="ringing">
            <Handset /> Answer
          </button>
          <button type="button" class="button hang-up" onClick={hangUp} aria-keyshortcuts="Alt+H">
            <Handset isDown /> Decline
          </button>
        </>
      )}
      {!isRinging && canDial && (
        <button type="button" class="button answer" onClick={() => void dial()} aria-keyshortcuts="Alt+D" data-focus="idle">
          <Handset /> Dial Atlas
        </button>
      )}
      {!isRinging && !canDial && (
        <button type="button" class="button hang-up" onClick={hangUp} aria-keyshortcuts="Alt+H" data-focus="dialing">
          <Handset isDown /> Hang up
        </button>
      )}
    </div>
  );
}

function Handset({ isDown = false }: { readonly isDown?: boolean }) {
  return (
    <svg class={isDown ? 'handset is-down' : 'handset'} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11 11 0 0 0 3.6.6 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1 11 11 0 0 0 .6 3.6 1 1 0 0 1-.25 1z" />
    </svg>
  );
}
