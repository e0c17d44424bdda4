import type { AssemblyStack } from '../cloud/assembly';

/** What CloudFormation takes of one template. */
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
const MOST = {
  resources: 500,
  bytes: 1_000_000,
  outputs: 200,
  parameters: 200,
  mappings: 200,
  logicalIdLength: 255,
  descriptionBytes: 1024,
} as const;

interface Sections {
  readonly Resources?: object;
  readonly Outputs?: object;
  readonly Parameters?: object;
  readonly Mappings?: object;
  readonly Description?: string;
}

/** The limits that a stack is beyond, in words. */
export function beyondLimits({ name, template }: Pick<AssemblyStack, 'name' | 'template'>, bytes: number): string[] {
  const { Resources = {}, Outputs = {}, Parameters = {}, Mappings = {}, Description = '' } = template as Sections;
  const measured: Record<keyof typeof MOST, number> = {
    resources: Object.keys(Resources).length,
    bytes,
    outputs: Object.keys(Outputs).length,
    parameters: Object.keys(Parameters).length,
    mappings: Object.keys(Mappings).length,
    logicalIdLength: Math.max(0, ...Object.keys(Resources).map((id) => id.length)),
    descriptionBytes: Buffer.byteLength(Description),
  };
  return Object.entries(MOST).flatMap(([what, most]) => {
    const is = measured[what as keyof typeof MOST];
    return is > most ? [`${name}: ${what} ${is}, CloudFormation takes ${most}`] : [];
  });
}
