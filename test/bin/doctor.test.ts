import { diagnose } from '../../bin/doctor/diagnose';
import type { Finding } from '../../bin/doctor/finding';
import { ServiceError } from '../../local/cloud/service';
import type { Weather, WeatheredCall } from '../../local/cloud/weather';
import { connect } from '../../local/services/connect';
import { lambda } from '../../local/services/lambda';
import { serviceQuotas } from '../../local/services/service-quotas';
import { usablePort } from '../../local/usable-port';
import { command } from '../support/command';
import { drive } from '../support/drive';
import { startTestCenter, type TestCenter } from '../support/test-center';

/** What the next calls meet, when it is there. */
let storm: ((call: WeatheredCall) => object | undefined) | undefined;
const weather: Weather = async (call, carryOut) => {
  const met = call.principal.kind === 'operator' ? storm?.(call) : undefined;
  if (met instanceof Error) throw met;
  return met ?? carryOut();
};

let center: TestCenter;
let endpoint: string;
beforeAll(async () => {
  center = await startTestCenter({ weather, port: (await usablePort(0)) ?? 0 }); // Salesforce's address is in its secret
  endpoint = center.cloud.url;
});
afterAll(() => center.close());

const output = (name: string) => Object.values(center.cloud.outputs).flatMap((outputs) => outputs[name] ?? [])[0] ?? '';
const operator = (service: string, operation: string, input: object) =>
  center.cloud.call({ service, operation, input, principal: { kind: 'operator' } });
const look = () => drive(center.clock, diagnose({ endpoint }));
const wrongOf = (findings: readonly Finding[]) => findings.filter(({ status }) => status !== 'ok');
const fails = (operation: string, name: string, message: string, about = '') => {
  storm = (call) =>
    call.operation === operation && JSON.stringify(call.input).includes(about) ? new ServiceError(name, message, 400) : undefined;
  return () => {
    storm = undefined;
  };
};

/** Plants the fault; gives how to take it back. */
type Plant = () => (() => unknown) | Promise<() => unknown>;

async function replaceSecret(name: string, value: string) {
  const SecretId = output(name);
  const { SecretString } = await operator('secrets-manager', 'GetSecretValue', { SecretId });
  await operator('secrets-manager', 'PutSecretValue', { SecretId, SecretString: value });
  return () => operator('secrets-manager', 'PutSecretValue', { SecretId, SecretString });
}

/** The fault, what the doctor finds wrong, what it says, and what it says to do. */
const FAULTS: readonly (readonly [fault: string, plant: Plant, check: string, says: RegExp, fix: RegExp])[] = [
  [
    'a model that the account has no access to',
    () => fails('Converse', 'AccessDeniedException', 'You do not have access to the model with the specified model ID.', 'haiku'),
    'fast model',
    /You do not have access to the model/,
    /use-case form/,
  ],
  [
    'a model that has retired',
    () => fails('Converse', 'ResourceNotFoundException', 'This model version has reached the end of its life.', 'sonnet'),
    'thorough model',
    /end of its life/,
    /models\.thorough in bin\/config\.ts/,
  ],
  [
    'a guardrail that is gone',
    () => fails('ApplyGuardrail', 'ResourceNotFoundException', 'The guardrail identifier or version does not exist.'),
    'guardrail',
    /does not exist/,
    /deploy the stack Atlas/,
  ],
  [
    'an account that is new',
    () => {
      const functions = center.cloud.context(lambda).store;
      functions.accountConcurrency = 10;
      return () => {
        functions.accountConcurrency = 1000;
      };
    },
    'Lambda concurrency',
    /10 executions at once, too few/,
    /request-service-quota-increase .*L-B99A9384/,
  ],
  [
    'a quota of calls below what is planned',
    () => {
      const quota = center.cloud.context(serviceQuotas).store.all.find(({ name }) => name.startsWith('Concurrent active calls'));
      if (!quota) throw new Error('no such quota');
      quota.value = 5;
      return () => {
        quota.value = 10;
      };
    },
    'calls at once',
    /allows 5 calls, and bin\/config\.ts plans with 10/,
    /Service Quotas console.*dialing\.line/,
  ],
  [
    'a number that rings no flow',
    () => {
      const [number] = center.cloud.context(connect).store.numbers.values();
      if (!number) throw new Error('no number');
      const { flow } = number;
      delete number.flow;
      return () => Object.assign(number, { flow });
    },
    'number to flow',
    /rings no flow/,
    /npm run deploy:number/,
  ],
  [
    'a number whose country may not be called back',
    () => {
      storm = ({ operation, input }) =>
        operation === 'GetFunctionConfiguration' && input.FunctionName === 'atlas-start-outbound-call'
          ? { Environment: { Variables: { ...variablesOf('atlas-start-outbound-call'), ALLOWED_COUNTRIES: 'GB' } }, State: 'Active' }
          : undefined;
      return () => {
        storm = undefined;
      };
    },
    'allowed countries',
    /own country is not among those that may be called back \(GB\)/,
    /allowedCountries of bin\/config\.ts/,
  ],
  [
    'an identity key that can be guessed',
    () => {
      storm = ({ operation, input }) =>
        operation === 'GetSecretValue' && input.SecretId === output('IdentityKeySecretArn') ? { SecretString: 'changeme' } : undefined;
      return () => {
        storm = undefined;
      };
    },
    'identity key',
    /8 characters that can be guessed/,
    /openssl rand -hex 32/,
  ],
  [
    'an identity key that rotates',
    () => {
      storm = ({ operation, input }) =>
        operation === 'DescribeSecret' && input.SecretId === output('IdentityKeySecretArn') ? { RotationEnabled: true } : undefined;
      return () => {
        storm = undefined;
      };
    },
    'identity key is kept',
    /rotation is turned on/,
    /cancel-rotate-secret/,
  ],
  [
    'a Salesforce secret that nobody has put',
    () =>
      fails(
        'GetSecretValue',
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret value",
        output('SalesforceSecretArn'),
      ),
    'Salesforce login',
    /its secret has no value/,
    /step 5 of salesforce\/README\.md/,
  ],
  [
    'a Salesforce secret that is not JSON',
    () => replaceSecret('SalesforceSecretArn', 'hunter2'),
    'Salesforce login',
    /its secret is not JSON/,
    /put it again/,
  ],
  [
    'an integration user whom nobody has approved',
    () => {
      center.salesforce.userStanding = 'not approved';
      return () => {
        center.salesforce.userStanding = 'approved';
      };
    },
    'Salesforce login',
    /invalid_app_access/,
    /its approval/,
  ],
  [
    'an external id that is not unique',
    () => {
      center.salesforce.drift.fieldsNotUnique.add('Lead.Atlas_Caller_Id__c');
      return () => center.salesforce.drift.fieldsNotUnique.clear();
    },
    'Lead.Atlas_Caller_Id__c',
    /Unique false.*twice/,
    /step 1 of salesforce\/README\.md/,
  ],
  [
    'a field that the integration user cannot see',
    () => {
      center.salesforce.drift.fieldsGone.add('Task.Atlas_Attempt_Id__c');
      return () => center.salesforce.drift.fieldsGone.clear();
    },
    'Task.Atlas_Attempt_Id__c',
    /sees no such field/,
    /permission set/,
  ],
  [
    'a validation rule that is switched off',
    () => {
      center.salesforce.drift.rulesInactive.add('Atlas_Version_May_Not_Decrease');
      return () => center.salesforce.drift.rulesInactive.clear();
    },
    'validation rule',
    /not active/,
    /Validation Rules/,
  ],
  [
    'an integration user who may not delete',
    () => {
      center.salesforce.drift.mayNotDelete = true;
      return () => {
        center.salesforce.drift.mayNotDelete = false;
      };
    },
    'Salesforce permissions',
    /may not delete what it made/,
    /permission set/,
  ],
  [
    'dialing that somebody has stopped',
    async () => {
      const [instanceId = ''] = [output('ConnectInstanceArn').split('/').at(-1)];
      const key = { PK: { S: `DIALER#${instanceId}` }, SK: { S: 'SWITCH' } };
      await operator('dynamodb', 'PutItem', { TableName: output('TableName'), Item: { ...key, dialing: { S: 'stopped' } } });
      return () => operator('dynamodb', 'DeleteItem', { TableName: output('TableName'), Key: key });
    },
    'dialing',
    /stopped all dialing/,
    /npm run dialing -- start/,
  ],
  [
    'a stack that is older than the repository',
    () => fails('GetFunctionConfiguration', 'ResourceNotFoundException', 'Function not found', 'atlas-erase-caller-leads'),
    'functions',
    /atlas-erase-caller-leads \(missing\)/,
    /npx cdk deploy --all/,
  ],
];

const variablesOf = (name: string) => center.cloud.context(lambda).store.get({ name, qualifier: undefined }).configuration.variables;

describe('npm run doctor', () => {
  it('finds nothing wrong with what npm start hosts', async () => {
    const findings = await look();
    expect(wrongOf(findings)).toEqual([]);
    expect(findings.length).toBeGreaterThanOrEqual(25);
  });

  it.each(FAULTS)('finds %s, and says what to do', async (_fault, plant, check, says, fix) => {
    const takeBack = await plant();
    const wrong = wrongOf(await look());
    await takeBack();
    expect(wrong).toEqual([{ check, status: 'wrong', says: expect.stringMatching(says), fix: expect.stringMatching(fix) }]);
  });

  it('says in which Region Atlas is, when you ask in another one', async () => {
    process.env['AWS_REGION'] = 'eu-west-1';
    const findings = await look().finally(() => delete process.env['AWS_REGION']);
    expect(wrongOf(findings)).toEqual([
      { check: 'Region', status: 'wrong', says: 'you ask in eu-west-1, and Atlas is in us-east-1', fix: 'set AWS_REGION=us-east-1' },
    ]);
  });

  it('tells what may not be looked at from what is wrong', async () => {
    const takeBack = fails('ListServiceQuotas', 'AccessDeniedException', 'not authorized');
    const findings = wrongOf(await look());
    takeBack();
    expect(findings).toMatchObject([{ check: 'Connect quotas', status: 'unknown', fix: expect.stringContaining('permission') }]);
  });

  it('prints a line for each, or JSON, and its exit code is 1 when something is wrong', async () => {
    const { code, said } = await drive(center.clock, command('doctor', '--endpoint', endpoint));
    expect(said).toMatch(/^✓ functions: all \d+ are deployed and active\n/);
    expect(said).toMatch(/\n\d+ well, 0 wrong, 0 not known\n$/);
    expect(code).toBe(0);

    center.salesforce.userStanding = 'inactive';
    const json = await drive(center.clock, command('doctor', '--endpoint', endpoint, '--json'));
    center.salesforce.userStanding = 'approved';
    expect(json.code).toBe(1);
    expect(JSON.parse(json.said)).toContainEqual(expect.objectContaining({ check: 'Salesforce login', status: 'wrong' }));
  });

  it('explains itself, and says when there is nothing to look at', async () => {
    expect(await command('doctor', '--help')).toMatchObject({ code: 0, said: expect.stringContaining('npm run doctor') });
    expect(await command('doctor', '--endpoint', 'http://127.0.0.1:9')).toMatchObject({
      code: 1,
      said: expect.stringContaining('nothing listens'),
    });
  });
});
