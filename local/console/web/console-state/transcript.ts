import type { LegEvent } from '../../../telephone/telephone-network';
import type { PhoneState } from '../../protocol';

/** One line of what the person sees of their calls, oldest first. */
export type TranscriptLine =
  /** `isAnswered`: the turn that it made has come back. */
  | { readonly kind: 'said'; readonly text: string; readonly by: 'voice' | 'keys'; readonly isAnswered: boolean }
  | { readonly kind: 'atlas'; readonly text: string; readonly turn?: ShownTurn }
  | { readonly kind: 'note'; readonly text: string };

export interface ShownTurn {
  readonly contactId: string | undefined;
  readonly said: string;
  /** Among the turns of this contact, from 0. */
  readonly ordinal: number;
  readonly intent: string;
  readonly rung: string | undefined;
  readonly ms: number;
}

type Lines = readonly TranscriptLine[];
const LINES_KEPT = 200;

/** What the person says shows at once, before anybody has heard it. */
export function say(lines: Lines, text: string, by: 'voice' | 'keys' = 'voice'): Lines {
  const last = lines.at(-1);
  const isSameInput = by === 'keys' && last?.kind === 'said' && last.by === 'keys' && !last.isAnswered;
  const line = { kind: 'said', by, isAnswered: false, text: isSameInput ? last.text + text : text } as const;
  return kept([...(isSameInput ? lines.slice(0, -1) : lines), line]);
}

/** A call begins. */
export function noteLeg(lines: Lines, { direction }: Pick<PhoneState, 'direction'>): Lines {
  return kept([...lines, { kind: 'note', text: direction === 'outbound' ? 'Atlas calls you back' : 'You call Atlas' }]);
}

/** What the phone tells. */
export function hear(lines: Lines, event: LegEvent, contactId: string | undefined): Lines {
  switch (event.type) {
    case 'prompt':
      return kept([...lines, { kind: 'atlas', text: event.text }]);
    case 'turn':
      return withTurn(lines, event, contactId);
    case 'ended':
      return kept([...lines.map(answered), { kind: 'note', text: ENDINGS[event.reason] ?? `The call has ended: ${event.reason}` }]);
    case 'connected':
    case 'ringing':
    case 'listening':
      return lines;
  }
}

/** Connect's disconnect reasons. */
const ENDINGS: Readonly<Record<string, string>> = {
  CUSTOMER_DISCONNECT: 'You hung up',
  CONTACT_FLOW_DISCONNECT: 'Atlas hung up',
  TELECOM_BUSY: 'Declined or busy',
  TELECOM_UNANSWERED: 'Nobody answered',
  TELECOM_NUMBER_INVALID: 'The number cannot be called',
};

/** The reply to a turn is the latest thing Atlas said, unless it said nothing; the utterance is the latest like it that is open. */
function withTurn(lines: Lines, { said, heard, ...event }: Extract<LegEvent, { type: 'turn' }>, contactId: string | undefined): Lines {
  const ordinal = lines.filter((line) => line.kind === 'atlas' && line.turn !== undefined && line.turn.contactId === contactId).length;
  const turn: ShownTurn = { contactId, said, ordinal, intent: event.intent, rung: event.rung, ms: event.ms };
  const last = lines.at(-1);
  const isReply = last?.kind === 'atlas' && last.turn === undefined && last.text === heard;
  const before = isReply ? lines.slice(0, -1) : lines;
  const utterance = before.findLastIndex((line) => line.kind === 'said' && !line.isAnswered && line.text === said);
  const heardLines: Lines =
    utterance < 0
      ? [...before, { kind: 'said', text: said, by: 'voice', isAnswered: true }]
      : before.map((line, index) => (index <= utterance ? answered(line) : line));
  return kept([...heardLines, { kind: 'atlas', text: heard, turn }]);
}

const answered = (line: TranscriptLine): TranscriptLine =>
  line.kind === 'said' && !line.isAnswered ? { ...line, isAnswered: true } : line;

const kept = (lines: Lines): Lines => lines.slice(-LINES_KEPT);
