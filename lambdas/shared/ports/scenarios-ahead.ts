import type { LocaleId } from '../language/language';

/** What the scenario of a call will be about, in the caller's words. Personal: it stays in the table. */
export interface CallTopic {
  readonly useCase?: string | undefined;
  /** Known only so that they can be kept from the model. */
  readonly name?: string | undefined;
  readonly company?: string | undefined;
  /** In which it will be spoken. @default the default language */
  readonly localeId?: LocaleId | undefined;
  /** The callerId of whoever is on the phone, so that it is found when they want to be forgotten. */
  readonly requestedBy?: string | undefined;
}

/** Scenarios of calls that nobody has promised yet. Whatever fails here costs nothing but the head start. */
export interface ScenariosAhead {
  /** Has the scenario of this callback written meanwhile; comes back before it is. */
  start(callbackId: string, topic: CallTopic): Promise<void>;
  /** There will be no such call: what is being written about it is not kept. */
  drop(callbackId: string): Promise<void>;
}
