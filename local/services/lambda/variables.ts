import type { Credentials } from '../../cloud/service';
import type { FunctionConfiguration } from './lambda-function';
import { DAEMON_HOST, DAEMON_PORT } from './runtime/daemon-address';
import { TASK_ROOT } from './runtime/invocation-error';
import { NO_SUCH_FILES } from './runtime/no-such-files';

export type InitializationType = 'on-demand' | 'provisioned-concurrency';

/** What Lambda sets itself; a template that sets one is refused by AWS. */
const RESERVED =
  /^(AWS_(REGION|DEFAULT_REGION|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN|EXECUTION_ENV|LAMBDA_(FUNCTION_\w+|LOG_\w+|RUNTIME_API|INITIALIZATION_TYPE|MAX_CONCURRENCY))|_HANDLER|_X_AMZN_TRACE_ID|AWS_XRAY_(CONTEXT_MISSING|DAEMON_ADDRESS)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

export const reservedVariables = (variables: Readonly<Record<string, string>>): string[] =>
  Object.keys(variables).filter((name) => RESERVED.test(name));

/** Every variable of an environment: Lambda's own, those that keep the SDK within the local cloud, the template's. */
export function environmentVariables(
  fn: FunctionConfiguration,
  of: { version: string; type: InitializationType; logStream: string; region: string; endpointUrl: string; credentials: Credentials },
): Record<string, string> {
  return {
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    LAMBDA_TASK_ROOT: TASK_ROOT,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    _HANDLER: fn.handler,
    AWS_REGION: of.region,
    AWS_DEFAULT_REGION: of.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${fn.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: of.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMiB),
    AWS_LAMBDA_LOG_GROUP_NAME: fn.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: of.logStream,
    AWS_LAMBDA_LOG_FORMAT: fn.logFormat.kind,
    ...(fn.logFormat.kind === 'JSON' && { AWS_LAMBDA_LOG_LEVEL: fn.logFormat.level }),
    AWS_LAMBDA_INITIALIZATION_TYPE: of.type,
    AWS_ACCESS_KEY_ID: of.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: of.credentials.secretAccessKey,
    AWS_SESSION_TOKEN: of.credentials.sessionToken,
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: `${DAEMON_HOST}:${DAEMON_PORT}`,
    ...fn.variables,
    AWS_ENDPOINT_URL: of.endpointUrl,
    AWS_EC2_METADATA_DISABLED: 'true',
    // Only about the laptop's Node: on AWS the function has the template's.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...NO_SUCH_FILES,
  };
}
