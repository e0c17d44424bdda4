/** A function, called as whoever waits for its answer calls it. */
export interface Functions {
  /** Its answer. Throws FunctionFailed when it threw, ran out of time or could not start; anything else means that it could not be asked. */
  invoke(functionArn: string, event: object): Promise<unknown>;
}
