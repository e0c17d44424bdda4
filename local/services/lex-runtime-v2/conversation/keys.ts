import type { Clock, Timer } from '../../../cloud/clock';
import { type SpeechPlace, speechAttribute, speechNumber } from '../speech-attributes';

const END_TIMEOUT_MS = 5_000;
const MAX_LENGTH = 1_024;

/** What is pressed, until the end key, the most that is allowed, or a pause; the deletion key throws all of it away. */
export class Keys {
  #pressed = '';
  #pause: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly done: (keys: string) => void,
  ) {}

  press(key: string, attributes: Readonly<Record<string, string>>, place: SpeechPlace): void {
    this.clock.clearTimeout(this.#pause);
    if (key === (speechAttribute(attributes, 'dtmf:deletion-character', place) ?? '*')) {
      this.#pressed = '';
      return;
    }
    if (key === (speechAttribute(attributes, 'dtmf:end-character', place) ?? '#')) return this.#finish();
    this.#pressed += key;
    if (this.#pressed.length >= speechNumber(attributes, 'dtmf:max-length', place, MAX_LENGTH)) return this.#finish();
    this.#pause = this.clock.setTimeout(() => this.#finish(), speechNumber(attributes, 'dtmf:end-timeout-ms', place, END_TIMEOUT_MS));
  }

  forget(): void {
    this.clock.clearTimeout(this.#pause);
    this.#pressed = '';
  }

  #finish(): void {
    const keys = this.#pressed;
    this.forget();
    if (keys !== '') this.done(keys);
  }
}
