import { parseCallArguments } from '../../../local/call/arguments';
import { callDeployedBot } from '../../../local/call/deployed-bot';
import type { SpokenTurn } from '../../../local/call/scripted-call';
import { drive } from '../../support/drive';
import { startTestCenter, type TestCenter } from '../../support/test-center';

/** The bot of a hosted contact center stands for a deployed one: the same API over the same wire. */
describe('npm run call -- --bot-id', () => {
  let center: TestCenter;
  let endpoint: string;
  const before = { ...process.env };
  beforeAll(async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'operator', AWS_SECRET_ACCESS_KEY: 'operator', AWS_REGION: 'us-east-1' });
    center = await startTestCenter();
    endpoint = await center.cloud.listen(0);
  });
  afterAll(async () => {
    process.env = before;
    await center.close();
  });

  const bot = (changes: object = {}) => {
    const { BotId: botId = '', BotAliasId: botAliasId = '' } = center.cloud.outputs['Atlas'] ?? {};
    return { botId, botAliasId, localeId: 'en_US', endpoint, ...changes };
  };
  const talk = (lines: readonly string[], changes: object = {}, from?: string) => {
    const turns: SpokenTurn[] = [];
    const call = callDeployedBot({ bot: bot(changes), lines, from, onCall: () => undefined, onTurn: (turn) => turns.push(turn) });
    return drive(center.clock, call).then((result) => ({ ...result, told: turns }));
  };

  it('talks with it, turn by turn, and tells what it heard, how fast and which rung answered', async () => {
    const { turns, calls, told } = await talk(['hello', 'what is the demo about']);
    expect(turns).toEqual([
      {
        direction: 'inbound',
        said: 'hello',
        heard: expect.stringMatching(/\w/),
        intent: 'Greeting',
        ms: expect.any(Number),
        rung: expect.any(String),
      },
      expect.objectContaining({ said: 'what is the demo about', heard: expect.stringMatching(/\w/) }),
    ]);
    expect(told).toEqual(turns);
    expect(calls).toEqual([{ direction: 'inbound', contactId: expect.stringMatching(/^call-/), opening: '' }]);
  });

  it('may be asked for a callback, which is real: it rings who was said to call', async () => {
    const ada = center.caller('+14155552671');
    const lines = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes'];
    const { calls } = await talk(lines, {}, '+14155552671');
    expect(calls[0]?.endedBecause).toBe('closed');
    expect(await ada.isRung()).toBeDefined();
  });

  it('says what to do when there is no such bot, and when nothing listens', async () => {
    await expect(talk(['hello'], { botId: 'NOSUCHBOT1' })).rejects.toThrow(
      /take BotId and BotAliasId from cdk-outputs\.json, and set AWS_REGION/,
    );
    await expect(talk(['hello'], { endpoint: 'http://127.0.0.1:9' })).rejects.toThrow(
      /nothing listens at http:\/\/127\.0\.0\.1:9: start it with npm start/,
    );
  });

  it.each([
    [['--bot-id', 'A'], /--bot-id and --alias-id go together/],
    [['--bot-id', 'A', '--alias-id', 'B'], /needs --say or --file/],
    [['--endpoint', 'http://127.0.0.1:1'], /are of a deployed bot/],
    [['--bot-id', 'A', '--alias-id', 'B', '--say', 'x', '--endpoint', 'there'], /expected a URL/],
  ])('refuses %j', async (argv, message) => {
    await expect(parseCallArguments(argv, 'cdk.out')).rejects.toThrow(message);
  });
});
