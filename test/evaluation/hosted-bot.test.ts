import { ASSEMBLY } from '../support/assembly';
import { hostBot } from './hosted-bot';

it('asks the bot of the template, and sees what was answered and done', async () => {
  const bot = await hostBot(ASSEMBLY);
  const session = bot.newSession();
  expect(await session.says('hello')).toMatchObject({
    intent: 'Greeting',
    rung: 'rule',
    usedModel: false,
    next: 'ElicitIntent',
    actions: [],
  });
  expect(await bot.newSession().says('do you believe in ghosts')).toMatchObject({
    intent: 'FallbackIntent',
    rung: 'fast',
    usedModel: true,
  });

  const booking = bot.newSession();
  for (const text of ['I want a callback', 'Grace', 'The Navy', 'compilers']) expect((await booking.says(text)).actions).toEqual([]);
  expect((await booking.says('yes')).actions).toEqual(expect.arrayContaining(['Callback fulfilled']));
  expect(bot.center.faults()).toEqual([]);
  await bot.center.close();
}, 30_000);
