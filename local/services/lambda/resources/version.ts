import { onlyProperties } from '../../../cloud/properties';
import type { Provision } from '../../../cloud/service';
import { parseFunctionName } from '../function-name';
import type { Functions } from '../store';

/** AWS::Lambda::Version: a number. The template's code and configuration are those of its one deployment, so there is nothing to keep of it. */
export const version: Provision<Functions> = (resource, { store }) => {
  onlyProperties(resource, ['FunctionName', 'Description', 'CodeSha256']);
  const fn = store.get(parseFunctionName(resource.properties.FunctionName));
  const number = fn.publish();
  const arn = `${fn.configuration.arn}:${number}`;
  return { ref: arn, attributes: { Version: number, FunctionArn: arn } };
};
