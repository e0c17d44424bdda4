import type { ApplyGuardrailRequest } from '@aws-sdk/client-bedrock-runtime';
import { type CallContext, type Operation, Refusal, ServiceError } from '../../../cloud/service';
import { assess } from '../guardrails/assess';
import { invalid } from '../request/invalid';
import type { BedrockStore } from '../store';

/** Characters in one unit of text, the measure of what is paid for. */
const UNIT_CHARACTERS = 1000;
/** How long the check itself takes, beside the way there and back. An assumption: 150-250 ms are reported. */
const CHECK_MS = [130, 300, 450] as const;

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ApplyGuardrail.html */
export const applyGuardrail: Operation<BedrockStore, ApplyGuardrailRequest> = {
  http: { method: 'POST', path: '/guardrail/{guardrailIdentifier}/version/{guardrailVersion}/apply' },
  permissions: ({ guardrailIdentifier = '' }, { store, arn }) => [
    {
      action: 'bedrock:ApplyGuardrail',
      resource: store.findGuardrail(guardrailIdentifier)?.arn ?? arn(`guardrail/${guardrailIdentifier}`),
    },
  ],
  run,
};

async function run(request: ApplyGuardrailRequest, context: CallContext<BedrockStore>) {
  const { store } = context;
  const { guardrailIdentifier = '', guardrailVersion = '', source, content = [] } = request;
  const guardrail = store.findGuardrail(guardrailIdentifier);
  const policy = guardrail?.versions.get(guardrailVersion);
  if (!guardrail || !policy) {
    throw new ServiceError(
      'ResourceNotFoundException',
      `The guardrail identifier or version provided in the request does not exist: ${guardrailIdentifier}, ${guardrailVersion}`,
      404,
    );
  }
  if (source !== 'INPUT' && source !== 'OUTPUT')
    throw invalid(
      `1 validation error detected: Value '${source}' at 'source' failed to satisfy constraint: Member must satisfy enum value set: [INPUT, OUTPUT]`,
    );
  const text = textOf(content);
  const startedAt = context.clock.now();
  await misbehave(context);

  const { assessment, isBlocked, masked } = assess(policy, source, text);
  const units = Math.ceil(text.length / UNIT_CHARACTERS);
  const isIntervened = isBlocked || masked !== undefined;
  context.trace.emit(
    'bedrock.guardrail',
    { guardrail: guardrail.name, version: guardrailVersion, source, isBlocked },
    { parent: context.span },
  );
  return {
    usage: {
      topicPolicyUnits: policy.topics.length > 0 ? units : 0,
      contentPolicyUnits: policy.filters.length > 0 ? units : 0,
      wordPolicyUnits: 0,
      sensitiveInformationPolicyUnits: policy.piiEntities.length > 0 ? units : 0,
      sensitiveInformationPolicyFreeUnits: 0,
      contextualGroundingPolicyUnits: 0,
    },
    action: isIntervened ? 'GUARDRAIL_INTERVENED' : 'NONE',
    ...(isIntervened && { actionReason: isBlocked ? 'Guardrail blocked.' : 'Guardrail masked.' }),
    outputs: isIntervened ? [{ text: isBlocked ? policy.messages[source] : masked }] : [],
    assessments: [{ ...assessment, invocationMetrics: { guardrailProcessingLatency: context.clock.now() - startedAt } }],
    guardrailCoverage: { textCharacters: { guarded: text.length, total: text.length } },
  };
}

async function misbehave({ store, clock, signal }: CallContext<BedrockStore>): Promise<void> {
  const behaviour = store.guardrailBehaviour();
  if (behaviour?.kind === 'throttle')
    throw new ServiceError('ThrottlingException', 'Too many requests, please wait before trying again.', 429);
  if (behaviour?.kind === 'unavailable')
    throw new ServiceError('ServiceUnavailableException', 'Bedrock is unable to process your request.', 503);
  const [p50Ms, p99Ms, maxMs] = CHECK_MS;
  const usualMs = Math.min(maxMs, store.guardrailRandom.latencyMs(p50Ms, p99Ms));
  await clock.sleep(usualMs + (behaviour?.kind === 'stall' ? behaviour.forMs : 0), signal);
}

function textOf(content: NonNullable<ApplyGuardrailRequest['content']>): string {
  if (content.length === 0)
    throw invalid("1 validation error detected: Value at 'content' failed to satisfy constraint: Member must not be empty");
  return content
    .map((block) => {
      if (block.text === undefined)
        throw new Refusal('only text can be checked by a guardrail here; see docs/local-coverage.md', 'bedrock-runtime');
      const { text, qualifiers = [] } = block.text;
      if (qualifiers.some((qualifier) => qualifier !== 'guard_content'))
        throw new Refusal('contextual grounding is not hosted here; see docs/local-coverage.md', 'bedrock-runtime');
      if (!text?.trim()) throw invalid('The text field in a guardrail content block is blank. Add text to the text field, and try again.');
      return text;
    })
    .join('\n');
}
