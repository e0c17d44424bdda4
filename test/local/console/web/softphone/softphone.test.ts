import { shortcutKey } from '../../../../../local/console/web/softphone/shortcut-key';
import { shownCall } from '../../../../../local/console/web/softphone/shown-call';

const from = '+14155552671';

it('rings only when Atlas calls', () => {
  expect(shownCall({ state: 'ringing', from, direction: 'outbound' })).toMatchObject({ isRinging: true, title: 'Atlas is calling you' });
  expect(shownCall({ state: 'dialing', from, direction: 'inbound' })).toMatchObject({ isRinging: false, canDial: false, canTalk: false });
});

it('dials when nothing goes on and talks when connected', () => {
  expect(shownCall({ state: 'idle', from })).toMatchObject({ canDial: true, canTalk: false });
  expect(shownCall({ state: 'connected', from, direction: 'inbound' })).toMatchObject({ canDial: false, canTalk: true });
});

const press = { altKey: true, ctrlKey: false, metaKey: false, key: 'd', code: 'KeyD' };

it('knows the letter that was pressed with Alt, also on a Mac, where it types something else', () => {
  expect(shortcutKey(press)).toBe('d');
  expect(shortcutKey({ ...press, key: 'D' })).toBe('d');
  expect(shortcutKey({ ...press, key: '∂' })).toBe('d');
  expect(shortcutKey({ ...press, key: 'e' })).toBe('e');
});

it('is no shortcut without Alt, with another key beside it, or without a letter', () => {
  expect(shortcutKey({ ...press, altKey: false })).toBeUndefined();
  expect(shortcutKey({ ...press, ctrlKey: true })).toBeUndefined();
  expect(shortcutKey({ ...press, metaKey: true })).toBeUndefined();
  expect(shortcutKey({ ...press, key: 'Enter', code: 'Enter' })).toBeUndefined();
});
