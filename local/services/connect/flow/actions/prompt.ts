import type { Action, FlowRun } from '../action';
import { optional, text } from '../parameters';

/** What an action that speaks may be given. Not here: PromptId and Media, for there are no recordings. */
export const promptParameters = { Text: optional(text), SSML: optional(text) };

export const complaintAboutPrompt = ({ parameters }: Action): string | undefined =>
  parameters.Text !== undefined && parameters.SSML !== undefined ? 'Text and SSML exclude each other' : undefined;

/** The words to speak: SSML without its tags. */
export const promptOf = ({ parameters }: Action, { resolve }: FlowRun): string => spokenText(parameters, resolve);

export const spokenText = ({ Text, SSML = '' }: { Text?: string; SSML?: string }, resolve: FlowRun['resolve']): string =>
  Text === undefined
    ? resolve(SSML)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    : resolve(Text);
