/** Whose answers, and under which question. Every part is ours: nothing that a caller said is in it. */
export interface ResponseKey {
  /** What belongs together, and is invalidated together. */
  readonly namespace: string;
  /** Of answers: who writes it, and how much. An intent's own, or `default`. */
  readonly policy: string;
  /** A new wording of the prompt never meets the answers of the old one. */
  readonly promptVersion: string;
  readonly questionClass: string;
}

/** As one text, for a map. */
export const nameOf = ({ namespace, policy, promptVersion, questionClass }: ResponseKey): string =>
  [namespace, policy, promptVersion, questionClass].join('#');

/** Answers that everybody may hear, shared by all execution environments. Optional to every turn: it may be late, fail or be empty. */
export interface ResponseCache {
  find(key: ResponseKey): Promise<string | undefined>;
  /** In the order of the keys. */
  findMany(keys: readonly ResponseKey[]): Promise<readonly (string | undefined)[]>;
  save(key: ResponseKey, text: string): Promise<void>;
  /** As if it had never been saved. */
  invalidate(key: ResponseKey): Promise<void>;
}
