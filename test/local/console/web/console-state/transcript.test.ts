import type { TraceEvent } from '../../../../../local/cloud/trace';
import { hear, noteLeg, say, type TranscriptLine } from '../../../../../local/console/web/console-state/transcript';
import { transcriptOf } from '../../../../../local/console/web/console-state/transcript-of-trace';

const prompt = (text: string) => ({ type: 'prompt', text, speechMs: 500 }) as const;
const turn = (said: string, heard: string, more: object = {}) =>
  ({ type: 'turn', said, heard, intent: 'Greeting', ms: 80, rung: 'rule', ...more }) as const;
const texts = (lines: readonly TranscriptLine[]) => lines.map(({ kind, text }) => `${kind}: ${text}`);

it('shows what is said at once, and what it was understood as when the reply is there', () => {
  const said = say(noteLeg([], { direction: 'inbound' }), 'hello');
  expect(said.at(-1)).toEqual({ kind: 'said', text: 'hello', by: 'voice', isAnswered: false });
  const replied = hear(hear(said, prompt('Hi!'), 'c1'), turn('hello', 'Hi!'), 'c1');
  expect(texts(replied)).toEqual(['note: You call Atlas', 'said: hello', 'atlas: Hi!']);
  expect(replied[1]).toMatchObject({ isAnswered: true });
  expect(replied[2]).toMatchObject({ turn: { contactId: 'c1', said: 'hello', ordinal: 0, intent: 'Greeting', rung: 'rule', ms: 80 } });
});

it('keeps what Atlas says meanwhile apart from the reply', () => {
  const lines = [prompt('One moment, please.'), prompt('Here it is.'), turn('the demo', 'Here it is.')];
  const heard = lines.reduce((before, event) => hear(before, event, 'c1'), say([], 'the demo'));
  expect(heard.map((line) => line.kind === 'atlas' && line.turn !== undefined)).toEqual([false, false, true]);
});

it('shows the facts of a turn that was answered with silence', () => {
  const heard = hear(say([], 'hm'), turn('hm', ''), 'c1');
  expect(heard.at(-1)).toMatchObject({ kind: 'atlas', text: '', turn: { said: 'hm' } });
});

it('adds what was said elsewhere, such as on another page', () => {
  expect(texts(hear(hear([], prompt('Hi!'), 'c1'), turn('hello', 'Hi!'), 'c1'))).toEqual(['said: hello', 'atlas: Hi!']);
});

it('counts the turns of each call', () => {
  const events = [turn('a', 'A'), turn('b', 'B')];
  const first = events.reduce((lines, event) => hear(lines, event, 'c1'), [] as readonly TranscriptLine[]);
  const second = hear(first, turn('c', 'C'), 'c2');
  expect(second.flatMap((line) => (line.kind === 'atlas' ? line.turn?.ordinal : []))).toEqual([0, 1, 0]);
});

it('gathers keys that are pressed one after the other, until they are understood', () => {
  const pressed = say(say(say([], '1', 'keys'), '2', 'keys'), '#', 'keys');
  expect(texts(pressed)).toEqual(['said: 12#']);
  expect(texts(say(hear(say([], '1', 'keys'), turn('1', 'One.'), 'c1'), '2', 'keys'))).toEqual(['said: 1', 'atlas: One.', 'said: 2']);
});

it('says in words why a call has ended, and waits for nothing any more', () => {
  const ended = hear(say([], 'bye'), { type: 'ended', reason: 'CONTACT_FLOW_DISCONNECT' }, 'c1');
  expect(ended).toEqual([
    { kind: 'said', text: 'bye', by: 'voice', isAnswered: true },
    { kind: 'note', text: 'Atlas hung up' },
  ]);
  expect(hear([], { type: 'ended', reason: 'SOMETHING_NEW' }, 'c1')).toEqual([{ kind: 'note', text: 'The call has ended: SOMETHING_NEW' }]);
});

it('does not grow without end', () => {
  let lines: readonly TranscriptLine[] = [];
  for (let index = 0; index < 500; index++) lines = say(lines, String(index));
  expect(lines).toHaveLength(200);
  expect(lines.at(-1)?.text).toBe('499');
});

describe('after a reload', () => {
  let seq = 0;
  const event = (type: string, contactId: string, direction: string, detail: object = {}, pii: object = {}): TraceEvent => ({
    seq: seq++,
    at: 1_000 + seq,
    type: `telephone.${type}`,
    detail: { contactId, direction, ...detail },
    pii: { number: '+14155552671', ...pii },
  });

  it('is read back from the trace, for the own number only', () => {
    const trace = [
      event('connected', 'c1', 'inbound'),
      event('prompt', 'c1', 'inbound', { speechMs: 900 }, { text: 'Hello.' }),
      event('prompt', 'c9', 'inbound', { speechMs: 900 }, { text: 'Hello.', number: '+14155550000' }),
      event('prompt', 'c1', 'inbound', { speechMs: 900 }, { text: 'I call you back.' }),
      event('turn', 'c1', 'inbound', { intent: 'Callback', ms: 40, rung: 'rule' }, { said: 'call me', heard: 'I call you back.' }),
      event('ended', 'c1', 'inbound', { reason: 'CONTACT_FLOW_DISCONNECT' }),
      { ...event('ringing', 'c2', 'outbound'), type: 'lex.turn' },
      event('ringing', 'c2', 'outbound'),
    ];
    const lines = transcriptOf(trace, '+14155552671');
    expect(texts(lines)).toEqual([
      'note: You call Atlas',
      'atlas: Hello.',
      'said: call me',
      'atlas: I call you back.',
      'note: Atlas hung up',
      'note: Atlas calls you back',
    ]);
    expect(lines[3]).toMatchObject({ turn: { intent: 'Callback', ms: 40, rung: 'rule', contactId: 'c1' } });
  });
});
