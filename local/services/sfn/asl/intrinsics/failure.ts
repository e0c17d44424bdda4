/** What a function says about its arguments. */
export class IntrinsicFailure extends Error {
  override readonly name = 'IntrinsicFailure';
  constructor(
    message: string,
    readonly errorName = 'States.IntrinsicFailure',
  ) {
    super(message);
  }
}
