import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A seed that once broke an invariant. It runs first ever after: cheap, and no proof, because a seed means what the generators make of it. */
export interface KeptSeed {
  readonly seed: number;
  readonly aims?: readonly string[];
  readonly invariant: string;
  readonly what: string;
}

const FILE = join(__dirname, 'seeds.json');

export const keptSeeds = (): KeptSeed[] => (existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as KeptSeed[]) : []);

export function keepSeeds(found: readonly KeptSeed[]): void {
  const known = keptSeeds();
  const isNew = (found: KeptSeed) => !known.some((kept) => nameOf(kept) === nameOf(found));
  const fresh = found.filter(isNew);
  if (fresh.length === 0) return;
  const all = [...known, ...fresh].sort((one, other) => one.seed - other.seed);
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}

const nameOf = ({ seed, aims = [] }: Pick<KeptSeed, 'seed' | 'aims'>): string => [seed, ...aims].join(' ');
