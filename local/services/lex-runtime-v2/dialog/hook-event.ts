import type { ServiceError } from '../../../cloud/service';
import { wireContexts } from '../contexts';
import type { Interpretation } from '../nlu/understanding';
import type { IntentState } from '../session';
import { hookFailed } from './hook-failure';
import { contentOf, freshIntent, type HookRequest, type Turn } from './turn';

/** Everything that Lex hands to a code hook. */
const MAX_EVENT_BYTES = 12 * 1024;
/** How sure a transcript is; the caller's words arrive here as text, so it is nobody's guess. */
const TRANSCRIPTION_CONFIDENCE = 0.95;

/** The input event, https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html: absent values are null where Lex sends null. */
export function hookEvent(turn: Turn, { source, label, proposed }: HookRequest): object {
  const { alias, locale, input, session } = turn;
  const event = {
    messageVersion: '1.0',
    invocationSource: source,
    inputMode: input.inputMode,
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: session.sessionId,
    inputTranscript: input.text,
    ...(label !== undefined && { invocationLabel: label }),
    bot: {
      id: alias.bot.id,
      name: alias.bot.name,
      localeId: locale.localeId,
      version: alias.version,
      aliasId: alias.id,
      aliasName: alias.name,
    },
    interpretations: turn.interpretations.map((interpretation) => ({
      interpretationSource: 'Lex',
      nluConfidence: interpretation.score ?? null,
      sentimentResponse: null,
      intent: withKendra(intentOfInterpretation(turn, interpretation)),
    })),
    proposedNextState: source === 'DialogCodeHook' && proposed !== undefined ? proposedNextState(turn, proposed) : null,
    requestAttributes: turn.requestAttributes ?? null,
    sessionState: {
      activeContexts: session.activeContexts.length > 0 ? wireContexts(session.activeContexts) : null,
      sessionAttributes: session.attributes,
      runtimeHints: session.runtimeHints ?? null,
      dialogAction: null,
      intent: session.intent && withKendra(session.intent),
      originatingRequestId: turn.requestId,
    },
    ...(input.inputMode === 'Speech' && { transcriptions: [transcription(turn)] }),
  };
  const bytes = Buffer.byteLength(JSON.stringify(event));
  if (bytes > MAX_EVENT_BYTES) throw tooLarge(turn, bytes);
  return event;
}

const withKendra = (intent: IntentState) => ({ ...intent, kendraResponse: null });

/** The session's own intent as it stands; another one as it would start. */
export function intentOfInterpretation(turn: Turn, { intent, slots }: Interpretation): IntentState {
  const current = turn.session.intent;
  if (current?.name === intent) return current;
  return { ...freshIntent(turn, intent, slots), ...(current?.state === 'ReadyForFulfillment' && { state: current.state }) };
}

function proposedNextState({ session }: Turn, slot: string): object {
  return {
    dialogAction: { type: 'ElicitSlot', slotToElicit: slot },
    intent: session.intent,
    prompt: { attempt: session.failedAttempts === 0 ? 'Initial' : `Retry${session.failedAttempts}` },
  };
}

function transcription({ input, interpretations, session }: Turn): object {
  const slots = Object.entries(interpretations[0]?.slots ?? {}).map(([name, value]) => {
    const { originalValue, resolvedValues } = value;
    return [name, { ...contentOf(value), value: { originalValue, resolvedValues } }];
  });
  return {
    transcription: input.text,
    transcriptionConfidence: TRANSCRIPTION_CONFIDENCE,
    resolvedContext: { intent: session.intent?.name ?? null },
    resolvedSlots: Object.fromEntries(slots),
  };
}

const tooLarge = (turn: Turn, bytes: number): ServiceError =>
  hookFailed(
    turn,
    `needs an event of ${bytes} bytes for its function, more than the ${MAX_EVENT_BYTES} that Lex sends: the session attributes are too large`,
    `The input event for the Lambda function is ${bytes} bytes, which exceeds the limit of ${MAX_EVENT_BYTES} bytes.`,
  );
