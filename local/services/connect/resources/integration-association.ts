import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { instanceOf } from './instance-of';

/** What an association of each type must name: a flow reaches nothing else. */
const TARGETS = {
  LEX_BOT: { what: 'a bot alias', arn: /^arn:aws:lex:[^:]+:\d+:bot-alias\/[^/]+\/[^/]+$/ },
  LAMBDA_FUNCTION: { what: 'a function', arn: /^arn:aws:lambda:[^:]+:\d+:function:[^:]+(:[^:]+)?$/ },
};

/** AWS::Connect::IntegrationAssociation: makes a bot alias or a function usable in the flows of an instance. */
export const integrationAssociation: Provision<ContactCenters> = (resource, { store }) => {
  onlyProperties(resource, ['InstanceId', 'IntegrationType', 'IntegrationArn', 'Tags']);
  const { where, properties } = resource;
  const { IntegrationType, IntegrationArn: arn } = properties;
  const instance = instanceOf('InstanceId', resource, store);
  if (!isKnown(IntegrationType)) throw new Refusal(`IntegrationType ${IntegrationType} is not ${Object.keys(TARGETS).join(' or ')}`, where);
  const target = TARGETS[IntegrationType];
  if (!target.arn.test(arn)) throw new Refusal(`IntegrationArn ${arn} is not the ARN of ${target.what}`, where);
  instance.associations.push({ type: IntegrationType, arn });
  return { ref: [instance.arn, IntegrationType, arn].join('|'), attributes: { IntegrationAssociationId: store.random.uuid() } };
};

const isKnown = (type: unknown): type is keyof typeof TARGETS => typeof type === 'string' && Object.hasOwn(TARGETS, type);
