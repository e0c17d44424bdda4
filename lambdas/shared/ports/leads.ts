/** What sales sees of one person: upserted by `callerId`, so that every retry is harmless. */
export interface Lead {
  /** Salesforce: Atlas_Caller_Id__c. */
  readonly callerId: string;
  /** Salesforce: Atlas_Version__c = 100,000 × ordinal + row version. May not decrease: an older one is left alone by the org's validation rule. */
  readonly version: number;
  /** Nothing was written for this person yet, as far as we know: it saves a look. */
  readonly isFirst: boolean;
  readonly lastName: string;
  readonly firstName?: string;
  readonly company: string;
  readonly phone: string;
  readonly leadSource: 'Phone Inquiry';
  readonly status: string;
  readonly description: string;
}

/** One ended attempt: upserted by `attemptId`. */
export interface CallTask {
  /** `<callbackId>-<n>`; Salesforce: Atlas_Attempt_Id__c. */
  readonly attemptId: string;
  readonly subject: string;
  readonly callDisposition: string;
  readonly durationSeconds: number;
  readonly description: string;
  /** ISO date; for a task that asks a person to call, the day it is due. */
  readonly activityDate: string;
  /** `Not Started` asks a person to call. */
  readonly status: 'Completed' | 'Not Started';
  readonly contactId?: string;
}

/** Where leads live: Salesforce in production, a Map in tests. Errors: SalesforceUnavailable (retry), SalesforceRejected (do not). */
export interface Leads {
  /** Creates or updates; a stale version is success without a change. A converted lead is left alone, and `leadId` is its contact's. */
  upsert(lead: Lead): Promise<{ readonly leadId: string }>;
  logCall(task: CallTask, leadId: string): Promise<void>;
}
