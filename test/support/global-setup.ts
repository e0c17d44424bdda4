import { clearRecords } from '../../local/permissions/record';
import { isStale, synthesize } from '../../local/synthesize';
import { ASSEMBLY } from './assembly';

/** Journeys run against the synthesized template; one synthesis serves them all. A run of everything begins a new record of permissions. */
export default async function synthesizeOnce(run: Run, project: Project): Promise<void> {
  if (isStale(ASSEMBLY)) await synthesize(ASSEMBLY);
  if (isOfEverything(run, project)) clearRecords();
}

/** What jest says of the run, as far as it is read here. */
interface Run {
  readonly testPathPatterns: { readonly patterns: readonly string[] };
  readonly testNamePattern?: string;
  readonly onlyChanged: boolean;
  readonly onlyFailures: boolean;
}

interface Project {
  readonly testPathIgnorePatterns: readonly string[];
}

const isOfEverything = (
  { testPathPatterns, testNamePattern, onlyChanged, onlyFailures }: Run,
  { testPathIgnorePatterns }: Project,
): boolean =>
  testPathPatterns.patterns.length === 0 &&
  !testNamePattern &&
  !onlyChanged &&
  !onlyFailures &&
  testPathIgnorePatterns.every((pattern) => pattern === '/node_modules/');
