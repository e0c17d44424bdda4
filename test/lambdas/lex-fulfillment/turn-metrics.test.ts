import { turnMetrics, turnProperties } from '../../../lambdas/lex-fulfillment/turn-metrics';
import { embeddedMetrics, NAMESPACE } from '../../../lambdas/shared/metrics';
import { InMemoryLanguageModel } from '../../support/in-memory-language-model';
import { inMemoryPorts, LexTalk } from '../../support/lex-talk';

const DIMENSIONS = ['Intent', 'Rung', 'Tier', 'Reason'];

async function lineOf(text: string, intent: string, model = new InMemoryLanguageModel()) {
  const ports = inMemoryPorts({ model });
  await new LexTalk(ports).says(text, intent);
  const [record] = ports.records;
  if (!record) throw new Error('nothing was recorded');
  return embeddedMetrics(turnMetrics(record), turnProperties(record), 7) as Readonly<Record<string, unknown>> & {
    _aws: { CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[] };
  };
}

describe('what ops see of a turn', () => {
  it('is one line: metrics in one namespace, with dimensions of few values', async () => {
    const line = await lineOf('tell me about seals', 'FallbackIntent');
    const directives = line._aws.CloudWatchMetrics;
    expect(directives.map(({ Namespace }) => Namespace)).toEqual(directives.map(() => NAMESPACE));
    expect(directives.flatMap(({ Dimensions }) => Dimensions.flat()).filter((name) => !DIMENSIONS.includes(name))).toEqual([]);
    const names = directives.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
    for (const name of ['TurnLatency', 'TurnsHandled', 'ValidationLatency', 'ModelLatency', 'TimeToFirstToken', 'OutputTokens'])
      expect(names).toContain(name);
    for (const name of names) expect(line[name]).toEqual(expect.any(Number));
    expect(line).toMatchObject({
      intent: 'FallbackIntent',
      rung: 'fast',
      Rung: 'fast',
      Tier: 'fast',
      guardrail: 'allowed',
      prompt: 'conversation-2',
    });
  });

  it('says why a better rung did not answer', async () => {
    const line = await lineOf('tell me about seals', 'FallbackIntent', new InMemoryLanguageModel("I'm sorry, but I can't help with that."));
    expect(line).toMatchObject({ rung: 'canned', why: 'refused', Reason: 'refused', FallbackCount: 1 });
  });

  it('leaves out what was not done', async () => {
    const line = await lineOf('hello', 'Greeting');
    expect(line).toMatchObject({ rung: 'rule', spans: [{ name: 'identity_key' }, { name: 'dialer_line' }] }); // is a callback to come?
    expect(line).not.toHaveProperty('ModelLatency');
    expect(line).not.toHaveProperty('FallbackCount');
  });

  it('has no word of the caller or of Atlas, and no number', async () => {
    const line = JSON.stringify(await lineOf('my name is Ada, 415 555 2671', 'FallbackIntent', new InMemoryLanguageModel('Hello Ada.')));
    expect(line).not.toMatch(/Ada|2671|Hello/);
  });
});
