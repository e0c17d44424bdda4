// Flow designer: "Disconnect / hang up".
import type { ActionType } from '../action';
import { shape } from '../parameters';

export const disconnectParticipant: ActionType = {
  parameters: shape({}),
  errors: () => [],
  isTerminal: true,
  run: () => 'end',
};
