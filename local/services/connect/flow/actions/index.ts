import type { ActionType } from '../action';
import { compare } from './compare';
import { connectParticipantWithLexBot } from './connect-participant-with-lex-bot';
import { disconnectParticipant } from './disconnect-participant';
import { endFlowExecution } from './end-flow-execution';
import { getParticipantInput } from './get-participant-input';
import { invokeLambdaFunction } from './invoke-lambda-function';
import { loop } from './loop';
import { messageParticipant } from './message-participant';
import { transferToFlow } from './transfer-to-flow';
import { updateContactAttributes } from './update-contact-attributes';
import { updateContactEventHooks } from './update-contact-event-hooks';
import { updateContactRecordingBehavior } from './update-contact-recording-behavior';
import { updateContactTextToSpeechVoice } from './update-contact-text-to-speech-voice';
import { updateFlowLoggingBehavior } from './update-flow-logging-behavior';
import { wait } from './wait';

/** One file per action type of the flow language. A type missing here is refused when a flow is loaded, not when it is reached. */
export const actionTypes: Readonly<Record<string, ActionType>> = {
  Compare: compare,
  ConnectParticipantWithLexBot: connectParticipantWithLexBot,
  DisconnectParticipant: disconnectParticipant,
  EndFlowExecution: endFlowExecution,
  GetParticipantInput: getParticipantInput,
  InvokeLambdaFunction: invokeLambdaFunction,
  Loop: loop,
  MessageParticipant: messageParticipant,
  TransferToFlow: transferToFlow,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactRecordingBehavior: updateContactRecordingBehavior,
  UpdateContactTextToSpeechVoice: updateContactTextToSpeechVoice,
  UpdateFlowLoggingBehavior: updateFlowLoggingBehavior,
  Wait: wait,
};
