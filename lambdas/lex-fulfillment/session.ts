import type { LanguageCode } from '../shared/domain/language-code';
import { withoutNumbers } from '../shared/domain/speech';
import { type Asked, parseAsked, writeAsked } from './asked';
import type { FallbackReason, Rung } from './rung';
import { cleaned } from './slots';

/** What was said: [the caller's words, Atlas's]. */
export type Exchange = readonly [caller: string, atlas: string];

/** How the talk about the number to call stands. */
export interface NumberTalk {
  /** Atlas has asked for a number. */
  readonly isAsked: boolean;
  /** Answers that were no number Atlas may call. */
  readonly failures: number;
  /** Read back, and denied. */
  readonly denials: number;
}

/**
 * The conversation so far, kept in Lex session attributes: small, and hostile, since whoever talks to Lex can set them.
 * They name no function, role, number to call or flag; the three signed ones are verified before they are believed.
 */
export interface Session {
  /** Of the flow and of Lex itself: carried through unchanged. */
  readonly carried: Readonly<Record<string, string>>;
  readonly turn: number;
  readonly history: readonly Exchange[];
  readonly numberTalk: NumberTalk | undefined;
  /** Signed id of the callback that this outbound call is. */
  readonly callback: string | undefined;
  /** Signed digest of the scenario that steers it. */
  readonly scenario: string | undefined;
  /** Signed id of the callback promised in this very contact. */
  readonly promise: string | undefined;
  /** How often this caller was called back before, as the first turn found it; whoever forges it is greeted as an old friend. */
  readonly callbacks: number | undefined;
  /** The scenario of the call that is being booked is being written already. */
  readonly isAhead: boolean;
  /** What Atlas waits for an answer to, so that it can be asked again after an aside; undefined: nothing, or a question of Lex's own. */
  readonly asked: Asked | undefined;
  /** When the caller wants the callback that is being booked, epoch seconds; undefined: as soon as possible. */
  readonly callAt: number | undefined;
}

/** Lex takes 12 KB after base64, and gives it back beside everything else in an event of 12 KB at most. */
export const SESSION_MAX_BYTES = 6 * 1024;
export const HISTORY_MAX_EXCHANGES = 10;

const CALLER_MAX_CHARACTERS = 240;
const ATLAS_MAX_CHARACTERS = 320;
const SIGNED_ID_MAX_CHARACTERS = 120;
const SIGNED_SCENARIO_MAX_CHARACTERS = 2048;
const ID_MAX_CHARACTERS = 128;
const CARRIED_MAX_CHARACTERS = 512;
const CARRIED_MAX = 40;
const OURS: ReadonlySet<string> = new Set([
  'turn',
  'history',
  'numberTalk',
  'callback',
  'scenario',
  'promise',
  'callbacks',
  'ahead',
  'asked',
  'callAt',
  'rung',
  'why',
]);
/** Never dropped, whatever the budget. */
const IDS: ReadonlySet<string> = new Set(['contactId', 'callerNumber']);

export function parseSession(attributes: unknown): Session {
  const given = textsOf(attributes);
  const signed = (name: string, maxCharacters: number) => {
    const text = given.get(name);
    return text && text.length <= maxCharacters ? text : undefined;
  };
  return {
    carried: Object.fromEntries(carriedOf(given)),
    turn: numberIn(given.get('turn')) ?? 0,
    history: parseHistory(given.get('history')),
    numberTalk: parseNumberTalk(given.get('numberTalk')),
    callback: signed('callback', SIGNED_ID_MAX_CHARACTERS),
    scenario: signed('scenario', SIGNED_SCENARIO_MAX_CHARACTERS),
    promise: signed('promise', SIGNED_ID_MAX_CHARACTERS),
    callbacks: numberIn(given.get('callbacks')),
    isAhead: given.get('ahead') === '1',
    asked: parseAsked(given.get('asked')),
    callAt: timeIn(given.get('callAt')),
  };
}

/** The last exchanges with this one; a caller's number said in it is blotted out. */
export function remember(history: readonly Exchange[], [caller, atlas]: Exchange, language?: LanguageCode): readonly Exchange[] {
  const exchange: Exchange = [cleaned(withoutNumbers(caller, language), CALLER_MAX_CHARACTERS), cleaned(atlas, ATLAS_MAX_CHARACTERS)];
  return [...history, exchange].slice(-HISTORY_MAX_EXCHANGES);
}

/** The whole map for Lex, which replaces the former one. Within `maxBytes`: the oldest history goes first, then what can be read again; ids never. */
export function attributesOf(session: Session, answered: Answered, maxBytes = SESSION_MAX_BYTES): Record<string, string> {
  let { history, scenario, carried } = session;
  const attributes = () => write({ ...session, history, scenario, carried }, answered);
  const isTooLarge = () => Buffer.byteLength(JSON.stringify(attributes())) > maxBytes;
  while (isTooLarge() && history.length > 0) history = history.slice(1);
  if (isTooLarge()) scenario = undefined;
  const others = Object.keys(carried).filter((name) => !IDS.has(name));
  while (isTooLarge() && others.length > 0) {
    const dropped = others.pop();
    carried = Object.fromEntries(Object.entries(carried).filter(([name]) => name !== dropped));
  }
  return attributes();
}

/** Which rung answered this turn, and why no better one did: for whoever watches, not for the next turn. */
interface Answered {
  readonly rung: Rung;
  readonly why?: FallbackReason;
}

function write(session: Session, { rung, why }: Answered): Record<string, string> {
  const { carried, turn, history, numberTalk, callback, scenario, promise, callbacks, isAhead, asked, callAt } = session;
  return {
    ...carried,
    turn: `${turn}`,
    rung,
    ...(why && { why }),
    ...(history.length > 0 && { history: JSON.stringify(history) }),
    ...(numberTalk && { numberTalk: [numberTalk.isAsked ? 1 : 0, numberTalk.failures, numberTalk.denials].join() }),
    ...(callback && { callback }),
    ...(scenario && { scenario }),
    ...(promise && { promise }),
    ...(callbacks !== undefined && { callbacks: `${callbacks}` }),
    ...(isAhead && { ahead: '1' }),
    ...(asked && { asked: writeAsked(asked) }),
    ...(callAt !== undefined && { callAt: `${callAt}` }),
  };
}

/** Names as Lex and flows write them; own properties only, so that `__proto__` is nobody's. */
function textsOf(attributes: unknown): ReadonlyMap<string, string> {
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) return new Map();
  const texts = Object.entries(attributes).filter(([name, value]) => typeof value === 'string' && /^[a-zA-Z][\w:*.-]{0,119}$/.test(name));
  return new Map(texts as [string, string][]);
}

function carriedOf(given: ReadonlyMap<string, string>): [string, string][] {
  const ids = [...given].filter(([name, value]) => IDS.has(name) && value.length <= ID_MAX_CHARACTERS);
  const others = [...given].filter(([name, value]) => !IDS.has(name) && !OURS.has(name) && value.length <= CARRIED_MAX_CHARACTERS);
  return [...ids, ...others.slice(0, CARRIED_MAX)];
}

function parseHistory(text: string | undefined): readonly Exchange[] {
  const exchanges = text && text.length <= SESSION_MAX_BYTES ? jsonOf(text) : undefined;
  if (!Array.isArray(exchanges)) return [];
  const isExchange = (entry: unknown): entry is Exchange =>
    Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
  return exchanges.filter(isExchange).reduce<readonly Exchange[]>((history, exchange) => remember(history, exchange), []);
}

function parseNumberTalk(text: string | undefined): NumberTalk | undefined {
  const [, isAsked, failures, denials] = /^([01]),(\d),(\d)$/.exec(text ?? '') ?? [];
  return isAsked ? { isAsked: isAsked === '1', failures: Number(failures), denials: Number(denials) } : undefined;
}

const timeIn = (text: string | undefined): number | undefined => (/^\d{10}$/.test(text ?? '') ? Number(text) : undefined);

const numberIn = (text: string | undefined): number | undefined => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : undefined);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
