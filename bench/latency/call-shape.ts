/** What a turn asks of the function behind it. */
export type TurnKind = 'greeting' | 'about' | 'question' | 'slot' | 'booking' | 'outbound';

export interface ShapedTurn {
  readonly kind: TurnKind;
  /** How long Lex waits for the end of speech when that depends on the question. Lex's own default is 600 ms, and 400 to 500 ms are called daring. */
  readonly endTimeoutMs: number;
}

/** Lex's default, for every question. */
export const END_TIMEOUT_MS = 600;
/** Below that, people are cut off. */
export const LEAST_END_TIMEOUT_MS = 350;

const turn = (kind: TurnKind, endTimeoutMs: number): ShapedTurn => ({ kind, endTimeoutMs });

/** A call of fourteen turns: ten when the caller rings, four when Atlas rings back. */
export const CALL: readonly ShapedTurn[] = [
  turn('greeting', 450),
  turn('about', 450),
  turn('about', 450),
  turn('question', 450),
  turn('question', 450),
  turn('slot', 450), // call me back → your name?
  turn('slot', 500), // Ada → which company?
  turn('slot', 500), // → what about?
  turn('slot', 600), // the use case, told freely → is that right?
  turn('booking', 400), // yes
  ...Array.from({ length: 4 }, () => turn('outbound', 450)),
];

/** Turns for which every language model of the old design was asked. */
export const isConversation = (kind: TurnKind): boolean => kind !== 'slot' && kind !== 'booking';
