import { Failure } from '../failure';

/** The task's own time was over: an event of its own. A function may say States.Timeout, too, and has then failed. */
export class TimedOut extends Failure {
  constructor(isMissingHeartbeat = false) {
    super('States.Timeout', undefined, isMissingHeartbeat);
  }
}
