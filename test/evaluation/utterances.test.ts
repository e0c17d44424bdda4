import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';
import { isHeldOut, readUtterances, UTTERANCES } from './labelled-utterance';

const utterances = readUtterances(UTTERANCES);

it('has at least 300 utterances of our own, none of them twice', () => {
  expect(utterances.length).toBeGreaterThanOrEqual(300);
  expect(new Set(utterances.map(({ text }) => text.toLowerCase())).size).toBe(utterances.length);
});

it('has some of every intent in both halves, which the words alone decide', () => {
  for (const intent of new Set(utterances.map((utterance) => utterance.intent))) {
    const of = utterances.filter((utterance) => utterance.intent === intent);
    const heldOut = of.filter(({ text }) => isHeldOut(text)).length;
    expect([intent, heldOut >= 10, of.length - heldOut >= 10]).toEqual([intent, true, true]);
  }
  expect([isHeldOut('hello is anybody there'), isHeldOut('hi how are you doing today')]).toEqual([
    isHeldOut('hello is anybody there'),
    isHeldOut('hi how are you doing today'),
  ]);
});

const fileOf = (content: string): string => {
  const file = join(temporaryFolder(), 'utterances.jsonl');
  writeFileSync(file, content);
  return file;
};

it.each([
  ['{"text":"hello","intent":"Greeting"}\n\n{"text":"hello"}\n', /utterances\.jsonl:3: expected \{"text","intent"\}/],
  ['{"text":"hello","intent":" "}', /:1: expected/],
  ['["hello","Greeting"]', /:1: expected/],
  ['{"text":"hello"', /:1: not JSON/],
  [`{"text":"${'a'.repeat(1025)}","intent":"Greeting"}`, /:1: 1025 characters, expected at most 1024/],
  ['\n\n', /no utterances/],
])('names the line that is no labelled utterance: %j', (content, complaint) => {
  expect(() => readUtterances(fileOf(content))).toThrow(complaint);
});

it('takes lines as other systems write them', () => {
  expect(readUtterances(fileOf('\ufeff{"text":" hello ","intent":"Greeting"}\r\n\r\n'))).toEqual([{ text: 'hello', intent: 'Greeting' }]);
});
