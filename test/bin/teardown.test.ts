import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planOf, textOf, WAYS } from '../../bin/teardown/plan';
import { ASSEMBLY } from '../support/assembly';
import { command } from '../support/command';

const STATEFUL = ['AWS::DynamoDB::GlobalTable', 'AWS::SecretsManager::Secret', 'AWS::Connect::Instance', 'AWS::Connect::PhoneNumber'];

describe('npm run teardown', () => {
  it('destroys everything that can be made again, and leaves what cannot', () => {
    const [atlas, data] = [planOf(ASSEMBLY, 'Atlas'), planOf(ASSEMBLY, 'AtlasData')];
    expect(atlas.retained.filter(({ remove }) => !remove.startsWith('goes with its'))).toEqual([]);
    expect(atlas.destroyed).toMatchObject({ 'AWS::Lambda::Function': expect.any(Number), 'AWS::StepFunctions::StateMachine': 3 });
    for (const type of STATEFUL) expect(data.retained.map((each) => each.type)).toContain(type);
  });

  it('knows how to remove each thing that it leaves behind', () => {
    const left = [...planOf(ASSEMBLY, 'Atlas').retained, ...planOf(ASSEMBLY, 'AtlasData').retained];
    for (const { type } of left) expect(WAYS).toHaveProperty([type]);
    const text = textOf(planOf(ASSEMBLY, 'AtlasData'), true);
    expect(text).toMatch(/aws connect release-phone-number/);
  });

  it('says what would happen and does nothing without --yes', async () => {
    const { code, said } = await command('teardown', '--stage', 'dev', '--assembly', ASSEMBLY);
    expect(said).toMatch(
      /^Atlas: destroyed[\s\S]*AtlasData: stays[\s\S]*release-phone-number[\s\S]*Nothing was done\. With --yes it is\.\n$/,
    );
    expect(code).toBe(0);
  });

  it('refuses production without its own flag, and a stage that nobody deploys', async () => {
    expect(await command('teardown', '--stage', 'prod', '--yes')).toMatchObject({ code: 2, said: expect.stringContaining('--prod') });
    expect(await command('teardown')).toMatchObject({ code: 2, said: expect.stringContaining('--stage is required') });
    expect(await command('teardown', '--help')).toMatchObject({ code: 0, said: expect.stringContaining('npm run teardown') });
  });

  it('is a script of the package', () => {
    const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
    expect(scripts).toHaveProperty('teardown');
  });
});
