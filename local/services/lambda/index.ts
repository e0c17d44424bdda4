import type { Service } from '../../cloud/service';
import { getAccountSettings } from './operations/get-account-settings';
import { getFunctionConfiguration } from './operations/get-function-configuration';
import { getProvisionedConcurrencyConfig } from './operations/get-provisioned-concurrency-config';
import { invoke } from './operations/invoke';
import { alias } from './resources/alias';
import { eventInvokeConfig } from './resources/event-invoke-config';
import { eventSourceMapping } from './resources/event-source-mapping';
import { lambdaFunction } from './resources/function';
import { permission } from './resources/permission';
import { version } from './resources/version';
import { inProcess } from './runtime/in-process';
import type { Runtime } from './runtime/runtime';
import { start, stop } from './start';
import { Functions } from './store';

/** AWS Lambda: Node functions of the assembly, with versions, aliases, provisioned concurrency and queues as event sources, on the given runtime. */
export const lambdaOn = (runtime: Runtime): Service<Functions> => ({
  name: 'lambda',
  signingName: 'lambda',
  protocol: { kind: 'rest-json' },
  notHere:
    'Layers, container images, networks, file systems, function URLs, destinations other than queues and functions, streams as event sources, response streaming, account-wide concurrency; START, END and REPORT lines; CPU and memory limits in process.',
  createStore: (host) => new Functions(host, runtime),
  resources: {
    'AWS::Lambda::Alias': alias,
    'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
    'AWS::Lambda::EventSourceMapping': eventSourceMapping,
    'AWS::Lambda::Function': lambdaFunction,
    'AWS::Lambda::Permission': permission,
    'AWS::Lambda::Version': version,
  },
  operations: {
    GetAccountSettings: getAccountSettings,
    GetFunctionConfiguration: getFunctionConfiguration,
    GetProvisionedConcurrencyConfig: getProvisionedConcurrencyConfig,
    Invoke: invoke,
  },
  start,
  stop,
});

export const lambda = lambdaOn(inProcess);
