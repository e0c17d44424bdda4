import type { PhoneState } from '../../protocol';

/** What the phone can do now, and what it says about itself. */
export interface ShownCall {
  readonly title: string;
  readonly isRinging: boolean;
  readonly canDial: boolean;
  readonly canTalk: boolean;
}

export function shownCall({ state, direction }: PhoneState): ShownCall {
  const isRinging = state === 'ringing' && direction === 'outbound';
  const title = isRinging
    ? 'Atlas is calling you'
    : { idle: 'Ready to call', dialing: 'Dialing …', ringing: 'Ringing …', connected: 'On the phone with Atlas' }[state];
  return { title, isRinging, canDial: state === 'idle', canTalk: state === 'connected' };
}
