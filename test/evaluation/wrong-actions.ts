import type { BotSession, HostedBot } from './hosted-bot';
import { isHeldOut, type LabelledUtterance, mayBeShown } from './labelled-utterance';
import type { HeardUtterance } from './single-turns';

export interface WrongAction {
  readonly text: string;
  readonly intent: string;
  /** `callback started` and the like. */
  readonly actions: readonly string[];
  readonly because: string;
}

/** How many, of both halves; the sentences of those that may be shown. */
export interface WrongActions {
  readonly wrongActions: number;
  readonly wrongActionsHeldOut: number;
  readonly wrongActionList: readonly WrongAction[];
}

export const wrongActionsOf = (wrong: readonly WrongAction[], isForeign: boolean): WrongActions => ({
  wrongActions: wrong.length,
  wrongActionsHeldOut: wrong.filter(({ text }) => isForeign || isHeldOut(text)).length,
  wrongActionList: wrong.filter(({ text }) => mayBeShown(text, isForeign)),
});

/** Intents that change something in the world, with a request for each; all other slots of theirs are answered with these. */
const REQUESTS: Readonly<Record<string, string>> = { Callback: 'I want a callback', DeleteMyInfo: 'please delete all my data' };
const ANSWERS: readonly string[] = ['Grace', 'The Navy', 'compilers for ships'];
/** Whoever says it may be taken at their word. */
const YES = /\b(?:yes|yeah|yep|yup)\b/i;

/** What was carried out on the first words alone: nobody has been asked yet whether they meant it. */
export const actedUnasked = (turns: readonly HeardUtterance[]): WrongAction[] =>
  turns
    .filter(({ heard }) => heard.actions.length > 0)
    .map(({ text, intent, heard }) => ({ text, intent, actions: heard.actions, because: 'carried out before anything was asked' }));

/**
 * Each utterance as the answer to "is that right?": only one that says yes, or asks for the very thing, may be taken for one. Intents that the bot does
 * not have yet, or that confirm nothing yet, are skipped.
 */
export async function actedWithoutYes(
  bot: HostedBot,
  utterances: readonly LabelledUtterance[],
  onTurn: (done: number) => void,
): Promise<WrongAction[]> {
  const wrong: WrongAction[] = [];
  let done = 0;
  for (const [intent, request] of Object.entries(REQUESTS).filter(([name]) => bot.intents.has(name))) {
    if (!(await untilAsked(bot.newSession(), request))) continue;
    for (const utterance of utterances) {
      const session = bot.newSession();
      if (!(await untilAsked(session, request))) throw new Error(`${intent} is not confirmed anymore, ${done} answers on`);
      const { actions } = await session.says(utterance.text);
      if (actions.length > 0 && utterance.intent !== intent && !YES.test(utterance.text)) {
        wrong.push({ ...utterance, actions, because: `taken for a yes to ${intent}` });
      }
      onTurn(++done);
    }
  }
  return wrong;
}

/** Asks for it and answers everything until a yes is asked for; false when that never happens. */
async function untilAsked(session: BotSession, request: string): Promise<boolean> {
  let heard = await session.says(request);
  for (const answer of ANSWERS) {
    if (heard.next === 'ConfirmIntent') return true;
    heard = await session.says(answer);
  }
  return heard.next === 'ConfirmIntent';
}
