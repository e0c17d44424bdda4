import type { GuardrailAssessment } from '@aws-sdk/client-bedrock-runtime';
import { confidenceOf, stops } from './content-filters';
import type { GuardrailPolicy, Source } from './guardrail';
import { matchesOf } from './pii';
import { isAbout } from './topics';

export interface Assessed {
  readonly assessment: GuardrailAssessment;
  readonly isBlocked: boolean;
  /** The text with what is only to be masked masked; undefined when nothing is. */
  readonly masked: string | undefined;
}

/** What the policy says about a text, in the shape of the API. */
export function assess(policy: GuardrailPolicy, source: Source, text: string): Assessed {
  const filters = policy.filters.flatMap(({ type, strength }) => {
    const confidence = confidenceOf(type, text);
    const isStopped = confidence !== undefined && strength[source] !== 'NONE' && stops(strength[source], confidence);
    return isStopped ? [{ type, confidence, filterStrength: strength[source], action: 'BLOCKED', detected: true }] : [];
  });
  const topics = policy.topics
    .filter((topic) => isAbout(text, topic))
    .map(({ name }) => ({ name, type: 'DENY', action: 'BLOCKED', detected: true }));
  const piiEntities = policy.piiEntities.flatMap(({ type, action }) =>
    matchesOf(type, text).map((match) => ({ type, match, action: action === 'BLOCK' ? 'BLOCKED' : 'ANONYMIZED', detected: true })),
  );
  const toMask = piiEntities.filter(({ action }) => action === 'ANONYMIZED');
  return {
    assessment: {
      ...(topics.length > 0 && { topicPolicy: { topics } }),
      ...(filters.length > 0 && { contentPolicy: { filters } }),
      ...(piiEntities.length > 0 && { sensitiveInformationPolicy: { piiEntities, regexes: [] } }),
    } as GuardrailAssessment,
    isBlocked: filters.length > 0 || topics.length > 0 || piiEntities.some(({ action }) => action === 'BLOCKED'),
    masked: toMask.length > 0 ? toMask.reduce((clean, { match, type }) => clean.replaceAll(match, `{${type}}`), text) : undefined,
  };
}
