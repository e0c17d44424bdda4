import { fulfill } from '../../../lambdas/lex-fulfillment/lex-fulfillment';
import { rememberLikely } from '../../../lambdas/lex-fulfillment/reply/likely-answers';
import type { TurnPorts } from '../../../lambdas/lex-fulfillment/turn';
import { generalKey } from '../../../lambdas/shared/answers/general-prompt';
import { ModelThrottled } from '../../../lambdas/shared/domain/errors';
import { nameOf } from '../../../lambdas/shared/ports/response-cache';
import { InMemoryLanguageModel, neverAnswers } from '../../support/in-memory-language-model';
import { inMemoryPorts, lexEvent } from '../../support/lex-talk';

const QUESTION = 'how much does it cost';
const KEY = generalKey('default', 'how much cost');

async function ask(ports: TurnPorts, text = QUESTION, contactId = 'contact-1', attributes: Record<string, string> = {}) {
  const event = lexEvent('FallbackIntent', text, { attributes: { contactId, callerNumber: '+14155552671', ...attributes } });
  const { messages, sessionState } = await fulfill(event, ports, 10_000);
  return { said: messages?.[0]?.content, rung: sessionState.sessionAttributes['rung'], why: sessionState.sessionAttributes['why'] };
}

describe('an answer that everybody may hear', () => {
  it('is written once for a hundred callers who ask at once, and for whoever asks next not at all', async () => {
    const ports = inMemoryPorts({ model: new InMemoryLanguageModel('It costs nothing.') });
    const asked = await Promise.all(Array.from({ length: 100 }, (_, caller) => ask(ports, QUESTION, `contact-${caller}`)));
    expect(new Set(asked.map(({ said }) => said))).toEqual(new Set(['It costs nothing.']));
    expect(ports.model.prompts).toHaveLength(1);
    expect(await ask(ports, 'So, how much would it cost?')).toEqual({ said: 'It costs nothing.', rung: 'cached', why: undefined });
    expect(ports.model.prompts).toHaveLength(1);
    expect(ports.answers.cache.stored.get(nameOf(KEY))).toBe('It costs nothing.');
  });

  it('is asked for without the talk, and holds none of it', async () => {
    const ports = inMemoryPorts();
    await ask(ports, 'how much does the demo cost', 'contact-1', { history: JSON.stringify([['I am Ada', 'Hello Ada.']]) });
    expect(ports.model.prompts[0]?.messages).toEqual([{ role: 'caller', text: 'how much does the demo cost' }]);
    expect(JSON.stringify(ports.model.prompts)).not.toContain('Ada');
    expect([...ports.answers.cache.stored.keys()].join()).not.toContain('Ada');
  });

  it('comes from the table when it is there first, and the model is told to stop', async () => {
    let stopped = false;
    const model = new InMemoryLanguageModel((prompt, signal) => {
      signal.addEventListener('abort', () => {
        stopped = true;
      });
      return neverAnswers(prompt, signal);
    });
    const ports = inMemoryPorts({ model });
    ports.answers.cache.stored.set(nameOf(KEY), 'From the table.');
    expect(await ask(ports)).toEqual({ said: 'From the table.', rung: 'cached', why: undefined });
    expect(stopped).toBe(true);
    expect(ports.records[0]?.notes.cache).toBe('table');
  });

  it('is in memory before it is asked for, where it is likely: one read for all of them', async () => {
    const ports = inMemoryPorts({ model: new InMemoryLanguageModel('Written for you.') });
    ports.answers.cache.stored.set(nameOf(KEY), 'From the table.');
    await rememberLikely(ports.answers);
    ports.answers.cache.failure = new Error('down');
    expect(await ask(ports)).toEqual({ said: 'From the table.', rung: 'cached', why: undefined });
    expect(ports.records[0]?.notes.cache).toBe('memory');
    expect(ports.model.prompts).toEqual([]);
  });

  it('comes from the table when there is no model', async () => {
    const ports = inMemoryPorts({ model: new InMemoryLanguageModel(new ModelThrottled('ThrottlingException')) });
    ports.answers.cache.stored.set(nameOf(KEY), 'From the table.');
    expect(await ask(ports)).toMatchObject({ said: 'From the table.', rung: 'cached' });
  });

  it('comes from the model when there is no table, which is never in front of it', async () => {
    const ports = inMemoryPorts({ model: new InMemoryLanguageModel('It costs nothing.') });
    ports.answers.cache.failure = new Error('down');
    expect(await ask(ports)).toMatchObject({ said: 'It costs nothing.', rung: 'fast' });
    expect(ports.records[0]?.notes.cache).toBe('miss');
    const hanging = inMemoryPorts({ model: new InMemoryLanguageModel('It costs nothing.') });
    hanging.answers.cache.find = () => new Promise(() => {});
    expect(await ask(hanging)).toMatchObject({ rung: 'fast' });
  });

  it('is fixed words when there is neither, and nobody is kept from asking again', async () => {
    const ports = inMemoryPorts({
      model: new InMemoryLanguageModel(new ModelThrottled('x'), new ModelThrottled('x'), 'It costs nothing.'),
    });
    expect(await ask(ports)).toMatchObject({ rung: 'canned', why: 'throttled' });
    expect(await ask(ports)).toMatchObject({ rung: 'fast', said: 'It costs nothing.' });
  });

  it('never says four digits of the number of whoever asks', async () => {
    const ports = inMemoryPorts({ model: new InMemoryLanguageModel('Something else.') });
    ports.answers.cache.stored.set(nameOf(KEY), 'The year two six seven one is far away.');
    expect(await ask(ports)).toMatchObject({ said: 'Something else.', rung: 'fast' });
  });

  it.each([
    ['a question that names somebody', 'how much does it cost for Ada', {}],
    ['a question about what was said before', 'how much does it cost', { history: JSON.stringify([['hi', 'Hello.']]) }],
    ['an outbound call', QUESTION, { callback: 'x.y' }],
  ])('is not what is given for %s', async (_case, text, attributes) => {
    const ports = inMemoryPorts({ model: new InMemoryLanguageModel('Written for you.') });
    ports.answers.cache.stored.set(nameOf(KEY), 'For everybody.');
    expect(await ask(ports, text, 'contact-1', attributes)).toMatchObject({ said: 'Written for you.', rung: 'fast' });
    expect(ports.answers.cache.stored.size).toBe(1);
  });
});
