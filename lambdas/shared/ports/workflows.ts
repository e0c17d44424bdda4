/** The state machines, from the side of whoever starts or wakes them. */
export interface Workflows {
  /** Starts statemachines/callback.asl.json; any number of runs is harmless. */
  startCallback(callbackId: string): Promise<void>;
  /** Starts statemachines/call-monitor.asl.json under the name callbackId; one that runs already is success. */
  startMonitor(callbackId: string): Promise<void>;
  /** Starts statemachines/erase-caller.asl.json; the same run again is success, and any number of runs is harmless. */
  startErasure(erasureId: string, run: number): Promise<void>;
  /** Wakes Await Outcome; a token that has been used or has timed out is success. */
  completeToken(taskToken: string): Promise<void>;
}
