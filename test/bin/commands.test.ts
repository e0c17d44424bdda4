import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../support/command';
import { drive } from '../support/drive';
import { temporaryFolder } from '../support/temporary-folder';
import { startTestCenter, type TestCenter } from '../support/test-center';

describe('after a deployment', () => {
  let center: TestCenter;
  let url: string;
  beforeAll(async () => {
    center = await startTestCenter();
    url = await center.cloud.listen(0);
  });
  afterAll(() => center.close());

  it('npm run smoke holds a conversation with the bot', async () => {
    const { BotId = '', BotAliasId = '' } = center.cloud.outputs['Atlas'] ?? {};
    const { code, said } = await drive(center.clock, command('smoke', '--bot-id', BotId, '--alias-id', BotAliasId, '--endpoint', url));
    expect(said).toMatch(/✓ hello[\s\S]*✓ what is the demo about[\s\S]*✓ do whales sing at night/);
    expect(code).toBe(0);
  });

  it('npm run smoke says what is wrong with a bot that is not there', async () => {
    const { code, said } = await drive(
      center.clock,
      command('smoke', '--bot-id', 'NOSUCHBOT1', '--alias-id', 'NOSUCHALI1', '--endpoint', url),
    );
    expect(said).toMatch(/ResourceNotFoundException/);
    expect(code).toBe(1);
  });

  it('npm run deploy:number links the number to the inbound flow', async () => {
    const outputs = join(temporaryFolder(), 'outputs.json');
    writeFileSync(outputs, JSON.stringify(center.cloud.outputs));
    const { code, said } = await drive(center.clock, command('deploy-number', '--outputs', outputs, '--endpoint', url));
    expect(said).toMatch(/now rings the flow/);
    expect(code).toBe(0);
  });
});

it.each(['smoke', 'deploy-number'])('npm run %s explains itself, and says what is missing', async (name) => {
  expect(await command(name, '--help')).toMatchObject({ code: 0, said: expect.stringContaining('npm run') });
  expect(await command(name)).toMatchObject({ code: 2, said: expect.stringContaining('required') });
  expect(await command(name, '--nonsense')).toMatchObject({ code: 2, said: expect.stringContaining('--help') });
});
