import { type Dimensions, isServerError, isThrottle, type ServiceMetrics } from './service-metrics';

const BY_MODEL = [['ModelId'], []] as const;

const byModel = (ModelId: string): readonly Dimensions[] => [{ ModelId }, {}];

/** `…:inference-profile/us.anthropic.claude-haiku-5-5` → its last part, as requests name it. */
const modelOf = (resource: unknown): string => String(resource).split('/').at(-1) ?? '';

/** AWS/Bedrock, of what models were asked. Not here: metrics of guardrails, of agents and of batch jobs. */
export const bedrockMetrics: ServiceMetrics = {
  names: Object.fromEntries(
    [
      ...['Invocations', 'InvocationLatency', 'TimeToFirstToken', 'InputTokenCount', 'OutputTokenCount'],
      ...['InvocationThrottles', 'InvocationClientErrors', 'InvocationServerErrors'],
    ].map((name) => [name, BY_MODEL]),
  ),
  from: {
    'bedrock.generation': ({ phase, detail }, put) => {
      if (phase !== 'end' || detail['error'] !== undefined) return;
      for (const dimensions of byModel(String(detail['modelId']))) {
        put('Invocations', dimensions, 1);
        put('InvocationLatency', dimensions, Number(detail['ms']));
        put('TimeToFirstToken', dimensions, Number(detail['firstTokenMs']));
        put('InputTokenCount', dimensions, Number(detail['inputTokens']));
        put('OutputTokenCount', dimensions, Number(detail['outputTokens']));
      }
    },
    'api.call': ({ phase, detail }, put) => {
      const { service, operation, error, resource } = detail;
      if (phase !== 'end' || service !== 'bedrock-runtime' || operation === 'ApplyGuardrail') return;
      if (error === undefined || error === 'Aborted' || resource === undefined) return;
      const name = isThrottle(error) ? 'InvocationThrottles' : isServerError(error) ? 'InvocationServerErrors' : 'InvocationClientErrors';
      for (const dimensions of byModel(modelOf(resource))) put(name, dimensions, 1);
    },
  },
};
