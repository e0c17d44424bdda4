import type { Random } from '../../cloud/random';
import { ServiceError, type Statement } from '../../cloud/service';
import { Environments } from './environments';
import type { LogFormat } from './runtime/runtime';

/** Of one function; every version of a template is published from it. */
export interface FunctionConfiguration {
  readonly name: string;
  readonly arn: string;
  readonly codeDirectory: string;
  readonly codeBytes: number;
  readonly runtime: string;
  readonly handler: string;
  readonly roleArn: string;
  readonly timeoutSeconds: number;
  readonly memoryMiB: number;
  /** The template's own. */
  readonly variables: Readonly<Record<string, string>>;
  readonly reservedConcurrency: number | undefined;
  readonly deadLetterQueueArn: string | undefined;
  /** Active tracing: its invocations are sampled. */
  readonly isTraced: boolean;
  readonly logGroup: string;
  readonly logFormat: LogFormat;
  /** The resource, for faults. */
  readonly where: string;
}

export interface Alias {
  readonly name: string;
  readonly version: string;
  /** Versions that get a share of the invocations. */
  readonly weights: readonly { readonly version: string; readonly weight: number }[];
  readonly provisionedConcurrency: number;
}

/** What becomes of events that nobody waits for. */
export interface EventInvokeConfig {
  /** 0 to 2. */
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeMs: number;
  /** ARNs of a queue or a function. */
  readonly onSuccess: string | undefined;
  readonly onFailure: string | undefined;
}

const AS_LAMBDA_DOES: EventInvokeConfig = {
  ...{ maximumRetryAttempts: 2, maximumEventAgeMs: 6 * 3_600_000 },
  ...{ onSuccess: undefined, onFailure: undefined },
};

/** A function with its versions and aliases, the policies of each, and its execution environments. */
export class LambdaFunction {
  readonly aliases = new Map<string, Alias>();
  readonly environments: Environments;
  #versions = 0;
  /** By qualifier. */
  readonly #eventInvokeConfigs = new Map<string, EventInvokeConfig>();
  /** By qualifier; the function itself is ''. */
  readonly #statements = new Map<string, Statement[]>();

  constructor(readonly configuration: FunctionConfiguration) {
    this.environments = new Environments(configuration);
  }

  publish(): string {
    return String(++this.#versions);
  }

  permit(qualifier: string | undefined, statement: Statement): void {
    this.#statements.set(qualifier ?? '', [...this.statements(qualifier), statement]);
  }

  /** False when there is one already. */
  configureEvents(qualifier: string, config: EventInvokeConfig): boolean {
    if (this.#eventInvokeConfigs.has(qualifier)) return false;
    this.#eventInvokeConfigs.set(qualifier, config);
    return true;
  }

  eventInvokeConfig(qualifier = '$LATEST'): EventInvokeConfig {
    return this.#eventInvokeConfigs.get(qualifier) ?? AS_LAMBDA_DOES;
  }

  /** A permission on the function does not cover its aliases, nor the other way round. */
  statements(qualifier: string | undefined): readonly Statement[] {
    return this.#statements.get(qualifier ?? '') ?? [];
  }

  has(version: string): boolean {
    return version === '$LATEST' || (/^\d+$/.test(version) && Number(version) >= 1 && Number(version) <= this.#versions);
  }

  /** Throws unless there is such a version or alias. */
  mustHave(qualifier: string | undefined): void {
    if (qualifier === undefined || this.has(qualifier) || this.aliases.has(qualifier)) return;
    throw notFound(`${this.configuration.arn}:${qualifier}`);
  }

  /** Which version answers an invocation under this qualifier; an alias with weights draws lots. */
  route(qualifier: string | undefined, random: Random): { version: string; alias: Alias | undefined } {
    this.mustHave(qualifier);
    const alias = this.aliases.get(qualifier ?? '');
    if (!alias) return { version: qualifier ?? '$LATEST', alias: undefined };
    let lot = alias.weights.length > 0 ? random.next() : 1;
    for (const { version, weight } of alias.weights) {
      if (lot < weight) return { version, alias };
      lot -= weight;
    }
    return { version: alias.version, alias };
  }
}

export const notFound = (arn: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, 404, { Type: 'User' });
