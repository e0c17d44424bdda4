/** Errors whose `name` appears in an `ErrorEquals` of statemachines/. Messages hold no personal data. */

/** What was given can never work: do not retry. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
}

/** Salesforce did not answer, or not in time; the effect is repeatable, so retry. */
export class SalesforceUnavailable extends Error {
  override readonly name = 'SalesforceUnavailable';
}

/** Salesforce answered and said no; a retry says the same. */
export class SalesforceRejected extends Error {
  override readonly name = 'SalesforceRejected';
}

/** The model has no capacity now: retry once. */
export class ModelThrottled extends Error {
  override readonly name = 'ModelThrottled';
}

/** The model answered with nothing that may be spoken or used. */
export class ModelUnusable extends Error {
  override readonly name = 'ModelUnusable';
}

/** There is more to do than fits into one invocation: the next one goes on where this one stopped. */
export class MoreToErase extends Error {
  override readonly name = 'MoreToErase';
}

/** A function that was asked threw, ran out of time or could not start: the message is the name of its error. */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
}
