import type { InputKind } from '../../../telephone/exchange';
import { type SpeechPlace, speechAttribute, speechNumber, speechSwitch } from '../../lex-runtime-v2/speech-attributes';

/** How a conversation with a bot listens. */
export interface LexSettings {
  readonly kinds: readonly InputKind[];
  readonly mayInterrupt: boolean;
  readonly startTimeoutMs: number;
  readonly endTimeoutMs: number;
  /** Who speaks longer is cut off. */
  readonly maxLengthMs: number;
  readonly dtmfEndTimeoutMs: number;
  readonly dtmfEndKey: string;
  readonly dtmfDeletionKey: string;
  readonly dtmfMaxLength: number;
}

/** What Lex takes at once; Connect goes to the error branch when more is asked for. */
const MAX_AUDIO_MS = 55_000;

/** Reads the `x-amz-lex:` session attributes, with Connect's defaults. A slot's own beat its intent's, those beat the wildcard. */
// https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
export function lexSettings(attributes: Readonly<Record<string, string>>, place: SpeechPlace): LexSettings {
  const number = (name: string, standard: number) => speechNumber(attributes, name, place, standard);
  const isOn = (name: string) => speechSwitch(attributes, name, place);
  const maxLengthMs = number('audio:max-length-ms', 12_000);
  if (maxLengthMs > MAX_AUDIO_MS) throw new Error(`x-amz-lex:audio:max-length-ms is ${maxLengthMs}, expected at most ${MAX_AUDIO_MS}`);
  return {
    kinds: [...(isOn('allow-audio-input') ? (['speech'] as const) : []), ...(isOn('allow-dtmf-input') ? (['key'] as const) : [])],
    mayInterrupt: isOn('allow-interrupt'),
    startTimeoutMs: number('audio:start-timeout-ms', 3_000),
    endTimeoutMs: number('audio:end-timeout-ms', 600),
    maxLengthMs,
    dtmfEndTimeoutMs: number('dtmf:end-timeout-ms', 5_000),
    dtmfEndKey: speechAttribute(attributes, 'dtmf:end-character', place) ?? '#',
    dtmfDeletionKey: speechAttribute(attributes, 'dtmf:deletion-character', place) ?? '*',
    dtmfMaxLength: number('dtmf:max-length', 1_024),
  };
}
