import { SalesforceRejected, SalesforceUnavailable } from '../../domain/errors';

/** What Salesforce answered, or that it did not. Holds its codes and the API names of fields, never its messages: they quote what was sent. */
export class SalesforceError extends Error {
  override readonly name = 'SalesforceError';

  private constructor(
    /** 0: no answer. */
    readonly status: number,
    readonly codes: readonly string[],
    readonly fields: readonly string[],
    readonly isAboutVersion: boolean,
  ) {
    super(`${status || 'no answer'} ${codes.join(', ')}${fields.length > 0 ? ` [${fields.join(', ')}]` : ''}`);
  }

  /** `status` is that of the response, if there was one. */
  static of(thrown: unknown, status: number): SalesforceError {
    const { errorCode, data, code, name } = (thrown ?? {}) as { errorCode?: string; data?: unknown; code?: string; name?: string };
    if (errorCode === undefined) return new SalesforceError(0, [code ?? name ?? 'Error'], [], false);
    const answers = (Array.isArray(data) ? data : [data]) as { errorCode?: string; fields?: readonly string[]; message?: string }[];
    const codes = answers.map((answer) => answer?.errorCode ?? errorCode);
    const fields = answers.flatMap((answer) => answer?.fields ?? []).filter((field) => /^\w{1,80}$/.test(field));
    const isAboutVersion = fields.includes('Atlas_Version__c') || answers.some((answer) => /Atlas_Version__c/.test(answer?.message ?? ''));
    return new SalesforceError(status, codes, fields, isAboutVersion);
  }

  has(...codes: readonly string[]): boolean {
    return this.codes.some((code) => codes.includes(code));
  }

  get isSessionExpired(): boolean {
    return this.status === 401;
  }

  /** The org's rule that a lead's version may not decrease: a newer writer was there, and all is well. */
  get isStaleVersion(): boolean {
    return this.has('FIELD_CUSTOM_VALIDATION_EXCEPTION') && this.isAboutVersion;
  }

  /** The record was made or converted between our look and our write. */
  get isOvertaken(): boolean {
    return this.has('DUPLICATE_VALUE', 'CANNOT_UPDATE_CONVERTED_LEAD');
  }

  /** A field that this org does not take: a lead without it is better than none. */
  get isAboutField(): boolean {
    return this.has(
      'STRING_TOO_LONG',
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      'INVALID_FIELD',
    );
  }
}

const PASSES_BY_ITSELF = [
  'UNABLE_TO_LOCK_ROW',
  'REQUEST_LIMIT_EXCEEDED',
  'SERVER_UNAVAILABLE',
  'QUERY_TIMEOUT',
  'REQUEST_RUNNING_TOO_LONG',
];

/** As the workflow knows it. */
export function asLeadsError(error: unknown): unknown {
  if (!(error instanceof SalesforceError)) return error;
  const { status, message } = error;
  const mayPass = status === 0 || status >= 500 || [401, 408, 420, 429].includes(status) || error.has(...PASSES_BY_ITSELF);
  return mayPass
    ? new SalesforceUnavailable(`Salesforce is unavailable: ${message}`)
    : new SalesforceRejected(`Salesforce refused: ${message}`);
}
