import type { Random } from '../../../../cloud/random';
import { ServiceError } from '../../../../cloud/service';
import type { Failure } from '../failure';
import type { Json } from '../json';

/** A task that waits for someone to send its token back. */
export interface TokenTask {
  succeed(output: Json): void;
  fail(failure: Failure): void;
  beat(): void;
}

interface Issued {
  /** None once the task has ended. */
  task?: TokenTask;
}

/** What a token of ours starts with; the rest is random. */
const MARK = 'AQCoAAAAKgAAAAMAAAAAAAAAA';
const RANDOM_BYTES = 96;

/** Every task token that was ever given out. */
export class TaskTokens {
  private readonly issued = new Map<string, Issued>();

  constructor(private readonly random: Random) {}

  issue(): string {
    const token = MARK + this.random.bytes(RANDOM_BYTES).toString('base64');
    this.issued.set(token, {});
    return token;
  }

  open(token: string, task: TokenTask): void {
    const issued = this.issued.get(token);
    if (issued) issued.task = task;
  }

  close(token: string): void {
    delete this.issued.get(token)?.task;
  }

  /** Throws ServiceError InvalidToken, TaskDoesNotExist or, when the task has ended in the meantime, TaskTimedOut. */
  require(token: unknown): TokenTask {
    if (typeof token !== 'string' || !token.startsWith(MARK)) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
    const issued = this.issued.get(token);
    if (!issued) throw new ServiceError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
    if (!issued.task) throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    return issued.task;
  }
}
