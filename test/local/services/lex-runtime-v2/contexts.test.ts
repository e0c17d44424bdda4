import { close, elicitIntent, FALLBACK, hostedBot, says } from './hosted-bot';

const ORDER = {
  Name: 'Order',
  ...says('order flowers'),
  FulfillmentCodeHook: { Enabled: true },
  OutputContexts: [{ Name: 'ordered', TimeToLiveInSeconds: 60, TurnsToLive: 2 }],
};
const STATUS = { Name: 'Status', ...says('where is it'), FulfillmentCodeHook: { Enabled: true }, InputContexts: [{ Name: 'ordered' }] };

const bot = () =>
  hostedBot([ORDER, STATUS, FALLBACK], ({ sessionState: { intent } }) =>
    intent.name === 'FallbackIntent' ? elicitIntent('What?') : close(intent.name, 'Fulfilled', 'Done.'),
  );
type Heard = { sessionState: { intent: { name: string }; activeContexts?: object[] } };
const intentOf = ({ sessionState }: Heard) => sessionState.intent.name;

describe('contexts', () => {
  it('an intent that asks for one is recognized only while it is active, which another intent makes it', async () => {
    const { writes, events } = await bot();
    expect(intentOf(await writes('where is it'))).toBe('FallbackIntent');
    const ordered: Heard = await writes('order flowers');
    expect(ordered.sessionState.activeContexts).toEqual([
      { name: 'ordered', contextAttributes: {}, timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 2 } },
    ]);
    expect(intentOf(await writes('where is it'))).toBe('Status');
    expect(events.at(-1).sessionState.activeContexts).toMatchObject([{ name: 'ordered', timeToLive: { turnsToLive: 1 } }]);
  });

  it('they live for so many turns, and for so long', async () => {
    const turns = await bot();
    await turns.writes('order flowers');
    for (const expected of ['Status', 'Status', 'FallbackIntent']) expect(intentOf(await turns.writes('where is it'))).toBe(expected);

    const time = await bot();
    await time.writes('order flowers');
    await time.clock.advance(61_000);
    expect(intentOf(await time.writes('where is it'))).toBe('FallbackIntent');
  });

  it('a client sets them, and a code hook takes them away', async () => {
    const timeToLive = { timeToLiveInSeconds: 600, turnsToLive: 9 };
    const { writes } = await hostedBot([ORDER, STATUS, FALLBACK], ({ sessionState: { intent } }) => {
      const answer = intent.name === 'Status' ? close('Status', 'Fulfilled', 'Here.') : elicitIntent('What?');
      return { ...answer, sessionState: { ...answer.sessionState, activeContexts: [] } };
    });
    const set = { sessionState: { activeContexts: [{ name: 'ordered', contextAttributes: {}, timeToLive }] } };
    expect(intentOf(await writes('where is it', set))).toBe('Status');
    expect(intentOf(await writes('where is it'))).toBe('FallbackIntent');
    await expect(writes('where is it', { sessionState: { activeContexts: [{ name: 'x y' }] } })).rejects.toThrow(/activeContexts/);
  });
});
