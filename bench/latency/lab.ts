import { createHash } from 'node:crypto';
import { seededRandom } from '../../local/cloud/seeded-random';
import { type Built, builtTechniques } from './built/built';
import { CALL } from './call-shape';
import { type IssueClaim, issueClaims, type PhaseClaim, phaseClaims } from './claims';
import { BEFORE, BOUND, type Design, designs } from './design';
import { type CallDraws, drawCall } from './draws';
import { DOCUMENT, type Profile, TODAY } from './profile';
import { type ShippedTurns, shippedTurns } from './shipped/shipped-turns';
import { type DesignResult, resultOf, type Samples, simulate } from './simulate';
import { missingTechniques, type Target, targetsOf } from './targets';

export interface LabOptions {
  readonly calls: number;
  readonly shippedCalls: number;
  readonly seed: string;
  readonly assembly: string;
  readonly progress: (text: string) => void;
}

export interface ProfileResult {
  readonly designs: readonly DesignResult[];
  readonly issues: readonly IssueClaim[];
  readonly phases: readonly PhaseClaim[];
  /** The bundle that is deployed, on the first calls of the same draws. */
  readonly shipped: ShippedTurns;
}

export interface LabResult {
  readonly seed: string;
  readonly calls: number;
  readonly turnsPerCall: number;
  readonly built: readonly Built[];
  readonly notBuilt: readonly string[];
  readonly profiles: Readonly<Record<Profile['name'], ProfileResult>>;
  readonly targets: readonly Target[];
  /** Of everything above: the same seed and the same sources give the same digest. */
  readonly digest: string;
}

/** The whole lab: both profiles, every design, the same draws for all of them. */
export async function runLab({ calls, shippedCalls, seed, assembly, progress }: LabOptions): Promise<LabResult> {
  const random = seededRandom(seed);
  const draws = Array.from({ length: calls }, (_, call) => drawCall(random.fork(`call ${call}`), CALL.length));
  progress('asking the shipped bundle what it does');
  const built = await builtTechniques(assembly);
  const compared = designs(built.filter(({ isBuilt }) => isBuilt).map(({ technique }) => technique));
  const targets: Target[] = [];
  const profiles: Partial<Record<Profile['name'], ProfileResult>> = {};
  for (const profile of [DOCUMENT, TODAY]) {
    progress(`${profile.name}: ${compared.length} designs × ${calls} calls × ${CALL.length} turns`);
    const result = simulateAll(profile, compared, draws);
    progress(`${profile.name}: the shipped bundle on ${shippedCalls} of these calls`);
    const asBuilt = compared.find(({ name }) => name === 'as built') as Design;
    profiles[profile.name] = { ...result, shipped: await shippedTurns(assembly, asBuilt, profile, draws.slice(0, shippedCalls)) };
    const named = (name: string) => result.designs.find((each) => each.name === name) as DesignResult;
    targets.push(...targetsOf(profile.name, profile === DOCUMENT, named, result.phases));
  }
  const body = {
    ...{ seed, calls, turnsPerCall: CALL.length, built, notBuilt: missingTechniques(built) },
    profiles: profiles as Record<Profile['name'], ProfileResult>,
    targets,
  };
  return { ...body, digest: createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16) };
}

function simulateAll(profile: Profile, compared: readonly Design[], draws: readonly CallDraws[]): Omit<ProfileResult, 'shipped'> {
  const samples = new Map<string, Samples>(compared.map((design) => [design.name, simulate(design, profile, draws)]));
  const of = (name: string) => samples.get(name) as Samples;
  const results = compared.map((design) => resultOf(design, of(design.name), of(BOUND.name)));
  const alone = (technique: string) => of(compared.find(({ name }) => name.endsWith(`alone: ${technique}`))?.name ?? '');
  return {
    designs: results,
    issues: issueClaims(of(BEFORE.name), alone),
    phases: phaseClaims((name) => results.find((each) => each.name === name) as DesignResult),
  };
}
