import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal, type ServiceContext } from '../../../cloud/service';
import { sqs } from '../../sqs';
import { parseFunctionName } from '../function-name';
import type { LambdaFunction } from '../lambda-function';
import { authorizeRole } from '../role';
import type { Functions } from '../store';

/** AWS::Lambda::EventInvokeConfig. Not here: destinations other than queues and functions. */
export const eventInvokeConfig: Provision<Functions> = (resource, context) => {
  onlyProperties(resource, ['FunctionName', 'Qualifier', 'MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig']);
  const { where, properties } = resource;
  const { FunctionName, Qualifier, MaximumRetryAttempts = 2, MaximumEventAgeInSeconds = 21_600, DestinationConfig = {} } = properties;
  const refuse = (what: string): never => {
    throw new Refusal(what, where);
  };
  const fn = context.store.get(parseFunctionName(FunctionName));
  fn.mustHave(Qualifier);
  const retries = Number(MaximumRetryAttempts);
  if (![0, 1, 2].includes(retries)) refuse(`MaximumRetryAttempts is ${MaximumRetryAttempts}, expected 0 to 2`);
  const ageSeconds = Number(MaximumEventAgeInSeconds);
  if (!(ageSeconds >= 60 && ageSeconds <= 21_600)) refuse(`MaximumEventAgeInSeconds is ${MaximumEventAgeInSeconds}, expected 60 to 21600`);
  const destination = (name: 'OnSuccess' | 'OnFailure') => checkedDestination(DestinationConfig[name]?.Destination, fn, context, refuse);
  const config = {
    ...{ maximumRetryAttempts: retries, maximumEventAgeMs: ageSeconds * 1000 },
    ...{ onSuccess: destination('OnSuccess'), onFailure: destination('OnFailure') },
  };
  if (!fn.configureEvents(Qualifier, config)) refuse(`${fn.configuration.name}:${Qualifier} has an EventInvokeConfig already`);
  return { ref: `${fn.configuration.name}|${Qualifier}` };
};

/** AWS asks, when it is configured, whether the function's role may give anything there. Throws what AWS answers. */
function checkedDestination(
  arn: string | undefined,
  fn: LambdaFunction,
  context: ServiceContext<Functions>,
  refuse: (what: string) => never,
): string | undefined {
  if (arn === undefined) return undefined;
  const isQueue = arn.startsWith('arn:aws:sqs:');
  if (!isQueue && !arn.startsWith('arn:aws:lambda:')) return refuse(`destination ${arn} is neither a queue nor a function`);
  const policy = isQueue ? context.of(sqs).store.get(arn).policy : undefined;
  authorizeRole(fn.configuration, [{ action: isQueue ? 'sqs:SendMessage' : 'lambda:InvokeFunction', resource: arn }], context, policy);
  return arn;
}
