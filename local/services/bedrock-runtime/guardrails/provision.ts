import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal, type Resource } from '../../../cloud/service';
import type { BedrockStore } from '../store';
import { isContentFilter } from './content-filters';
import type { GuardrailPolicy, Strength } from './guardrail';
import { isPiiEntity } from './pii';

const GUARDRAIL = [
  ...['Name', 'Description', 'BlockedInputMessaging', 'BlockedOutputsMessaging', 'Tags'],
  ...['ContentPolicyConfig', 'TopicPolicyConfig', 'SensitiveInformationPolicyConfig'],
];

const STRENGTHS: readonly string[] = ['NONE', 'LOW', 'MEDIUM', 'HIGH'];
const MESSAGE_MAX_CHARACTERS = 500;

/** AWS::Bedrock::Guardrail. Not here: word lists, contextual grounding, automated reasoning, images, customer keys. */
export const provisionGuardrail: Provision<BedrockStore> = (resource, { store, arn }) => {
  onlyProperties(resource, GUARDRAIL);
  const { Name } = resource.properties;
  if (!/^[0-9a-zA-Z-_]{1,50}$/.test(Name ?? ''))
    throw new Refusal(`Name is ${Name}, expected up to 50 letters, digits, hyphens and underscores`, resource.where);
  if ([...store.guardrails.values()].some(({ name }) => name === Name))
    throw new Refusal(`there is already a guardrail named ${Name}`, resource.where);
  const id = store.random.fork(`guardrail/${Name}`).id(12).toLowerCase();
  const guardrailArn = arn(`guardrail/${id}`);
  store.guardrails.set(id, { id, arn: guardrailArn, name: Name, versions: new Map([['DRAFT', policyOf(resource)]]) });
  return { ref: guardrailArn, attributes: { GuardrailId: id, GuardrailArn: guardrailArn, Version: 'DRAFT', Status: 'READY' } };
};

/** AWS::Bedrock::GuardrailVersion: the draft as it is now, under the next number. */
export const provisionGuardrailVersion: Provision<BedrockStore> = (resource, { store }) => {
  onlyProperties(resource, ['GuardrailIdentifier', 'Description']);
  const { GuardrailIdentifier } = resource.properties;
  const guardrail = store.findGuardrail(GuardrailIdentifier);
  const draft = guardrail?.versions.get('DRAFT');
  if (!guardrail || !draft) throw new Refusal(`GuardrailIdentifier ${GuardrailIdentifier} is no guardrail of this account`, resource.where);
  const version = String(guardrail.versions.size);
  guardrail.versions.set(version, draft);
  return { ref: `${guardrail.id}|${version}`, attributes: { GuardrailId: guardrail.id, GuardrailArn: guardrail.arn, Version: version } };
};

function policyOf({ properties, where }: Resource): GuardrailPolicy {
  const refuse = (what: string): never => {
    throw new Refusal(what, where);
  };
  const { BlockedInputMessaging, BlockedOutputsMessaging, ContentPolicyConfig, TopicPolicyConfig, SensitiveInformationPolicyConfig } =
    properties;
  const message = (name: string, text: unknown): string =>
    typeof text === 'string' && text.length > 0 && text.length <= MESSAGE_MAX_CHARACTERS
      ? text
      : refuse(`${name} is missing or longer than ${MESSAGE_MAX_CHARACTERS} characters`);
  const strength = (name: string, value: unknown): Strength =>
    STRENGTHS.includes(String(value)) ? (value as Strength) : refuse(`${name} is ${value}, expected one of ${STRENGTHS.join(', ')}`);
  return {
    messages: {
      INPUT: message('BlockedInputMessaging', BlockedInputMessaging),
      OUTPUT: message('BlockedOutputsMessaging', BlockedOutputsMessaging),
    },
    filters: listOf(ContentPolicyConfig?.FiltersConfig).map(({ Type, InputStrength, OutputStrength }) => {
      if (!isContentFilter(String(Type))) refuse(`content filter ${Type} is not hosted here; see docs/local-coverage.md`);
      if (Type === 'PROMPT_ATTACK' && OutputStrength !== 'NONE')
        refuse('PROMPT_ATTACK has an OutputStrength, expected NONE: only callers attack');
      return {
        type: String(Type),
        strength: { INPUT: strength('InputStrength', InputStrength), OUTPUT: strength('OutputStrength', OutputStrength) },
      };
    }),
    topics: listOf(TopicPolicyConfig?.TopicsConfig).map(({ Name, Definition, Type, Examples }) => {
      if (Type !== 'DENY' || typeof Definition !== 'string' || Definition.length > 200)
        refuse(`topic ${Name} is of type ${Type}, expected DENY with a definition of up to 200 characters`);
      return { name: String(Name), examples: listOf(Examples).map(String) };
    }),
    piiEntities: listOf(SensitiveInformationPolicyConfig?.PiiEntitiesConfig).map(({ Type, Action }) => {
      if (!isPiiEntity(String(Type))) refuse(`PII entity ${Type} is not hosted here; see docs/local-coverage.md`);
      if (Action !== 'BLOCK' && Action !== 'ANONYMIZE') refuse(`PII entity ${Type} has the action ${Action}, expected BLOCK or ANONYMIZE`);
      return { type: String(Type), action: Action as 'BLOCK' | 'ANONYMIZE' };
    }),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is CloudFormation's, read member by member
const listOf = (value: unknown): readonly any[] => (Array.isArray(value) ? value : []);
