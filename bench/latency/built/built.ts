import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssembly } from '../../../local/cloud/assembly';
import type { Technique } from '../design';
import { WORKFLOWS } from '../product';
import { built, turnTechniques } from './turn-techniques';

export interface Built {
  readonly technique: Technique;
  readonly isBuilt: boolean;
  /** What was seen that says so. */
  readonly seen: string;
}

interface TemplateResource {
  readonly Type: string;
  readonly Properties?: {
    readonly MemorySize?: number;
    readonly Layers?: readonly unknown[];
    readonly TracingConfig?: { readonly Mode?: string };
    readonly StateMachineName?: string;
    readonly StateMachineType?: string;
    readonly ProvisionedConcurrencyConfig?: object;
    readonly FunctionName?: unknown;
    readonly Targets?: readonly { readonly Arn?: { readonly Ref?: string }; readonly Input?: string }[];
  };
  readonly Metadata?: Readonly<Record<string, string>>;
}

/** Functions that somebody waits for, with the phone at their ear or about to ring. */
const WAITED_FOR: readonly string[] = ['lex-fulfillment', 'outbound-check-in', 'create-lead', 'generate-scenario', 'start-outbound-call'];

/** Which of the lab's techniques this product has: read from the template, the definitions and the flows, or found out by asking the bundle. */
export async function builtTechniques(assembly: string): Promise<Built[]> {
  const named = loadAssembly(assembly).stacks.flatMap(({ template }) =>
    Object.entries((template as { Resources: Record<string, TemplateResource> }).Resources),
  );
  const resources = named.map(([, resource]) => resource);
  const of = (type: string) => resources.filter(({ Type }) => Type === type);
  const functions = of('AWS::Lambda::Function');
  const warm = of('AWS::Lambda::Alias').filter(({ Properties }) => Properties?.ProvisionedConcurrencyConfig);
  const kept = keptWarm(named);
  const scenario = functions.find(({ Metadata }) => Metadata?.['aws:cdk:path']?.includes('GenerateScenario'));
  const machine = of('AWS::StepFunctions::StateMachine').find(({ Properties }) => Properties?.StateMachineName === 'atlas-callback');
  const layered = functions.filter(({ Properties }) => (Properties?.Layers ?? []).length > 0);
  const traced = functions.filter(({ Properties }) => Properties?.TracingConfig?.Mode === 'Active');
  const branches = Object.values(WORKFLOWS.product.States).find(({ Branches }) => Branches)?.Branches ?? [];
  const endTimeouts = specificEndTimeouts();
  return [
    built('alias', warm.length > 0, `aliases with provisioned concurrency: ${warm.length}`),
    built('parallelWorkflow', branches.length > 1, `branches side by side: ${branches.map(({ StartAt }) => StartAt).join(', ')}`),
    built(
      'scenarioMemory',
      (scenario?.Properties?.MemorySize ?? 128) >= 512,
      `memory of the scenario's function: ${scenario?.Properties?.MemorySize} MB`,
    ),
    built('tracing', traced.length === functions.length, `functions with active tracing: ${traced.length} of ${functions.length}`),
    built(
      'express',
      machine?.Properties?.StateMachineType === 'EXPRESS',
      `the callback workflow is ${machine?.Properties?.StateMachineType}`,
    ),
    built(
      'keepWarm',
      WAITED_FOR.every((name) => kept.has(name)),
      `functions with an environment that is always warm, of ${WAITED_FOR.length} that somebody waits for: ${[...kept].join(', ')}`,
    ),
    built('smallPackages', layered.length === 0, `functions with layers: ${layered.length}`),
    built('endTimeouts', endTimeouts.length > 0, `end-of-speech time-outs for particular questions: ${endTimeouts.length}`),
    // Microseconds in TypeScript, done well or badly: npm run bench -- turn measures them within a turn's own processor time.
    built('leanHistory', true, "within the turn's own processor time"),
    built('leanLogging', true, "within the turn's own processor time"),
    built('phoneOnce', true, "within the turn's own processor time"),
    ...(await turnTechniques(assembly)),
  ];
}

/** By name: provisioned, or called regularly by a rule that asks nothing of them. */
function keptWarm(named: readonly (readonly [id: string, resource: TemplateResource])[]): ReadonlySet<string> {
  const pinged = named
    .flatMap(([, { Properties }]) => Properties?.Targets ?? [])
    .flatMap(({ Arn, Input }) => (Input?.includes('keep-warm') && Arn?.Ref !== undefined ? [Arn.Ref] : []));
  const byId = new Map(named);
  const names = named
    .filter(
      ([id, { Type, Properties }]) => Type === 'AWS::Lambda::Alias' && (Properties?.ProvisionedConcurrencyConfig || pinged.includes(id)),
    )
    .map(([, { Properties }]) => byId.get((Properties?.FunctionName as { readonly Ref?: string })?.Ref ?? '')?.Properties?.FunctionName);
  return new Set(WAITED_FOR.filter((folder) => names.some((name) => JSON.stringify(name)?.includes(folder))));
}

/** `x-amz-lex:audio:end-timeout-ms:<intent>:<slot>` in the flows, other than the one for everything. */
function specificEndTimeouts(): string[] {
  const folder = join(__dirname, '../../../contactflows');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.flow.json'))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/x-amz-lex:audio:end-timeout-ms:(?!\*:\*)[^"]+/g)].map(([name]) => name),
    );
}
