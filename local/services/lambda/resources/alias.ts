import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import { parseFunctionName } from '../function-name';
import type { Functions } from '../store';

interface Weight {
  readonly FunctionVersion: string;
  readonly FunctionWeight: number | string;
}

/** AWS::Lambda::Alias, with weights or provisioned concurrency: AWS does not have both on one. */
export const alias: Provision<Functions> = (resource, { store }) => {
  onlyProperties(resource, ['FunctionName', 'FunctionVersion', 'Name', 'Description', 'RoutingConfig', 'ProvisionedConcurrencyConfig']);
  const { FunctionName, FunctionVersion, Name, RoutingConfig, ProvisionedConcurrencyConfig } = resource.properties;
  const refuse = (what: string): never => {
    throw new Refusal(what, resource.where);
  };
  const fn = store.get(parseFunctionName(FunctionName));
  const weights = ((RoutingConfig?.AdditionalVersionWeights ?? []) as Weight[]).map((each) => ({
    version: String(each.FunctionVersion),
    weight: Number(each.FunctionWeight),
  }));
  const made = {
    name: String(Name),
    version: String(FunctionVersion),
    weights,
    provisionedConcurrency: Number(ProvisionedConcurrencyConfig?.ProvisionedConcurrentExecutions ?? 0),
  };
  for (const each of [made.version, ...weights.map(({ version }) => version)]) {
    if (!fn.has(each)) refuse(`points to version ${each} of ${fn.configuration.name}, which has none such`);
  }
  for (const { version, weight } of weights) {
    if (!(weight >= 0 && weight <= 1)) refuse(`version ${version} has the weight ${weight}, expected 0.0 to 1.0`);
  }
  if (made.provisionedConcurrency > 0 && weights.length > 0) refuse('Alias with weights can not be used with Provisioned Concurrency');
  if (made.provisionedConcurrency > 0 && made.version === '$LATEST')
    refuse('Provisioned Concurrency Configs cannot be applied to unpublished function versions');
  fn.aliases.set(made.name, made);
  const arn = `${fn.configuration.arn}:${made.name}`;
  return { ref: arn, attributes: { AliasArn: arn } };
};
