import type { InputKind } from '../../../telephone/exchange';

/** How a conversation with a bot listens. */
export interface LexSettings {
  readonly kinds: readonly InputKind[];
  readonly mayInterrupt: boolean;
  readonly startTimeoutMs: number;
  readonly endTimeoutMs: number;
  readonly dtmfEndTimeoutMs: number;
  readonly dtmfEndKey: string;
  readonly dtmfDeletionKey: string;
  readonly dtmfMaxLength: number;
}

/** Reads the `x-amz-lex:` session attributes, with Connect's defaults. An intent's own beat the wildcard. Not here: those of a single slot. */
// https://docs.aws.amazon.com/lexv2/latest/dg/session-attribs-speech.html
export function lexSettings(attributes: Readonly<Record<string, string>>, intent: string): LexSettings {
  const read = (name: string): string | undefined => attributes[`x-amz-lex:${name}:${intent}:*`] ?? attributes[`x-amz-lex:${name}:*:*`];
  const ms = (name: string, standard: number): number => {
    const value = Number(read(name) ?? standard);
    if (!(value > 0)) throw new Error(`x-amz-lex:${name} is ${read(name)}, expected a number above 0`);
    return value;
  };
  const isOn = (name: string) => (read(name) ?? 'true').toLowerCase() !== 'false';
  return {
    kinds: [...(isOn('allow-audio-input') ? (['speech'] as const) : []), ...(isOn('allow-dtmf-input') ? (['key'] as const) : [])],
    mayInterrupt: isOn('allow-interrupt'),
    startTimeoutMs: ms('audio:start-timeout-ms', 3_000),
    endTimeoutMs: ms('audio:end-timeout-ms', 600),
    dtmfEndTimeoutMs: ms('dtmf:end-timeout-ms', 5_000),
    dtmfEndKey: read('dtmf:end-character') ?? '#',
    dtmfDeletionKey: read('dtmf:deletion-character') ?? '*',
    dtmfMaxLength: ms('dtmf:max-length', 1_024),
  };
}
