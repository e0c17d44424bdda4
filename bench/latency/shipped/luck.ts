import { type Answer, spoken } from '../../stand-ins/answer';
import type { AwsCall } from '../../stand-ins/aws-call';
import { soundServices } from '../../stand-ins/sound-services';
import type { CallDraws } from '../draws';
import { answerTokens, CUT_TOKENS, FIRST_SENTENCE_TOKENS } from '../model-answer';
import { at, type Profile } from '../profile';

/** Handing work to another function, which does not answer before it has begun. */
const INVOKE_MS = 20;

/** Services that answer with the luck of the turn that is being taken. */
export class Luck {
  #draws: CallDraws | undefined;
  #index = 0;
  #asked = 0;
  #updated = 0;
  /** Of the turn that is being taken. */
  requests: string[] = [];

  constructor(private readonly profile: Profile) {}

  meets(draws: CallDraws, index: number): void {
    this.#draws = draws;
    this.#index = index;
    this.#asked = 0;
    this.#updated = 0;
    this.requests = [];
  }

  answer(call: AwsCall): Answer {
    const { profile } = this;
    this.requests.push(`${call.service}:${call.operation}`);
    const draws = this.#draws as CallDraws;
    const { normal } = draws.turns[this.#index] as CallDraws['turns'][number];
    switch (call.operation) {
      case 'ConverseStream':
        return this.#speech(draws, this.#asked++);
      case 'BatchGetItem':
        return soundServices(call, { atMs: at(profile.tableRead, draws.ring.normal.standing) });
      case 'GetItem':
      case 'Query':
        return soundServices(call, { atMs: at(profile.tableRead, normal.cacheRead) });
      case 'PutItem':
      case 'UpdateItem':
        return soundServices(call, {
          atMs: at(profile.tableWrite, this.#updated++ === 0 ? draws.ring.normal.write : draws.ring.normal.count),
        });
      case 'TransactWriteItems':
        return soundServices(call, { atMs: at(profile.transaction, draws.ring.normal.secondWrite) });
      case 'StartExecution':
        return soundServices(call, { atMs: at(profile.executionStart, draws.ring.normal.executionStart) });
      case 'ApplyGuardrail':
        return soundServices(call, { atMs: at(profile.guardrail, normal.guardrail) });
      case 'GetSecretValue':
        return soundServices(call, { atMs: at(profile.secret, normal.secret) });
      default:
        return soundServices(call, { atMs: INVOKE_MS });
    }
  }

  #speech({ turns }: CallDraws, asked: number): Answer {
    const { normal, uniform } = turns[this.#index] as CallDraws['turns'][number];
    const { firstToken, tokensPerSecond } = this.profile.fast;
    const { straggles, straggleFactor } = this.profile.chances;
    const slow = (asked === 0 ? uniform.straggles : uniform.secondStraggles) < straggles ? straggleFactor : 1;
    const firstMs = at(firstToken, asked === 0 ? normal.firstToken : normal.secondFirstToken) * slow;
    const tokens = answerTokens(new Set(['shortPrompt']), this.profile, { normal, uniform });
    return spoken(textOf(tokens, at(FIRST_SENTENCE_TOKENS, normal.firstSentence), at(CUT_TOKENS, normal.cut)), {
      firstMs,
      tokensPerSecond,
    });
  }
}

const CHARACTERS_PER_TOKEN = 4;
const LATER_SENTENCE_TOKENS = 15;

/** So many tokens: a first sentence, two that end where an answer is cut, and what more there is. */
function textOf(tokens: number, first: number, cut: number): string {
  const lengths = [first, (cut - first) / 2, (cut - first) / 2];
  const sentences: string[] = [];
  for (let left = tokens; left > 1; ) {
    const length = Math.min(left, lengths.shift() ?? LATER_SENTENCE_TOKENS);
    sentences.push(`${'and so it goes on '.repeat(20).slice(0, Math.max(2, Math.round(length * CHARACTERS_PER_TOKEN) - 2))}.`);
    left -= length;
  }
  return sentences.join(' ');
}
