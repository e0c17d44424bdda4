import { ServiceError } from '../../cloud/service';

export interface FunctionReference {
  readonly name: string;
  /** A version number, an alias's name or `$LATEST`. */
  readonly qualifier: string | undefined;
}

/** `name`, `name:live`, `123456789012:function:name`, the ARN, the qualified ARN; a separate qualifier must not contradict the name's. */
const FORMS = /^(?:(?:arn:aws:lambda:[a-z0-9-]+:)?\d{12}:function:)?([A-Za-z0-9_-]{1,64})(?::(\$LATEST|[A-Za-z0-9_-]+))?$/;

export function parseFunctionName(functionName: string | undefined, separateQualifier?: string): FunctionReference {
  const [, name, qualifier] = FORMS.exec(functionName ?? '') ?? [];
  if (!name) {
    throw new ServiceError(
      'ValidationException',
      `1 validation error detected: Value '${functionName}' at 'functionName' is not a function name or ARN`,
    );
  }
  if (qualifier && separateQualifier && qualifier !== separateQualifier) {
    throw new ServiceError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  return { name, qualifier: separateQualifier ?? qualifier };
}

/** As it was called: what IAM decides about. */
export const qualifiedName = ({ name, qualifier }: FunctionReference): string =>
  qualifier ? `function:${name}:${qualifier}` : `function:${name}`;
