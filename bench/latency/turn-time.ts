import type { Hedge } from '../../lambdas/shared/policy/hedge';
import { END_TIMEOUT_MS, isConversation, LEAST_END_TIMEOUT_MS, type ShapedTurn } from './call-shape';
import type { Design } from './design';
import type { TurnDraws } from './draws';
import { type ModelAnswer, modelAnswer } from './model-answer';
import { at, type Profile, type Range } from './profile';

export interface TurnTime {
  /** From Lex's call until its answer: what the document calls "user speech to Lex response". */
  readonly handlerMs: number;
  /** From the caller's last sound to Atlas's first. */
  readonly heardMs: number;
  /** `fixed`: no model was waited for. */
  readonly answer: 'fixed' | ModelAnswer['kind'];
  readonly modelCalls: number;
  readonly dollars: number;
}

export interface TurnCircumstances {
  readonly shape: ShapedTurn;
  readonly draws: TurnDraws;
  readonly hedge: Hedge;
  /** The first turn of the outbound leg. */
  readonly isFirstOutbound: boolean;
  /** What making the promise takes, which is the same for every design: the row, and starting the workflow. */
  readonly bookingMs: number;
}

/** Of our own code on a warm environment, by `npm run bench -- turn`. */
const OWN: Range = [0.5, 2];
const LEAST_COLD_MS = 150;

/** How long one caller turn takes under a design, with this luck. */
export function turnTime(design: Design, profile: Profile, circumstances: TurnCircumstances): TurnTime {
  const { on, isBound } = design;
  const { shape, draws, bookingMs } = circumstances;
  const { normal } = draws;
  const coldMs = isBound ? 0 : coldStart(design, profile, draws);
  const workMs = isBound ? 0 : beforehand(design, profile, circumstances, coldMs > 0);
  const said = isConversation(shape.kind) ? answer(design, profile, circumstances, workMs) : FIXED;
  const handlerMs =
    at(profile.invoke, normal.invoke) +
    coldMs +
    workMs +
    said.ms +
    (shape.kind === 'booking' ? bookingMs : 0) +
    (isBound ? 0 : at(OWN, normal.own));
  const endTimeoutMs = isBound ? LEAST_END_TIMEOUT_MS : on.has('endTimeouts') ? shape.endTimeoutMs : END_TIMEOUT_MS;
  return {
    handlerMs,
    heardMs: endTimeoutMs + at(profile.hearing, normal.hearing) + handlerMs + at(profile.speaking, normal.speaking),
    answer: said.kind,
    modelCalls: said.calls,
    dollars: said.dollars,
  };
}

interface Said {
  readonly ms: number;
  readonly kind: TurnTime['answer'];
  readonly calls: number;
  readonly dollars: number;
}

const FIXED: Said = { ms: 0, kind: 'fixed', calls: 0, dollars: 0 };

function coldStart({ on }: Design, { chances, cold, layers }: Profile, { uniform, normal }: TurnDraws): number {
  const isWarmed = on.has('keepWarm');
  // A ping warms one environment of those that callers meet.
  const share = on.has('alias') ? (isWarmed ? chances.coldWarmed : chances.coldAlias) : chances.coldLatest * (isWarmed ? 0.5 : 1);
  if (uniform.cold >= share) return 0;
  return Math.max(LEAST_COLD_MS, at(cold, normal.cold) - (on.has('smallPackages') ? at(layers, normal.layers) : 0));
}

/** What happens before there is anything to answer with. What an environment keeps is not there in a new one. */
function beforehand({ on }: Design, profile: Profile, { shape, draws, isFirstOutbound }: TurnCircumstances, isCold: boolean): number {
  const { normal } = draws;
  const asksSalesforce = shape.kind === 'slot' || shape.kind === 'booking'; // the handlers of Callback and DeleteMyInfo
  let ms = 0;
  if (asksSalesforce && !(on.has('secretCache') && !isCold)) ms += at(profile.secret, normal.secret);
  if (asksSalesforce && !(on.has('salesforcePool') && !isCold)) ms += at(profile.login, normal.login);
  if (asksSalesforce && !on.has('phoneOnce')) ms += at(profile.parsing, normal.parsing);
  if (shape.kind === 'outbound' && (isFirstOutbound || !on.has('sessionScenario'))) ms += at(profile.tableRead, normal.read);
  if (!on.has('leanHistory')) ms += at(profile.history, normal.history);
  if (!on.has('leanLogging')) ms += at(profile.logging, normal.logging);
  return ms;
}

function answer(design: Design, profile: Profile, { shape, draws, hedge }: TurnCircumstances, startedMs: number): Said {
  const { on } = design;
  const { uniform, normal } = draws;
  const isCommon = shape.kind === 'greeting' || shape.kind === 'about';
  if (isCommon && on.has('staticReplies')) return FIXED;
  // The guess was asked for while the last answer was spoken, right or wrong.
  const guess = !isCommon && on.has('prefetch') ? modelAnswer(design, profile, draws, hedge, startedMs) : undefined;
  if (guess && uniform.isGuessed < profile.chances.guessed) return { ...FIXED, calls: guess.calls, dollars: guess.dollars };

  const isCached = isCommon && on.has('responseCache') && uniform.isCached < profile.chances.cached;
  const lookMs = isCommon && on.has('responseCache') ? at(profile.tableRead, normal.cacheRead) : 0;
  const isRaced = on.has('racedCache');
  if (isCached && !isRaced) return { ...FIXED, ms: lookMs };
  const asked = modelAnswer(design, profile, draws, hedge, startedMs + (isRaced ? 0 : lookMs));
  const spent = { calls: asked.calls + (guess?.calls ?? 0), dollars: asked.dollars + (guess?.dollars ?? 0) };
  if (isCached && lookMs < asked.ms) return { ms: lookMs, kind: 'fixed', ...spent };
  return { ms: (isRaced ? 0 : lookMs) + asked.ms, kind: asked.kind, ...spent };
}
