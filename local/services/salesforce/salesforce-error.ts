/** What the REST API answers instead: a status, and a body that is always an array. */
export class SalesforceError extends Error {
  constructor(
    readonly errorCode: string,
    message: string,
    readonly fields: readonly string[] = [],
    readonly status = 400,
  ) {
    super(message);
    this.name = errorCode;
  }

  get body(): unknown {
    return [{ message: this.message, errorCode: this.errorCode, ...(this.status === 400 && { fields: this.fields }) }];
  }
}

export const notFound = (message = 'The requested resource does not exist') => new SalesforceError('NOT_FOUND', message, [], 404);
