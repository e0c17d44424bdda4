/** A design mistake, as somebody might make it: put into the source while it is bundled, never into the repository. */
export interface PlantedBug {
  readonly name: string;
  /** What it does wrong, for whoever wonders why it is caught. */
  readonly says: string;
  /** Any of these is the one it should break. */
  readonly breaks: readonly string[];
  /** What must go wrong for it to show, when that is rare: strikes in each of its worlds, `kind @ arrow`. */
  readonly aims?: readonly string[];
  readonly source?: readonly SourcePatch[];
  readonly definition?: DefinitionPatch;
}

/** Each text must be there exactly once: a patch that finds nothing plants nothing. */
export interface SourcePatch {
  /** `lambdas/…` */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface DefinitionPatch {
  /** `atlas-callback` */
  readonly stateMachine: string;
  /** Changes the definition. False when it did not find what it was to change. */
  // biome-ignore lint/suspicious/noExplicitAny: the States Language, edited as it is
  edit(definition: any): boolean;
}
