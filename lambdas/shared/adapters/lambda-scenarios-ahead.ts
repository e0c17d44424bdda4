import type { CallTopics } from '../ports/call-topics';
import type { ScenariosAhead } from '../ports/scenarios-ahead';
import { type LambdaInvocationsOptions, lambdaInvocations } from './lambda-invocations';

export interface LambdaScenariosAheadOptions extends LambdaInvocationsOptions {
  readonly topics: Pick<CallTopics, 'save' | 'remove'>;
}

/** Generate Scenario, run by Lambda on the side: the topic is in the table, only the opaque id travels. */
export function lambdaScenariosAhead({ topics, ...options }: LambdaScenariosAheadOptions): ScenariosAhead {
  const generateScenario = lambdaInvocations(options);
  return {
    async start(callbackId, topic) {
      await topics.save(callbackId, topic);
      await generateScenario.invokeLater({ callbackId, isAhead: true });
    },
    drop: (callbackId) => topics.remove(callbackId),
  };
}
