/** Something in a definition that AWS refuses when the machine is created, or that is not run here. */
export interface Problem {
  /** The name of the state, or none for the machine itself. */
  readonly state: string | undefined;
  /** `Retry[0].ErrorEquals` */
  readonly field: string;
  readonly what: string;
  /** As ValidateStateMachineDefinition names it: `MISSING_TRANSITION_TARGET`. */
  readonly code: string;
  /** `/States/Create Lead/Next` */
  readonly location: string;
}

export const SCHEMA_PROBLEM = 'SCHEMA_VALIDATION_FAILED';
