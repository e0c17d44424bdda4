import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { managedPolicies } from '../../../local/cloud/identity/managed-policies';
import type { Statement } from '../../../local/cloud/service';
import { compare } from '../../../local/permissions/compare';
import { covers, grantsOf } from '../../../local/permissions/grants';
import { appendRecord, clearRecords, type PermissionRecord, readRecords } from '../../../local/permissions/record';

const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/calls';
const allow = (Action: string | string[], Resource: string | string[]): Statement => ({ Effect: 'Allow', Action, Resource });
const role = (...statements: Statement[]) => ({ where: 'Atlas.template.json: Sweep (AWS::IAM::Role)', statements });
const record = (used: number[], denied: { action: string; resource: string }[] = []): PermissionRecord => ({
  templates: {},
  roles: [{ role: role().where, used, denied }],
});

describe('what a role is granted, beside what it used', () => {
  const sweep = role(allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [TABLE, `${TABLE}-2`]), allow('states:SendTaskSuccess', '*'));

  it('is taken apart into single actions on single resources', () => {
    expect(grantsOf(sweep).map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      `dynamodb:GetItem ${TABLE}`,
      `dynamodb:GetItem ${TABLE}-2`,
      `dynamodb:PutItem ${TABLE}`,
      `dynamodb:PutItem ${TABLE}-2`,
      'states:SendTaskSuccess *',
    ]);
  });

  it('is unused when no record of any run names it', () => {
    const { unused, roles } = compare([sweep], [record([0]), record([1, 4])]);
    expect(unused.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      `dynamodb:PutItem ${TABLE}`,
      `dynamodb:PutItem ${TABLE}-2`,
    ]);
    expect(roles).toEqual([{ role: sweep.where, granted: 5, used: 3 }]);
  });

  it('is required, not unused, where AWS needs what nothing here does', () => {
    const basic = managedPolicies['service-role/AWSLambdaBasicExecutionRole']?.Statement ?? [];
    const { unused, required } = compare([role(...basic)], [record([1, 2])]);
    expect(unused).toEqual([]);
    expect(required).toEqual([expect.objectContaining({ action: 'logs:CreateLogGroup', source: expect.stringContaining('https://') })]);
  });

  it('tells each denial once, however often it was met', () => {
    const denial = { action: 'dynamodb:Query', resource: TABLE };
    expect(compare([sweep], [record([], [denial]), record([], [denial])]).denied).toEqual([{ role: sweep.where, ...denial }]);
  });

  it('has a reason for a wildcard that cannot be narrower, and none for one that can', () => {
    const { wildcards } = compare([role(allow('states:SendTaskSuccess', '*'), allow('dynamodb:GetItem', '*'))], []);
    expect(wildcards.map(({ action, why }) => [action, why])).toEqual([
      ['states:SendTaskSuccess', 'the action takes no resource type'],
      ['dynamodb:GetItem', undefined],
    ]);
  });

  it('covers a use by its wildcards', () => {
    const [grant] = grantsOf(role(allow('dynamodb:Get*', `${TABLE}/index/*`)));
    const use = { action: 'dynamodb:GetItem', resource: `${TABLE}/index/open` };
    expect(grant && covers(grant, use)).toBe(true);
    expect(grant && covers(grant, { ...use, resource: TABLE })).toBe(false);
  });
});

it('records are kept by worker, read together, and cleared', () => {
  const folder = mkdtempSync(join(tmpdir(), 'permissions-'));
  appendRecord(record([1]), { worker: '1', folder });
  appendRecord(record([1]), { worker: '1', folder });
  appendRecord(record([2]), { worker: '2', folder });
  expect(readRecords(folder)).toEqual([record([1]), record([2])]);
  clearRecords(folder);
  expect(readRecords(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});
