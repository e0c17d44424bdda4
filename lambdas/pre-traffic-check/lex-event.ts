/** What Lex would send for one utterance of a conversation: docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html */
export const lexEvent = ({ said, intent, sessionId, attributes }: Utterance): object => {
  const state = { name: intent, slots: {}, state: 'ReadyForFulfillment', confirmationState: 'None' };
  return {
    messageVersion: '1.0',
    invocationSource: 'FulfillmentCodeHook',
    inputMode: 'Text',
    responseContentType: 'text/plain; charset=utf-8',
    sessionId,
    inputTranscript: said,
    bot: { id: 'CHECK', name: 'Atlas', aliasId: 'CHECK', aliasName: 'check', localeId: 'en_US', version: 'DRAFT' },
    interpretations: [{ interpretationSource: 'Lex', intent: state, nluConfidence: 1 }],
    requestAttributes: {},
    sessionState: { sessionAttributes: attributes, activeContexts: [], intent: state, originatingRequestId: sessionId },
    transcriptions: [],
  };
};

export interface Utterance {
  readonly said: string;
  readonly intent: string;
  readonly sessionId: string;
  readonly attributes: Readonly<Record<string, string>>;
}
