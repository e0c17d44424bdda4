import { botIntents } from '../../shipped/bot-intents';
import { callbackSlots, SLOTS_BEFORE_NUMBER } from '../../shipped/callback-slots';
import type { LexEventOptions } from '../../shipped/lex-event';
import { spoken } from '../../stand-ins/answer';
import { IDENTITY_KEY } from '../../stand-ins/sound-services';
import { outboundAttributes } from '../product';
import type { Built } from './built';
import { CONTACT, isModelCall, type Probed, type Services, TurnProbe } from './probe';

const QUESTION: LexEventOptions = {
  intent: 'FallbackIntent',
  transcript: 'can it also order spare parts for my old truck',
  attributes: CONTACT,
};
const COMMON: LexEventOptions = { intent: 'FallbackIntent', transcript: 'how much does it cost', attributes: CONTACT };
const LONG_SPEECH = Array.from({ length: 30 }, (_, i) => `This is sentence number ${i}, and there is more.`).join(' ');
/** Two short sentences and a reserve. */
const SHORT_MAX_TOKENS = 200;
const SHORT_SYSTEM_CHARACTERS = 1600;

/** What the shipped fulfillment bundle does, found out by asking it: on virtual time, against stand-ins. */
export async function turnTechniques(assembly: string): Promise<Built[]> {
  const ask = async (options: LexEventOptions, services?: Services): Promise<Probed> => {
    const probe = new TurnProbe(assembly, services);
    try {
      return await probe.turn(options);
    } finally {
      probe.close();
    }
  };
  const slotNames = botIntents(assembly).get('Callback') ?? [];
  const models = ({ calls }: Probed) => calls.filter(isModelCall);
  const tableReads = ({ calls }: Probed) => calls.filter(({ operation }) => operation === 'GetItem' || operation === 'Query');

  const fixed = [
    await ask({ intent: 'Greeting', transcript: 'hello', attributes: CONTACT }),
    await ask({ intent: 'AboutDemo', transcript: 'what is this', attributes: CONTACT }),
  ];
  const question = await ask(QUESTION);
  const late = await ask(QUESTION, (call) => (isModelCall(call) ? spoken('Late.', { firstMs: 6000 }) : undefined));
  const long = await ask(QUESTION, (call) => (isModelCall(call) ? spoken(LONG_SPEECH, { firstMs: 300, tokensPerSecond: 100 }) : undefined));
  const stalls = await ask(QUESTION, oneThatStalls());
  const raced = await ask(COMMON, (call) => (call.operation === 'GetItem' ? { kind: 'json', atMs: 400, body: {} } : undefined));
  const outbound = await ask({ ...QUESTION, attributes: outboundAttributes(IDENTITY_KEY, CONTACT.contactId) });
  const dialog = await ask(dialogTurn(slotNames));
  const booking = await ask(bookingTurn(slotNames));

  const [asked] = models(question);
  const maxTokens = Number((asked?.body['inferenceConfig'] as { maxTokens?: number } | undefined)?.maxTokens ?? Number.POSITIVE_INFINITY);
  const system = JSON.stringify(asked?.body['system'] ?? '').length;
  const modelId = asked?.resources[0] ?? 'none';
  const readsOfCache = tableReads(raced).filter(({ resources }) => resources.some((name) => /cache/.test(name)));
  const [read] = readsOfCache;
  const ahead = dialog.calls.filter(
    ({ operation }) => operation === 'Invoke' || operation === 'StartExecution' || isModelCall({ operation } as Probed['calls'][number]),
  );
  const foreign = [...dialog.calls, ...booking.calls].filter(({ service }) => service === 'unknown');
  const secrets = [question, booking].flatMap(({ calls }) => calls.filter(({ operation }) => operation === 'GetSecretValue'));

  return [
    built(
      'staticReplies',
      fixed.every((turn) => models(turn).length === 0),
      `model calls for a greeting and for a question about the demo: ${fixed.map((turn) => models(turn).length).join(', ')}`,
    ),
    built('secretCache', secrets.length === 0, `secrets read within a turn of a warm environment: ${secrets.length}`),
    built(
      'salesforcePool',
      foreign.length === 0,
      `requests to Salesforce within a turn: ${foreign.length}; one session for an environment behind it`,
    ),
    built(
      'sessionScenario',
      tableReads(outbound).length === 0,
      `table reads of a turn that brings its scenario: ${tableReads(outbound).length}`,
    ),
    built(
      'shortPrompt',
      maxTokens <= SHORT_MAX_TOKENS && system <= SHORT_SYSTEM_CHARACTERS,
      `maxTokens ${maxTokens}, system prompt ${system} characters`,
    ),
    built('fastModel', /haiku/.test(modelId), `a question is put to ${modelId}`),
    built('responseCache', readsOfCache.length > 0, `cache reads for a common question: ${readsOfCache.length}`),
    built(
      'racedCache',
      read !== undefined && models(raced).some(({ atMs }) => atMs < read.atMs + 400),
      'the model is asked while the cache is still being read',
    ),
    built('sentenceCut', long.ms < 1500, `an answer of ${LONG_SPEECH.length} characters is over after ${long.ms} ms`),
    built('deadline', late.ms <= 2200, `with a model that says nothing for 6 s: ${late.rung} after ${late.ms} ms`),
    built(
      'hedge',
      models(stalls).length > 1 && stalls.ms < 2000,
      `requests when the first one stalls: ${models(stalls).length}, answered after ${stalls.ms} ms`,
    ),
    built('prefetch', models(question).length > 1, `model calls of one question: ${models(question).length}`),
    built(
      'speculativeScenario',
      ahead.length > 0,
      `requests on hearing the use case: ${ahead.map(({ operation }) => operation).join(', ') || 'none'}`,
    ),
  ];
}

export const built = (technique: Built['technique'], isBuilt: boolean, seen: string): Built => ({ technique, isBuilt, seen });

/** The first request begins to answer after four seconds, the second at once. */
function oneThatStalls(): Services {
  let asked = 0;
  return (call) =>
    isModelCall(call)
      ? spoken('That is a fine question. It can.', { firstMs: asked++ === 0 ? 4000 : 300, tokensPerSecond: 100 })
      : undefined;
}

const dialogTurn = (slotNames: readonly string[]): LexEventOptions => ({
  intent: 'Callback',
  hook: 'dialog',
  transcript: 'compilers for ships',
  slots: callbackSlots(slotNames, SLOTS_BEFORE_NUMBER),
  attributes: CONTACT,
});

const bookingTurn = (slotNames: readonly string[]): LexEventOptions => ({
  intent: 'Callback',
  confirmation: 'Confirmed',
  transcript: 'yes please',
  slots: { ...callbackSlots(slotNames, SLOTS_BEFORE_NUMBER), PhoneNumber: CONTACT.callerNumber },
  attributes: CONTACT,
});
