/** People, and machines, behind the numbers that the center calls. */
export { agent } from './agent';
export { answers } from './answers';
export { busy } from './busy';
export { callScreening } from './call-screening';
export { fullMailbox } from './full-mailbox';
export { hangsUp } from './hangs-up';
export { noAnswer } from './no-answer';
export type { Persona } from './persona';
export { BEEP, voicemail } from './voicemail';
