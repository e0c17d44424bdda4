import type { Random } from '../../../../cloud/random';
import { ServiceError } from '../../../../cloud/service';
import type { Failure } from '../failure';
import type { Json } from '../json';

/** A task that waits for someone to send its token back. */
export interface TokenTask {
  readonly stateMachineArn: string;
  succeed(output: Json): void;
  fail(failure: Failure): void;
  beat(): void;
}

/** What a token of ours starts with; the rest is random. */
const MARK = 'AQCoAAAAKgAAAAMAAAAAAAAAA';
const RANDOM_BYTES = 96;

/** Every task token that was ever given out. */
export class TaskTokens {
  private readonly tasks = new Map<string, TokenTask | undefined>();

  constructor(private readonly random: Random) {}

  issue(): string {
    const token = MARK + this.random.bytes(RANDOM_BYTES).toString('base64');
    this.tasks.set(token, undefined);
    return token;
  }

  open(token: string, task: TokenTask): void {
    this.tasks.set(token, task);
  }

  close(token: string): void {
    this.tasks.set(token, undefined);
  }

  /** Undefined when nobody waits for it. */
  find(token: string): TokenTask | undefined {
    return this.tasks.get(token);
  }

  /** Throws ServiceError InvalidToken, TaskDoesNotExist or, when the task has ended in the meantime, TaskTimedOut. */
  require(token: unknown): TokenTask {
    if (typeof token !== 'string' || !token.startsWith(MARK)) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
    if (!this.tasks.has(token)) throw new ServiceError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
    const task = this.tasks.get(token);
    if (!task) throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    return task;
  }
}
