/** The middle 90 % of how long something takes, in ms: the fifth and the ninety-fifth percentile of a lognormal distribution. */
export type Range = readonly [p5: number, p95: number];

/** How long the world's parts take and how often it misbehaves. Two of them: what the document says, and what is published or assumed today. */
export interface Profile {
  readonly name: 'document' | 'today';
  /** From Lex to the handler. */
  readonly invoke: Range;
  /** Speech to text and intent. */
  readonly hearing: Range;
  /** Until the first sound of the reply. */
  readonly speaking: Range;
  /** A new execution environment with all layers, and what smaller packages save of it. */
  readonly cold: Range;
  readonly layers: Range;
  /** A new environment of a function behind the workflow. */
  readonly workerCold: Range;
  readonly secret: Range;
  /** A new Salesforce session: token and connection. */
  readonly login: Range;
  readonly tableRead: Range;
  readonly tableWrite: Range;
  /** Several items at once, all or none. */
  readonly transaction: Range;
  /** Beside the model, never before it. */
  readonly guardrail: Range;
  /** StartExecution, from the handler. */
  readonly executionStart: Range;
  readonly hopStandard: Range;
  readonly hopExpress: Range;
  /** Everything that the state Create Lead does but reading the secret and logging in. */
  readonly lead: Range;
  /** What the product does within its states beside that; `undefined` where a state's time is known only as a whole. */
  readonly parts: { readonly describe: Range } | undefined;
  /** What the smallest memory costs a scenario. */
  readonly scenarioMemory: Range;
  readonly dial: Range;
  readonly thorough: ModelTimes;
  readonly fast: ModelTimes;
  /** Tokens of an answer when nobody asked for a short one, and when somebody did. */
  readonly verboseTokens: Range;
  readonly conciseTokens: Range;
  readonly scenarioTokens: Range;
  /** What the document's own figures charge for work in Python that takes microseconds here. */
  readonly history: Range;
  readonly logging: Range;
  readonly parsing: Range;
  readonly prices: { readonly thorough: string; readonly fast: string };
  readonly chances: Chances;
}

export interface ModelTimes {
  readonly firstToken: Range;
  readonly tokensPerSecond: number;
}

/** Assumptions, all of them; the lab's answers move with these, and docs/latency.md says how far. */
export interface Chances {
  /** Invocations that find no warm environment: of `$LATEST`, of an alias with provisioned concurrency, of one that is kept warm as well. */
  readonly coldLatest: number;
  readonly coldAlias: number;
  readonly coldWarmed: number;
  /** Model calls whose first token takes a multiple of its time. */
  readonly straggles: number;
  readonly straggleFactor: number;
  /** Answers that go on although they were to be short. */
  readonly rambles: number;
  readonly rambleFactor: number;
  /** Common questions whose answer somebody else has had lately: the document says 40 to 60 %. */
  readonly cached: number;
  /** Questions that were guessed while the answer before was being spoken. */
  readonly guessed: number;
  readonly leadFails: number;
  readonly scenarioFails: number;
}

const CHANCES: Chances = {
  coldLatest: 0.33, // calibrated: with it the document's "before" has the 9 seconds that the document reports
  coldAlias: 0.005,
  coldWarmed: 0.001,
  straggles: 0.03,
  straggleFactor: 4,
  rambles: 0.12,
  rambleFactor: 2,
  cached: 0.5,
  guessed: 0.35,
  leadFails: 0.005,
  scenarioFails: 0.005,
};

/** Figures in which both profiles agree, because the document has none: assumptions about Lex, Polly and Step Functions. */
const PLATFORM = {
  invoke: [5, 25],
  hearing: [120, 260],
  speaking: [120, 280],
  executionStart: [40, 120],
  hopStandard: [60, 160],
  hopExpress: [10, 40],
  verboseTokens: [70, 150],
  conciseTokens: [28, 65],
  scenarioTokens: [110, 210],
} as const satisfies Partial<Profile>;

/** The ranges of the performance analysis; calibrated to its "before", 9 seconds and more, by the chances of a cold start and of a straggler. */
export const DOCUMENT: Profile = {
  ...PLATFORM,
  name: 'document',
  cold: [3000, 5000],
  layers: [400, 600],
  workerCold: [1000, 2000],
  secret: [200, 500],
  login: [300, 800],
  tableRead: [100, 300],
  tableWrite: [100, 300],
  transaction: [100, 300],
  guardrail: [100, 200],
  lead: [1300, 1900], // of the state's 2 to 3 s, less the secret and the login
  parts: undefined, // the document has times of whole states only
  scenarioMemory: [500, 1000],
  dial: [1000, 2000],
  thorough: { firstToken: [800, 1600], tokensPerSecond: 55 }, // 2 to 4 s in all
  fast: { firstToken: [300, 600], tokensPerSecond: 130 }, // 0.5 to 1 s
  history: [50, 200],
  logging: [50, 100],
  parsing: [10, 50],
  prices: { thorough: 'anthropic.claude-3-5-sonnet', fast: 'anthropic.claude-3-haiku' },
  chances: CHANCES,
};

/** Published figures where there are any, assumptions where not: docs/latency.md has the source of each. */
export const TODAY: Profile = {
  ...PLATFORM,
  name: 'today',
  cold: [900, 1700], // layers at 128 MB
  layers: [600, 1200], // what small bundles save of it
  workerCold: [300, 700],
  secret: [20, 120],
  login: [200, 600],
  tableRead: [5, 25],
  tableWrite: [6, 30],
  transaction: [10, 40],
  guardrail: [100, 250],
  lead: [200, 700],
  parts: { describe: [40, 120] },
  scenarioMemory: [150, 400],
  dial: [150, 600],
  thorough: { firstToken: [600, 1500], tokensPerSecond: 60 },
  fast: { firstToken: [350, 800], tokensPerSecond: 150 }, // Haiku 4.5's, between sources that disagree
  history: [0.002, 0.008],
  logging: [0.005, 0.02],
  parsing: [0.02, 0.04],
  prices: { thorough: 'us.anthropic.claude-sonnet-5', fast: 'us.anthropic.claude-haiku-5-5' },
  chances: CHANCES,
};

const Z_OF_P95 = 1.6448536269514722;

/** The value of a range at a standard normal. */
export const at = ([p5, p95]: Range, normal: number): number =>
  Math.sqrt(p5 * p95) * Math.exp((normal * Math.log(p95 / p5)) / (2 * Z_OF_P95));
