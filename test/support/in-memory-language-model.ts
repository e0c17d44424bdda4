import type { LanguageModel, Prompt } from '../../lambdas/shared/ports/language-model';

type Answer = string | Error | ((prompt: Prompt, signal: AbortSignal) => string | Promise<string>);

/** Says the given answers in turn, the last one for ever; remembers what it was asked. */
export class InMemoryLanguageModel implements LanguageModel {
  readonly prompts: Prompt[] = [];
  #answers: readonly Answer[];

  constructor(...answers: readonly Answer[]) {
    this.#answers = answers.length > 0 ? answers : ['Happy to help with that.'];
  }

  async write(prompt: Prompt, signal: AbortSignal) {
    this.prompts.push(prompt);
    signal.throwIfAborted();
    const [answer, ...rest] = this.#answers;
    if (rest.length > 0) this.#answers = rest;
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(prompt, signal) : (answer ?? '');
  }
}

/** An answer that never comes: it ends with the signal's reason. */
export const neverAnswers = (_prompt: Prompt, signal: AbortSignal): Promise<string> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
