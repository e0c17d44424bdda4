import type { ActionType } from '../action';
import { checkHoursOfOperation } from './check-hours-of-operation';
import { checkMetricData } from './check-metric-data';
import { compare } from './compare';
import { connectParticipantWithLexBot } from './connect-participant-with-lex-bot';
import { disconnectParticipant } from './disconnect-participant';
import { endFlowExecution } from './end-flow-execution';
import { endFlowModuleExecution } from './end-flow-module-execution';
import { getParticipantInput } from './get-participant-input';
import { invokeFlowModule } from './invoke-flow-module';
import { invokeLambdaFunction } from './invoke-lambda-function';
import { loop } from './loop';
import { messageParticipant } from './message-participant';
import { messageParticipantIteratively } from './message-participant-iteratively';
import { transferContactToQueue } from './transfer-contact-to-queue';
import { transferParticipantToThirdParty } from './transfer-participant-to-third-party';
import { transferToFlow } from './transfer-to-flow';
import { updateContactAttributes } from './update-contact-attributes';
import { updateContactCallbackNumber } from './update-contact-callback-number';
import { updateContactData } from './update-contact-data';
import { updateContactEventHooks } from './update-contact-event-hooks';
import { updateContactRecordingBehavior } from './update-contact-recording-behavior';
import { updateContactTargetQueue } from './update-contact-target-queue';
import { updateContactTextToSpeechVoice } from './update-contact-text-to-speech-voice';
import { updateFlowLoggingBehavior } from './update-flow-logging-behavior';
import { wait } from './wait';

/** One file per action type of the flow language. A type missing here is refused when a flow is loaded, not when it is reached. */
export const actionTypes: Readonly<Record<string, ActionType>> = {
  CheckHoursOfOperation: checkHoursOfOperation,
  CheckMetricData: checkMetricData,
  Compare: compare,
  ConnectParticipantWithLexBot: connectParticipantWithLexBot,
  DisconnectParticipant: disconnectParticipant,
  EndFlowExecution: endFlowExecution,
  EndFlowModuleExecution: endFlowModuleExecution,
  GetParticipantInput: getParticipantInput,
  InvokeFlowModule: invokeFlowModule,
  InvokeLambdaFunction: invokeLambdaFunction,
  Loop: loop,
  MessageParticipant: messageParticipant,
  MessageParticipantIteratively: messageParticipantIteratively,
  TransferContactToQueue: transferContactToQueue,
  TransferParticipantToThirdParty: transferParticipantToThirdParty,
  TransferToFlow: transferToFlow,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactCallbackNumber: updateContactCallbackNumber,
  UpdateContactData: updateContactData,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactRecordingBehavior: updateContactRecordingBehavior,
  UpdateContactTargetQueue: updateContactTargetQueue,
  UpdateContactTextToSpeechVoice: updateContactTextToSpeechVoice,
  UpdateFlowLoggingBehavior: updateFlowLoggingBehavior,
  Wait: wait,
};
