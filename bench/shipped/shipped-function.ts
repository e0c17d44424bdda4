import { join } from 'node:path';
import { loadAssembly } from '../../local/cloud/assembly';
import { isStale, synthesize } from '../../local/synthesize';

export const ASSEMBLY = join(__dirname, '../../cdk.out');

/** A function as the template ships it. */
export interface ShippedFunction {
  /** Its folder under lambdas/: `lex-fulfillment`. */
  readonly name: string;
  /** The folder of the bundle. */
  readonly codeDirectory: string;
  /** `index.handler` */
  readonly handler: string;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  /** Texts of the template; what it refers to has a stand-in, named after the variable. */
  readonly variables: Readonly<Record<string, string>>;
}

interface FunctionResource {
  readonly Type: string;
  readonly Properties: {
    readonly Code: { readonly S3Key?: unknown };
    readonly Handler: string;
    readonly MemorySize?: number;
    readonly Timeout?: number;
    readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
  };
  readonly Metadata?: Readonly<Record<string, string>>;
}

/** Synthesizes only when a source is newer than the assembly. */
export async function freshAssembly(progress: (text: string) => void): Promise<string> {
  if (isStale(ASSEMBLY)) {
    progress('synthesizing cdk.out (sources are newer)');
    await synthesize(ASSEMBLY);
  }
  return ASSEMBLY;
}

/** Every function of the assembly, in the template's order. */
export function shippedFunctions(assembly: string): ShippedFunction[] {
  return loadAssembly(assembly).stacks.flatMap(({ template, asset, file }) =>
    Object.entries((template as { Resources: Record<string, FunctionResource> }).Resources)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([logicalId, { Properties, Metadata }]) => {
        const codeDirectory = asset(String(Properties.Code.S3Key));
        // …/LexFulfillment/Function/Resource: the construct has the folder's name.
        const constructId = Metadata?.['aws:cdk:path']?.split('/').at(-3);
        if (!codeDirectory || !constructId)
          throw new Error(`${file}: ${logicalId} has no bundle or no aws:cdk:path, expected what cdk synth writes`);
        return {
          name: kebab(constructId),
          codeDirectory,
          handler: Properties.Handler,
          memoryMiB: Properties.MemorySize ?? 128,
          timeoutSeconds: Properties.Timeout ?? 3,
          variables: Object.fromEntries(
            Object.entries(Properties.Environment?.Variables ?? {}).map(([name, value]) => [
              name,
              typeof value === 'string' ? value : standIn(name),
            ]),
          ),
        };
      }),
  );
}

export function shippedFunction(assembly: string, name: string): ShippedFunction {
  const functions = shippedFunctions(assembly);
  const found = functions.find((fn) => fn.name === name);
  if (!found) throw new Error(`no function ${name} in ${assembly}, only ${functions.map((fn) => fn.name).join(', ')}`);
  return found;
}

const kebab = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

function standIn(name: string): string {
  const id = name.toLowerCase().replaceAll('_', '-');
  if (/SECRET_ARN$/.test(name)) return `arn:aws:secretsmanager:us-east-1:123456789012:secret:${id}`;
  if (/STATE_MACHINE_ARN$/.test(name)) return `arn:aws:states:us-east-1:123456789012:stateMachine:${id}`;
  if (/_ARN$/.test(name)) return `arn:aws:lambda:us-east-1:123456789012:function:${id.replace(/-arn$/, '')}:live`;
  return id;
}
