import type { Action, ErrorType } from './action';

/** What an action does instead of what it would do. */
export type Override =
  /** The same action on another resource. */
  | { readonly substitute: string }
  /** What a function would have answered, after a while. */
  | { readonly loaded: unknown; readonly delayMs: number }
  | { readonly error: ErrorType; readonly delayMs: number };

/** Told of every action of a contact as it begins, parameters filled in; may say what is to happen instead, once. */
export interface FlowWatcher {
  begins(action: Action, resource: string | undefined): Override | undefined;
}
