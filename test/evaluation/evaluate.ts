import { type Command, runCommand } from '../../bench/command';
import { freshAssembly } from '../../bench/shipped/shipped-function';
import { table } from '../../bench/table';
import { costOfCalls } from './cost-per-call';
import { hostBot } from './hosted-bot';
import { readUtterances, UTTERANCES } from './labelled-utterance';
import { missedBy } from './missed';
import { type Score, score } from './score';
import { singleTurns } from './single-turns';
import { actedUnasked, actedWithoutYes, type WrongActions, wrongActionsOf } from './wrong-actions';

const evaluate: Command = {
  name: 'evaluate',
  help: `
npm run evaluate -- [options]

Labelled utterances through the hosted bot and the shipped fulfillment function: what is recognized, answered and done.
Sentences of intents that the template does not have are left out. The local recognizer stands in for Lex's: see docs/latency.md.
Half of the utterances are held out: those are counted, and their sentences are printed nowhere.

  --mistakes        also what was mistaken in the half that may be learned from
  --file FILE       other utterances, one {"text","intent"} a line; all of them count as held out, and all of them may be printed
  --assembly DIR    another cdk.out; it is taken as it is`,
  options: { mistakes: { type: 'boolean' }, file: { type: 'string' }, assembly: { type: 'string' } },
  async run(values, progress) {
    const assembly = typeof values['assembly'] === 'string' ? values['assembly'] : await freshAssembly(progress);
    const file = typeof values['file'] === 'string' ? values['file'] : UTTERANCES;
    const all = readUtterances(file);
    const bot = await hostBot(assembly);
    try {
      const possible = all.filter(({ intent }) => bot.intents.has(intent));
      const leftOut = countBy(all.filter(({ intent }) => !bot.intents.has(intent)).map(({ intent }) => intent));
      if (possible.length === 0)
        throw new Error(`${file}: only of intents that the bot does not have (${named(leftOut)}), expected ${[...bot.intents].join(', ')}`);
      if (possible.length < all.length) progress(`left out, since the template has no such intent: ${named(leftOut)}`);
      const said = (what: string) => (done: number) => done % 200 === 0 && progress(`${done} utterances ${what}`);
      const turns = await singleTurns(bot, possible, said('answered'));
      const wrong = [...actedUnasked(turns), ...(await actedWithoutYes(bot, possible, said('as an answer to "is that right?"')))];
      const cost = await costOfCalls(bot, possible);
      const isForeign = file !== UTTERANCES;
      const counted = { ...score(turns, isForeign), ...wrongActionsOf(wrong, isForeign) };
      const json = {
        ...counted,
        costPerCall: Number(cost.dollarsPerCall.toPrecision(3)),
        cost,
        leftOut,
        verbatimSamples: possible.filter(({ text }) => bot.samples.has(text.toLowerCase())).length,
        faults: bot.center.faults(),
      };
      return { json, table: tableOf(json, values['mistakes'] === true), missed: missedBy(counted, isForeign) };
    } finally {
      await bot.center.close();
    }
  },
};

/** In the order of the table. */
const NUMBERS = [
  'utterances',
  'heldOut',
  'accuracy',
  'trainAccuracy',
  'wrongActions',
  'wrongActionsHeldOut',
  'withoutModel',
  'cannedWrongly',
  'cannedWronglyHeldOut',
  'costPerCall',
  'verbatimSamples',
] as const;

type Json = Score & WrongActions & { costPerCall: number; leftOut: Readonly<Record<string, number>>; verbatimSamples: number };

function tableOf(json: Json, withMistakes: boolean): string {
  const numbers = NUMBERS.map((name) => [name, json[name]]);
  return [
    table(['', 'value'], numbers),
    '',
    table(
      ['intent', 'held-out recall', 'without model'],
      Object.entries(json.recall).map(([intent, recall]) => [intent, recall, json.withoutModelBy[intent]]),
    ),
    '',
    table(
      ['held-out mistakes', 'count'],
      json.confusions.map(({ expected, recognized, count }) => [`${expected} → ${recognized}`, count]),
    ),
    ...(Object.keys(json.leftOut).length > 0 ? ['', `left out, since the template has no such intent: ${named(json.leftOut)}`] : []),
    ...(json.cannedWronglyExamples.length > 0
      ? ['', `fixed words for who needs an answer:\n  ${json.cannedWronglyExamples.join('\n  ')}`]
      : []),
    ...(withMistakes ? ['', `mistakes to learn from:\n  ${json.mistakes.join('\n  ')}`] : []),
  ].join('\n');
}

/** `Help 29, Repeat 29` */
const named = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

void runCommand(evaluate, process.argv.slice(2)).then((code) => process.exit(code));
