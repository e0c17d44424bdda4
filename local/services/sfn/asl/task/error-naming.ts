import type { ServiceError } from '../../../../cloud/service';
import { Failure } from '../failure';

/** How an integration names the errors of a service: the two generations of AWS's own SDK do it differently. */
export interface ErrorNaming {
  /** What stands before the dot. */
  readonly prefix: string;
  /** What an error is called that the service's model does not know. */
  readonly unmodelled: string;
  /** In the cause. */
  readonly service: string;
  readonly generation: 1 | 2;
}

/** Errors that no service's model lists: they come from the front of the service, before its operations. */
const UNMODELLED =
  /^(AccessDenied|Validation(Exception|Error)|Missing\w+|InvalidParameter(Value|Combination)?|Unrecognized\w+|UnknownOperation\w*|Throttling\w*|InternalFailure|ServiceUnavailable)/;

/** `requestId` stands in the cause. */
export function serviceFailure({ name, message, status }: ServiceError, naming: ErrorNaming, requestId: string): Failure {
  const { prefix, unmodelled, service, generation } = naming;
  const exception = UNMODELLED.test(name) ? unmodelled : name.endsWith('Exception') ? name : `${name}Exception`;
  const said =
    generation === 1
      ? `(Service: ${service}; Status Code: ${status}; Error Code: ${name}; Request ID: ${requestId}; Proxy: null)`
      : `(Service: ${service}, Status Code: ${status}, Request ID: ${requestId}) (SDK Attempt Count: 1)`;
  return new Failure(`${prefix}.${exception}`, `${message} ${said}`);
}
