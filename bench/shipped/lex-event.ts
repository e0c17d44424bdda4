/** What a turn's event says; the rest is as a Connect voice call has it. */
export interface LexEventOptions {
  readonly intent: string;
  readonly transcript: string;
  /** @default fulfillment */
  readonly hook?: 'dialog' | 'fulfillment';
  readonly confirmation?: 'None' | 'Confirmed' | 'Denied';
  readonly slots?: Readonly<Record<string, string | null>>;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The slot that Lex would ask for next. */
  readonly proposed?: string;
}

/** A Lex V2 event as Lex makes it of a caller's words on the phone. */
export function lexEvent({
  intent,
  transcript,
  hook = 'fulfillment',
  confirmation = 'None',
  slots = {},
  attributes = {},
  proposed,
}: LexEventOptions) {
  const state = {
    name: intent,
    state: hook === 'fulfillment' ? 'ReadyForFulfillment' : 'InProgress',
    confirmationState: confirmation,
    slots: Object.fromEntries(Object.entries(slots).map(([name, text]) => [name, text === null ? null : slotOf(text)])),
  };
  return {
    messageVersion: '1.0',
    invocationSource: hook === 'fulfillment' ? 'FulfillmentCodeHook' : 'DialogCodeHook',
    inputMode: 'Speech',
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: attributes['contactId'] ?? 'a-session',
    inputTranscript: transcript,
    bot: { id: 'ATLASBOT01', name: 'Atlas', localeId: 'en_US', version: '7', aliasId: 'LIVEALIAS1', aliasName: 'live' },
    interpretations: [{ intent: state, nluConfidence: 0.9, interpretationSource: 'Lex' }],
    proposedNextState: proposed
      ? { dialogAction: { type: 'ElicitSlot', slotToElicit: proposed }, intent: state, prompt: { attempt: 'Initial' } }
      : null,
    requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText,SSML', 'x-amz-lex:channels:platform': 'Connect' },
    sessionState: {
      activeContexts: null,
      sessionAttributes: attributes,
      dialogAction: null,
      intent: state,
      originatingRequestId: 'a-request',
    },
    transcriptions: [{ transcription: transcript, transcriptionConfidence: 0.95 }],
  };
}

const slotOf = (text: string) => ({ shape: 'Scalar', value: { originalValue: text, interpretedValue: text, resolvedValues: [text] } });
