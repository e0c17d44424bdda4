import type { Reply, Turn } from '../turn';

/** Says it, and listens to whatever comes next. */
export const say = (turn: Turn, message: string, rung: Reply['rung']): Reply => ({
  message,
  dialogAction: { type: 'ElicitIntent' },
  rung,
  exchange: [turn.transcript, message],
});
