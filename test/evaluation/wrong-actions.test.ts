import type { Heard, HostedBot } from './hosted-bot';
import { actedUnasked, actedWithoutYes } from './wrong-actions';

/** A bot that asks three things and then whether it is right, and takes for a yes what `isYes` says. */
function bot(isYes: (text: string) => boolean): HostedBot {
  const reply = (next: string, actions: string[] = []): Heard => ({
    intent: 'Callback',
    message: '',
    next,
    rung: 'rule',
    usedModel: false,
    actions,
  });
  return {
    intents: new Set(['Callback']),
    newSession() {
      let turns = 0;
      return {
        says: async (text: string) =>
          turns++ < 3 ? reply(turns < 3 ? 'ElicitSlot' : 'ConfirmIntent') : reply('Close', isYes(text) ? ['atlas-callback'] : []),
      };
    },
  } as unknown as HostedBot;
}

const utterances = [
  { text: 'good day', intent: 'Greeting' },
  { text: 'yes hello', intent: 'Greeting' },
  { text: 'call me back', intent: 'Callback' },
];

it('blames only who took something else for a yes', async () => {
  const wrong = await actedWithoutYes(
    bot(() => true),
    utterances,
    () => {},
  );
  expect(wrong).toEqual([{ text: 'good day', intent: 'Greeting', actions: ['atlas-callback'], because: 'taken for a yes to Callback' }]);
  expect(
    await actedWithoutYes(
      bot(() => false),
      utterances,
      () => {},
    ),
  ).toEqual([]);
});

it('blames whatever is carried out on the first words', () => {
  const heard: Heard = { intent: 'Callback', message: '', next: 'Close', rung: 'rule', usedModel: false, actions: ['atlas-callback'] };
  expect(actedUnasked([{ text: 'call me back', intent: 'Callback', heard }])).toHaveLength(1);
});
