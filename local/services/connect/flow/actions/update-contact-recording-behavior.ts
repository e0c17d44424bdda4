// Flow designer: "Set recording and analytics behavior".
import type { ActionType } from '../action';
import { listOf, oneOf, optional, shape } from '../parameters';

/** Accepted as it is, and nothing is recorded: there is no audio. Not here: AnalyticsBehavior. */
export const updateContactRecordingBehavior: ActionType = {
  parameters: shape({
    RecordingBehavior: shape({
      RecordedParticipants: listOf(oneOf('Agent', 'Customer')),
      IVRRecordingBehavior: optional(oneOf('Enabled', 'Disabled')),
    }),
  }),
  errors: () => [],
  run: () => 'next',
};
