import { ServiceError } from '../../../cloud/service';

export const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);

/** What the model itself found wrong, as Bedrock passes it on. */
export const modelError = (message: string): ServiceError => invalid(`The model returned the following errors: ${message}`);
