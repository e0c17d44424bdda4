import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssembly } from '../../../local/cloud/assembly';
import { writeAssembly } from '../../support/write-assembly';

const template = { Resources: {} };

describe('a cloud assembly', () => {
  it('has its stacks in the order of deployment, whatever the order of the manifest', () => {
    const folder = writeAssembly({ Atlas: { template, dependsOn: ['AtlasData'] }, AtlasData: { template } });
    expect(loadAssembly(folder).stacks.map(({ name }) => name)).toEqual(['AtlasData', 'Atlas']);
  });

  it('gives the digest of each template as it is on disk', () => {
    const folder = writeAssembly({ Atlas: { template } });
    const bytes = readFileSync(join(folder, 'Atlas.template.json'));
    expect(loadAssembly(folder).stacks[0]).toMatchObject({
      file: 'Atlas.template.json',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('is the same one, which nobody can change, until a byte of it is another', () => {
    const folder = writeAssembly({ Atlas: { template } });
    const first = loadAssembly(folder);
    expect(loadAssembly(folder)).toBe(first);
    expect(Object.isFrozen(first.stacks[0]?.template)).toBe(true);
    writeFileSync(join(folder, 'Atlas.template.json'), JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }));
    expect(loadAssembly(folder).stacks[0]?.template).toHaveProperty('Resources.Queue');
  });

  it('finds the folder of an asset by its object key', () => {
    const folder = writeAssembly({ Atlas: { template, assets: { 'abc.zip': 'asset.abc' } } });
    expect(loadAssembly(folder).stacks[0]?.asset('abc.zip')).toBe(join(folder, 'asset.abc'));
    expect(loadAssembly(folder).stacks[0]?.asset('other.zip')).toBeUndefined();
  });

  it('knows the account and region that its stacks name', () => {
    expect(loadAssembly(writeAssembly({ Atlas: { template } }, { environment: 'aws://111122223333/eu-west-1' })).environment).toEqual({
      accountId: '111122223333',
      region: 'eu-west-1',
    });
    expect(loadAssembly(writeAssembly({ Atlas: { template } })).environment).toEqual({});
  });

  it('refuses a folder that is not there, and says how to get one', () => {
    expect(() => loadAssembly('/nowhere/cdk.out')).toThrow('no cloud assembly at /nowhere/cdk.out: run npx cdk synth');
  });

  it('refuses a file that is not JSON, by name', () => {
    const folder = writeAssembly({ Atlas: { template } });
    writeFileSync(join(folder, 'Atlas.template.json'), '{');
    expect(() => loadAssembly(folder)).toThrow(`${join(folder, 'Atlas.template.json')}: not JSON`);
  });

  it('refuses stacks that depend on each other', () => {
    const folder = writeAssembly({ A: { template, dependsOn: ['B'] }, B: { template, dependsOn: ['A'] } });
    expect(() => loadAssembly(folder)).toThrow('the stacks depend on each other: A → B → A');
  });
});
