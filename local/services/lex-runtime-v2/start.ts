import { Refusal, type ServiceContext } from '../../cloud/service';
import { lambda } from '../lambda';
import { parseFunctionName } from '../lambda/function-name';
import type { LexStore } from './store';

/** Long enough for everything else to be ready first, short enough to be done before anybody has dialed. */
const WARM_UP_AFTER_MS = 1_500;

/** Every code hook must be there: AWS takes an alias whose function does not exist and then fails its every turn. */
export function start(context: ServiceContext<LexStore>): void {
  const functions = context.of(lambda).store;
  for (const { codeHooks, where } of context.store.aliases.values()) {
    for (const functionArn of codeHooks.values()) {
      if (functionArn === undefined) continue;
      const reference = parseFunctionName(functionArn);
      const { qualifier = '' } = reference;
      const found = functions.find(reference);
      const isOurs = functionArn.startsWith(`arn:aws:lambda:${context.region}:${context.accountId}:`);
      if (!isOurs || !found || !(found.has(qualifier) || found.aliases.has(qualifier))) {
        throw new Refusal(`LambdaArn ${functionArn} is no version or alias of a function hosted here`, where);
      }
    }
  }
  const { store, clock } = context;
  if (!store.settings.sentenceEmbeddings) return;
  store.warmUp = clock.setTimeout(() => void Promise.all(store.warmUps.map((warm) => warm())), WARM_UP_AFTER_MS, { background: true });
}
