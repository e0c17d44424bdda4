/** How a state fails: what `ErrorEquals` sees, what a Catch receives, and what ends an execution that nobody catches. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
  constructor(
    readonly error: string | undefined,
    readonly reason: string | undefined,
    /** Recorded as States.Timeout, and also matched by States.HeartbeatTimeout. */
    readonly isMissingHeartbeat = false,
  ) {
    super(`${error ?? 'no error name'}: ${reason ?? 'no cause'}`);
  }

  /** Neither Retry nor Catch gets to see it. */
  get isFinal(): boolean {
    return this.error === 'States.Runtime';
  }
}

/** The state could not be run as it is written. The state's name and the event at which it was entered are put before the message. */
export class RuntimeProblem extends Error {
  override readonly name = 'RuntimeProblem';
  constructor(
    message: string,
    readonly error = 'States.Runtime',
  ) {
    super(message);
  }
}

/** A JSONata field could not be evaluated, or not to what the field needs. */
export class EvaluationProblem extends Error {
  override readonly name = 'EvaluationProblem';
  constructor(
    message: string,
    readonly location: string | undefined,
    /** Found wrong only after the state had used the value: the event then follows the state's entry. */
    readonly isLate = false,
  ) {
    super(message);
  }
}

/** Thrown into whatever a branch, or the whole execution, was still waiting for when it was ended from outside. */
export class Ended extends Error {
  override readonly name = 'Ended';
}

export const tooLarge = (what: string): Failure =>
  new Failure(
    'States.DataLimitExceeded',
    `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
