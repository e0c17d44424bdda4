import type { RawOutput } from '../../../local/cloud/raw-output';
import { type ApiCall, ServiceError } from '../../../local/cloud/service';

/** What each service says when it takes no more requests for the moment: nothing was executed. */
const THROTTLES: Readonly<Record<string, readonly [name: string, status: number]>> = {
  dynamodb: ['ThrottlingException', 400],
  'secrets-manager': ['ThrottlingException', 400],
  'bedrock-runtime': ['ThrottlingException', 429],
  connect: ['TooManyRequestsException', 429],
  lambda: ['TooManyRequestsException', 429],
  sfn: ['ThrottlingException', 400],
  sqs: ['ThrottlingException', 400],
  xray: ['ThrottledException', 429],
};

/** What each says when something broke inside: whether anything was executed cannot be told. */
const FAILURES: Readonly<Record<string, readonly [name: string, status: number]>> = {
  dynamodb: ['InternalServerError', 500],
  'secrets-manager': ['InternalServiceError', 500],
  'bedrock-runtime': ['ServiceUnavailableException', 503],
  connect: ['InternalServiceException', 500],
  lambda: ['ServiceException', 500],
  sfn: ['InternalServerException', 500],
  sqs: ['ServiceUnavailable', 503],
};

export function throttled({ service }: Pick<ApiCall, 'service'>): never {
  const [name, status] = THROTTLES[service] ?? ['ThrottlingException', 400];
  throw new ServiceError(name, 'Rate exceeded', status);
}

/** Salesforce answers in its own form, the others throw. */
export function serverError({ service }: Pick<ApiCall, 'service'>): RawOutput {
  if (service === 'salesforce') {
    const body = JSON.stringify([{ errorCode: 'SERVER_UNAVAILABLE', message: 'The service is temporarily unavailable' }]);
    return { status: 503, headers: { 'content-type': 'application/json;charset=UTF-8' }, body };
  }
  const [name, status] = FAILURES[service] ?? ['InternalFailure', 500];
  throw new ServiceError(name, 'The service could not process the request', status);
}
