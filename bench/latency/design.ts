/** What was, or can be, done about the wait. Each can be on or off by itself. */
export const TECHNIQUES = {
  alias: 'callers reach the alias with provisioned concurrency, not $LATEST',
  staticReplies: 'greetings and questions about the demo get fixed words at once',
  secretCache: 'secrets are kept in memory',
  parallelWorkflow: 'lead and scenario are made side by side',
  sessionScenario: 'the scenario is read once a call, not every turn',
  shortPrompt: 'short prompts, and at most 150 tokens of answer',
  salesforcePool: 'one Salesforce session for an environment',
  leanHistory: 'the history is a list',
  scenarioMemory: '512 MB instead of 128 MB for the scenario',
  tracing: 'active tracing',
  leanLogging: 'no event in the log',
  phoneOnce: 'a number is parsed once',
  express: 'Express workflow',
  responseCache: 'answers are kept in the table',
  keepWarm: 'every function is kept warm',
  fastModel: 'the fast model answers',
  smallPackages: 'no layers, small bundles',
  racedCache: 'memory first; the table is raced with the model',
  sentenceCut: 'the answer is cut at a sentence when enough is said',
  deadline: 'a turn ends after its budget, with what there is by then',
  hedge: 'a second request when the first token is late',
  prefetch: 'the next question is guessed while the answer is spoken',
  endTimeouts: 'the wait for the end of speech depends on the question',
  speculativeScenario: 'the scenario is begun when the use case is known',
} as const satisfies Readonly<Record<string, string>>;

export type Technique = keyof typeof TECHNIQUES;

export interface Design {
  readonly name: string;
  readonly on: ReadonlySet<Technique>;
  /** Not a design but the least that anybody could wait: nothing is fetched twice, and of two draws of a model the better one. */
  readonly isBound?: boolean;
  /** The definition of the callback workflow that it runs. */
  readonly workflow: 'before' | 'document-parallel' | 'product';
}

/** The document's twelve issues, each with what it promises. Milliseconds are savings. */
export const ISSUES: readonly {
  readonly issue: number;
  readonly technique: Technique;
  readonly claimMs: readonly [number, number];
  readonly complexity: 'LOW' | 'MEDIUM' | 'HIGH';
  /** Where it is to show: in the caller's turn or between the request and the ring. */
  readonly in: 'turn' | 'ring';
}[] = [
  { issue: 1, technique: 'alias', claimMs: [3000, 4000], complexity: 'LOW', in: 'turn' },
  { issue: 2, technique: 'staticReplies', claimMs: [2000, 3000], complexity: 'MEDIUM', in: 'turn' },
  { issue: 3, technique: 'secretCache', claimMs: [200, 500], complexity: 'LOW', in: 'turn' },
  { issue: 4, technique: 'parallelWorkflow', claimMs: [1000, 2000], complexity: 'MEDIUM', in: 'ring' },
  { issue: 5, technique: 'sessionScenario', claimMs: [100, 300], complexity: 'LOW', in: 'turn' },
  { issue: 6, technique: 'shortPrompt', claimMs: [500, 1000], complexity: 'LOW', in: 'turn' },
  { issue: 7, technique: 'salesforcePool', claimMs: [300, 800], complexity: 'LOW', in: 'turn' },
  { issue: 8, technique: 'leanHistory', claimMs: [50, 200], complexity: 'LOW', in: 'turn' },
  { issue: 9, technique: 'scenarioMemory', claimMs: [500, 1000], complexity: 'LOW', in: 'ring' },
  { issue: 10, technique: 'tracing', claimMs: [0, 0], complexity: 'LOW', in: 'turn' },
  { issue: 11, technique: 'leanLogging', claimMs: [50, 100], complexity: 'LOW', in: 'turn' },
  { issue: 12, technique: 'phoneOnce', claimMs: [10, 50], complexity: 'LOW', in: 'turn' },
];

/** As the document's plan has them; what each leaves of a turn. */
export const PHASES: readonly {
  readonly phase: 1 | 2 | 3;
  readonly techniques: readonly Technique[];
  readonly claimMs: readonly [number, number];
}[] = [
  { phase: 1, techniques: ['alias', 'secretCache', 'sessionScenario', 'shortPrompt', 'tracing'], claimMs: [3000, 5000] },
  { phase: 2, techniques: ['responseCache', 'fastModel', 'parallelWorkflow', 'salesforcePool'], claimMs: [1000, 2000] },
  { phase: 3, techniques: ['staticReplies', 'keepWarm', 'leanHistory', 'smallPackages'], claimMs: [0, 1000] },
];

const ALL = Object.keys(TECHNIQUES) as Technique[];

const design = (name: string, on: readonly Technique[], workflow?: Design['workflow']): Design => ({
  name,
  on: new Set(on),
  workflow: workflow ?? (on.includes('parallelWorkflow') ? 'product' : 'before'),
});

const phases = (upTo: number): Technique[] => PHASES.filter(({ phase }) => phase <= upTo).flatMap(({ techniques }) => techniques);

export const BEFORE = design('before', []);
export const EVERYTHING = design('all', ALL);
export const BOUND: Design = { ...EVERYTHING, name: 'bound', isBound: true };

/** Every design that the lab compares; `built` is what the product has of them. */
export function designs(built: readonly Technique[]): Design[] {
  return [
    BEFORE,
    ...ISSUES.map(({ issue, technique }) => design(`issue ${issue} alone: ${technique}`, [technique])),
    design('issue 4 as its own definition has it', [], 'document-parallel'),
    ...(['express', 'responseCache', 'keepWarm', 'fastModel', 'speculativeScenario'] as const).map((technique) =>
      design(`${technique} alone`, [technique]),
    ),
    design('phase 1', phases(1)),
    design('phases 1+2', phases(2)),
    design('phases 1+2+3', phases(3)),
    EVERYTHING,
    ...ALL.map((technique) =>
      design(
        `all but ${technique}`,
        ALL.filter((each) => each !== technique),
      ),
    ),
    design('as built', built, 'product'),
    BOUND,
  ];
}
