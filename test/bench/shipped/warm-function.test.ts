import { lexEvent } from '../../../bench/shipped/lex-event';
import { shippedFunction, shippedFunctions } from '../../../bench/shipped/shipped-function';
import { WarmFunction } from '../../../bench/shipped/warm-function';
import { spoken } from '../../../bench/stand-ins/answer';
import type { AwsCall } from '../../../bench/stand-ins/aws-call';
import { soundServices } from '../../../bench/stand-ins/sound-services';
import { seededRandom } from '../../../local/cloud/seeded-random';
import { virtualClock } from '../../../local/cloud/virtual-clock';
import { ASSEMBLY } from '../../support/assembly';

const QUESTION = lexEvent({ intent: 'FallbackIntent', transcript: 'what do you make of my van', attributes: { contactId: 'contact-1' } });

async function answered(firstMs: number) {
  const calls: AwsCall[] = [];
  const warm = new WarmFunction(shippedFunction(ASSEMBLY, 'lex-fulfillment'), virtualClock({ startMs: 0 }), seededRandom(1), (call) => {
    calls.push(call);
    return soundServices(call, { speech: spoken('It is a fine van. Shall we talk about it?', { firstMs, tokensPerSecond: 100 }) });
  });
  const invoked = await warm.invoke(QUESTION);
  warm.close();
  return { calls, invoked };
}

it('names every function of the template by its folder', () => {
  expect(shippedFunctions(ASSEMBLY).map(({ name }) => name)).toEqual(expect.arrayContaining(['lex-fulfillment', 'create-lead', 'sweep']));
});

it('runs a shipped bundle on virtual time, and takes as long as its services do', async () => {
  const { invoked, calls } = await answered(400);
  expect(invoked.output).toMatchObject({ sessionState: { sessionAttributes: { rung: 'fast' } } });
  expect(invoked.ms).toBeGreaterThanOrEqual(400);
  expect(calls.map(({ service }) => service)).not.toContain('unknown');
  expect((await answered(800)).invoked.ms).toBeGreaterThanOrEqual(800);
});

it('gives the same answer after the same time twice', async () => {
  expect((await answered(400)).invoked).toEqual((await answered(400)).invoked);
});

it('starts another environment when one has ended', async () => {
  const warm = new WarmFunction(shippedFunction(ASSEMBLY, 'lex-fulfillment'), virtualClock({ startMs: 0 }), seededRandom(1), (call) =>
    soundServices(call),
  );
  await warm.invoke(QUESTION);
  await warm.invoke(QUESTION);
  expect(warm.environments).toBe(1);
  warm.end();
  await warm.invoke(QUESTION);
  expect(warm.environments).toBe(2);
  warm.close();
});
