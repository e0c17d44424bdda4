import type { Answer, LanguageModel, Prompt } from '../../lambdas/shared/ports/language-model';

type Said = string | Error | ((prompt: Prompt, signal: AbortSignal) => string | Promise<string>);

/** Says the given answers in turn, the last one for ever; remembers what it was asked. A token is a word. */
export class InMemoryLanguageModel implements LanguageModel {
  readonly prompts: Prompt[] = [];
  #answers: readonly Said[];

  constructor(...answers: readonly Said[]) {
    this.#answers = answers.length > 0 ? answers : ['Happy to help with that.'];
  }

  async write(prompt: Prompt, signal: AbortSignal, onFirstToken?: () => void): Promise<Answer> {
    this.prompts.push(prompt);
    signal.throwIfAborted();
    const [answer, ...rest] = this.#answers;
    if (rest.length > 0) this.#answers = rest;
    if (answer instanceof Error) throw answer;
    const text = typeof answer === 'function' ? await answer(prompt, signal) : (answer ?? '');
    onFirstToken?.();
    return { text, tokens: { input: wordsIn(prompt.system), output: wordsIn(text) } };
  }
}

const wordsIn = (text: string): number => text.split(/\s+/).length;

/** An answer that never comes: it ends with the signal's reason. */
export const neverAnswers = (_prompt: Prompt, signal: AbortSignal): Promise<string> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
