import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime';
import { type CallContext, ServiceError } from '../../cloud/service';
import { type Behaviour, LONG_TEXT, MARKUP, PHONE_NUMBER, REFUSAL, SPANISH } from './behaviour';
import { resolveModel } from './models/resolve-model';
import { type GenerationRequest, validate } from './request/validate';
import type { BedrockStore } from './store';
import { countTokens, tokensOf } from './tokens';
import { write } from './writer';

/** An answer that is decided and only has to be spoken, token by token. */
export interface Generation {
  readonly reasoning: readonly string[];
  readonly text: readonly string[];
  readonly stopReason: 'end_turn' | 'max_tokens' | 'stop_sequence';
  readonly inputTokens: number;
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
  readonly breaksOff: { readonly afterTokens: number; readonly error: ServiceError } | undefined;
}

/** Every request carries the model's own markup beside its text. */
const OVERHEAD_TOKENS = 8;

/** Checks the request and decides what the model answers, and how fast. */
export function generationOf(request: ConverseRequest, { store, region, accountId }: CallContext<BedrockStore>): Generation {
  const modelId = request.modelId ?? '';
  const { model } = resolveModel(modelId, { region, accountId });
  const asked = validate(request, model);
  const inputTokens = OVERHEAD_TOKENS + countTokens(asked.system) + asked.messages.reduce((sum, { text }) => sum + countTokens(text), 0);
  if (inputTokens > model.contextTokens) {
    throw new ServiceError('ValidationException', 'The model returned the following errors: prompt is too long');
  }
  const behaviour = store.behaviourOf(modelId);
  if (behaviour?.kind === 'throttle')
    throw new ServiceError('ThrottlingException', 'Too many requests, please wait before trying again.', 429);

  const { p50Ms, p99Ms, maxMs } = model.firstToken;
  const usualMs = Math.min(maxMs, store.random.latencyMs(p50Ms, p99Ms));
  return {
    ...cut(asked, textFor(asked, behaviour)),
    inputTokens,
    firstTokenMs: Math.round(usualMs + (behaviour?.kind === 'stall' ? behaviour.forMs : 0)),
    tokensPerSecond: model.tokensPerSecond,
    breaksOff: breaksOff(behaviour),
  };
}

function textFor({ system, messages }: GenerationRequest, behaviour: Behaviour | undefined): string {
  if (behaviour?.kind === 'refuse') return REFUSAL;
  if (behaviour?.kind === 'long text') return LONG_TEXT;
  if (behaviour?.kind === 'markup') return MARKUP;
  if (behaviour?.kind === 'another language') return SPANISH;
  if (behaviour?.kind === 'phone number') return PHONE_NUMBER;
  return write(system, messages);
}

/** Thinking comes first and is paid from the same budget; a stop sequence ends the text before it is said. */
function cut(
  { thinks, maxTokens, stopSequences, messages }: GenerationRequest,
  text: string,
): Pick<Generation, 'reasoning' | 'text' | 'stopReason'> {
  const stops = stopSequences.map((sequence) => text.indexOf(sequence)).filter((at) => at >= 0);
  const said = stops.length > 0 ? text.slice(0, Math.min(...stops)) : text;
  const reasoning = thinks ? tokensOf(thoughts(messages[messages.length - 1]?.text ?? '')).slice(0, maxTokens) : [];
  const tokens = tokensOf(said);
  const room = maxTokens - reasoning.length;
  if (tokens.length > room) return { reasoning, text: tokens.slice(0, room), stopReason: 'max_tokens' };
  return { reasoning, text: tokens, stopReason: stops.length > 0 ? 'stop_sequence' : 'end_turn' };
}

const thoughts = (asked: string): string =>
  `The person said ${countTokens(asked)} tokens of text. I should answer what was asked, stay within my instructions, keep it short, and lead the conversation on with one question at the end. Nothing here calls for more than two sentences.`;

function breaksOff(behaviour: Behaviour | undefined): Generation['breaksOff'] {
  if (behaviour?.kind !== 'error mid-stream') return undefined;
  const name = behaviour.exception ?? 'ModelStreamErrorException';
  return { afterTokens: behaviour.afterTokens, error: new ServiceError(name, MESSAGES[name], STATUS[name]) };
}

const STATUS = { InternalServerException: 500, ModelStreamErrorException: 424, ServiceUnavailableException: 503, ThrottlingException: 429 };
const MESSAGES = {
  InternalServerException: 'The system encountered an unexpected error during processing. Try your request again.',
  ModelStreamErrorException: 'The model has encountered an unexpected error during processing. Try your request again.',
  ServiceUnavailableException: 'Bedrock is unable to process your request.',
  ThrottlingException: 'Too many requests, please wait before trying again.',
};
