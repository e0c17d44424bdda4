/**
 * What an administrator has changed since `salesforce/` was deployed. Only what describes the org tells of it: writes are judged by the model all the
 * same, so that a test may find what is wrong before anybody phones.
 */
export class Drift {
  /** `Lead.Atlas_Caller_Id__c`: deleted, or hidden from the integration user. */
  readonly fieldsGone = new Set<string>();
  readonly fieldsNotUnique = new Set<string>();
  /** By ValidationName. */
  readonly rulesInactive = new Set<string>();
  /** The permission set does not let the integration user delete. */
  mayNotDelete = false;
}
