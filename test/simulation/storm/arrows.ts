import type { Cloud } from '../../../local/cloud/cloud';
import type { ApiCall } from '../../../local/cloud/service';
import type { Trace } from '../../../local/cloud/trace';
import { lambda } from '../../../local/services/lambda';
import { sfn } from '../../../local/services/sfn';

/** Who calls whom, in the words of the architecture: `start-outbound-call → connect.StartOutboundVoiceContact`. */
export class Arrows {
  /** By physical name: the folder of its code. */
  readonly #folders = new Map<string, string>();
  /** By ARN of the role. */
  readonly #machines = new Map<string, string>();
  /** Which function runs within a span of the trace. */
  readonly #invocations = new Map<string, string>();

  constructor(cloud: Cloud, trace: Trace) {
    for (const { configuration } of cloud.context(lambda).store.all())
      this.#folders.set(configuration.name, configuration.name.replace(/^atlas-/, ''));
    for (const { roleArn, name } of cloud.context(sfn).store.list()) this.#machines.set(roleArn, name);
    trace.subscribe(({ type, phase, span, detail }) => {
      if (type === 'lambda.invoke' && phase === 'start' && span) this.#invocations.set(span, String(detail['function']));
    });
  }

  of(call: ApiCall): string {
    return `${this.#caller(call)} → ${this.#target(call)}`;
  }

  /** The folder of a function's code, by its physical name. */
  folder(functionName: string): string {
    return this.#folders.get(functionName) ?? functionName;
  }

  functionNames(): string[] {
    return [...this.#folders.keys()];
  }

  /** The span of the invocation in which the call is made, if a function makes it. */
  invocationOf({ parent }: ApiCall): string | undefined {
    return parent !== undefined && this.#invocations.has(parent) ? parent : undefined;
  }

  #caller(call: ApiCall): string {
    const { principal } = call;
    const invocation = this.invocationOf(call);
    if (invocation !== undefined) return this.folder(this.#invocations.get(invocation) ?? '');
    if (principal.kind === 'operator') return 'operator';
    if (principal.kind === 'service') return SERVICES[principal.service] ?? principal.service;
    if (principal.session !== undefined) return this.folder(principal.session);
    return this.#machines.get(principal.arn) ?? principal.arn;
  }

  #target({ service, operation, input }: ApiCall): string {
    if (service === 'lambda') return `lambda.${operation}(${this.folder(functionNameOf(input.FunctionName))})`;
    if (service === 'sfn' && operation === 'StartExecution') return `sfn.StartExecution(${String(input.stateMachineArn).split(':')[6]})`;
    if (service === 'salesforce') return `salesforce.${restName(operation)}`;
    return `${service}.${operation}`;
  }
}

const SERVICES: Readonly<Record<string, string>> = {
  'lexv2.amazonaws.com': 'lex',
  'connect.amazonaws.com': 'connect',
  'events.amazonaws.com': 'events',
};

const functionNameOf = (nameOrArn: string): string => {
  const parts = String(nameOrArn).split(':');
  return parts.length >= 7 ? (parts[6] ?? '') : (parts[0] ?? '');
};

/** `PATCH /services/data/v68.0/sobjects/Lead/{field}/{value}` → `PATCH Lead`; the token endpoint → `POST token`. */
function restName(operation: string): string {
  const [method, path = ''] = operation.split(' ');
  const object = /\/sobjects\/(\w+)/.exec(path)?.[1];
  return `${method} ${object ?? path.split('/').at(-1)}`;
}
