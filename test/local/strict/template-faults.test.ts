import { services } from '../../../local/services';
import { idsOf } from '../../support/edited-assembly';
import { type Edit, ofFirst, ofIntent, ofText, plus, refusalsOf, templateFiles } from './edits';

/** What no validator sees, and a deployment tells late or never. `stack` is the one that is broken. */
interface Fault {
  readonly edit: Edit;
  readonly says: RegExp;
  readonly stack?: string;
}

const inAnAlias = ofFirst('AWS::Lambda::Alias', (properties) => {
  properties.FunctionVersion = '$LATEST';
  properties.ProvisionedConcurrencyConfig = { ProvisionedConcurrentExecutions: 1 };
});

const inATask = (resource: string): Edit =>
  ofText(
    'AWS::StepFunctions::StateMachine',
    'DefinitionString',
    (definition) => {
      definition.States['Start Outbound Call'].Resource = resource;
    },
    'Callback',
  );

const ALARM = {
  ...{ MetricName: 'TurnLatency', Namespace: 'Atlas', ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1 },
  ...{ Period: 60, Threshold: 2200 },
};

const FAULTS: Readonly<Record<string, Fault>> = {
  'a bot alias that calls a function without its alias': {
    edit: ofFirst('AWS::Lex::BotAlias', ({ BotAliasLocaleSettings }, template) => {
      const [fn] = idsOf(template, 'AWS::Lambda::Function', 'Fulfillment');
      BotAliasLocaleSettings[0].BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.LambdaArn = { 'Fn::GetAtt': [fn, 'Arn'] };
    }),
    says: /LambdaArn arn:aws:lambda:us-east-1:123456789012:function:[\w-]+ is no ARN of a function's version or alias/,
  },
  'a misspelt IAM action': {
    edit: ofFirst(
      'AWS::IAM::Policy',
      ({ PolicyDocument }) => {
        for (const statement of PolicyDocument.Statement)
          if (statement.Action === 'states:StartExecution') statement.Action = 'states:StartExecutionn';
      },
      'Fulfillment',
    ),
    says: /no action states:StartExecutionn in IAM, perhaps StartExecution$/,
  },
  'an IAM action of a service that does not exist': {
    edit: ofFirst('AWS::IAM::Policy', ({ PolicyDocument }) => {
      PolicyDocument.Statement[0].Action = 'dynamodbb:GetItem';
    }),
    says: /no service dynamodbb in IAM/,
  },
  'a slot priority for a slot that does not exist': {
    edit: ofIntent('Callback', ({ SlotPriorities }) => {
      SlotPriorities[0].SlotName = 'Nmae';
    }),
    says: /Intents\[Callback\]\.SlotPriorities\[Nmae\]: slot Nmae has a priority and does not exist/,
  },
  'a slot of a type that does not exist': {
    edit: ofIntent('Callback', ({ Slots }) => {
      Slots[0].SlotTypeName = 'AMAZON.Nmae';
    }),
    says: /slot type AMAZON\.Nmae is not hosted here; these are: /,
  },
  'a slot of a custom type that does not exist': {
    edit: ofIntent('Callback', ({ Slots }) => {
      Slots[0].SlotTypeName = 'Department';
    }),
    says: /slot type Department is neither one of the locale's SlotTypes nor built in/,
  },
  'a bot without FallbackIntent': {
    edit: ofFirst('AWS::Lex::Bot', ({ BotLocales }) => {
      BotLocales[0].Intents = BotLocales[0].Intents.filter(({ Name }: { Name: string }) => Name !== 'FallbackIntent');
    }),
    says: /0 intents extend AMAZON\.FallbackIntent, expected exactly one/,
  },
  'provisioned concurrency on $LATEST': {
    edit: inAnAlias,
    says: /Provisioned Concurrency Configs cannot be applied to unpublished function versions/,
  },
  'an index by an attribute that is not defined': {
    stack: 'AtlasData',
    edit: ofFirst('AWS::DynamoDB::GlobalTable', ({ GlobalSecondaryIndexes }) => {
      GlobalSecondaryIndexes[0].KeySchema[0].AttributeName = 'openShrad';
    }),
    says: /openShrad/,
  },
  'a replica in another Region': {
    stack: 'AtlasData',
    edit: ofFirst('AWS::DynamoDB::GlobalTable', ({ Replicas }) => {
      Replicas[0].Region = 'us-esat-1';
    }),
    says: /Replicas are in \[us-esat-1\]: the local cloud hosts one, in us-east-1/,
  },
  '.sync in an EXPRESS machine': {
    edit: inATask('arn:aws:states:::states:startExecution.sync:2'),
    says: /Start Outbound Call.*an EXPRESS state machine has no \.sync/,
  },
  'a misspelt SDK integration': {
    edit: inATask('arn:aws:states:::aws-sdk:dynamodb:getItme'),
    says: /Start Outbound Call.*no integration arn:aws:states:::aws-sdk:dynamodb:getItme; there are aws-sdk:dynamodb:getItem/,
  },
  'a flow whose block leads nowhere': {
    edit: ofText('AWS::Connect::ContactFlow', 'Content', ({ Actions }) => {
      const action = Actions.find(({ Transitions }: { Transitions?: { NextAction?: string } }) => Transitions?.NextAction !== undefined);
      action.Transitions.NextAction = 'nowhere';
    }),
    says: /contact flow ".*": action .*: the action nowhere does not exist/,
  },
  'a misspelt key of an event pattern': {
    edit: ofFirst(
      'AWS::Events::Rule',
      ({ EventPattern }) => {
        EventPattern.detailType = EventPattern['detail-type'];
        delete EventPattern['detail-type'];
      },
      'ContactEvents',
    ),
    says: /EventPattern has detailType, which no event has: expected version, id, detail-type/,
  },
  'a reserved environment variable': {
    edit: ofFirst('AWS::Lambda::Function', ({ Environment }) => {
      Environment.Variables.AWS_REGION = 'us-east-1';
    }),
    says: /Environment sets AWS_REGION, which Lambda sets itself/,
  },
  'an output that the other stack does not have': {
    edit: ofFirst('AWS::Lambda::Function', ({ Environment }) => {
      Environment.Variables.TABLE_NAME = { 'Fn::GetStackOutput': { StackName: 'AtlasData', OutputName: 'TabelName' } };
    }),
    says: /reads output TabelName of AtlasData, which has only .*TableName/,
  },
  'a canary without a percentage': {
    edit: ofFirst('AWS::Lambda::Alias', (properties) => {
      delete properties.ProvisionedConcurrencyConfig;
      properties.RoutingConfig = { AdditionalVersionWeights: [{ FunctionVersion: '$LATEST' }] };
    }),
    says: /version \$LATEST has the weight NaN, expected 0\.0 to 1\.0/,
  },
  'a dashboard whose body is no JSON': {
    edit: plus('AWS::CloudWatch::Dashboard', { DashboardBody: '{"widgets": [' }),
    says: /DashboardBody is no JSON/,
  },
  'an alarm on a percentile beyond the hundredth': {
    edit: plus('AWS::CloudWatch::Alarm', { ...ALARM, ExtendedStatistic: 'p1000' }),
    says: /statistic p1000 of Atlas TurnLatency: expected Sum, Average, .* p0 to p100/,
  },
  'an alarm on a misspelt metric of AWS': {
    edit: plus('AWS::CloudWatch::Alarm', { ...ALARM, Namespace: 'AWS/Lambda', MetricName: 'Erors', Statistic: 'Sum' }),
    says: /no metric Erors of AWS\/Lambda here; there are Invocations, Errors/,
  },
  'a deployment group with a misspelt configuration': {
    edit: ofFirst('AWS::CodeDeploy::DeploymentGroup', (properties) => {
      properties.DeploymentConfigName = 'CodeDeployDefault.LambdaCanry10';
    }),
    says: /DeploymentConfigName CodeDeployDefault\.LambdaCanry10 is no configuration of CodeDeploy's for functions/,
  },
  'a deployment group that watches an alarm which is not there': {
    edit: ofFirst('AWS::CodeDeploy::DeploymentGroup', ({ AlarmConfiguration }) => {
      AlarmConfiguration.Alarms[0].Name = 'atlas-lex-fulfilment-errors';
    }),
    says: /AlarmConfiguration names atlas-lex-fulfilment-errors, and there is no such alarm/,
  },
  'a deployment group whose role is not for CodeDeploy': {
    edit: ofFirst('AWS::CodeDeploy::DeploymentGroup', (properties, template) => {
      const [role] = idsOf(template, 'AWS::IAM::Role', 'CallbackStateMachine');
      properties.ServiceRoleArn = { 'Fn::GetAtt': [role, 'Arn'] };
    }),
    says: /codedeploy\.amazonaws\.com is not authorized to perform: sts:AssumeRole/,
  },
  'a scaling policy that tracks nothing that Lambda has': {
    edit: ofFirst('AWS::ApplicationAutoScaling::ScalingPolicy', ({ TargetTrackingScalingPolicyConfiguration }) => {
      TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.PredefinedMetricType = 'LambdaUtilization';
    }),
    says: /tracks LambdaUtilization, expected LambdaProvisionedConcurrencyUtilization/,
  },
  'a scalable target that ends below where its alias begins': {
    edit: ofFirst('AWS::ApplicationAutoScaling::ScalableTarget', (properties) => {
      Object.assign(properties, { MinCapacity: 0, MaxCapacity: 1 });
    }),
    says: /the alias begins with 2 warm environments, outside of 0 to 1/,
  },
};

/** Faults within resources of types that nobody here hosts: today the type is refused, so the fault within cannot pass either. */
const FAULTS_OF_TYPES_NOT_HOSTED: Readonly<Record<string, readonly [type: string, properties: object]>> = {
  'a deployment configuration whose canary has no percentage': [
    'AWS::CodeDeploy::DeploymentConfig',
    { ComputePlatform: 'Lambda', TrafficRoutingConfig: { Type: 'TimeBasedCanary', TimeBasedCanary: { CanaryInterval: 5 } } },
  ],
};

/** The thing by its logical id and type, the file, and the page that lists what there is. */
function expectNamed(messages: readonly string[]): void {
  for (const message of messages) {
    expect(templateFiles.some((file) => message.startsWith(`${file}: `))).toBe(true);
    expect(message).toMatch(/^\S+: (\w+ \(AWS::\w+::\w+\)|Outputs\.\w+)/);
    expect(message).toContain('docs/local-coverage.md');
  }
}

describe('a template fault that no validator catches is refused by name, file and page', () => {
  it('as it was synthesized, nothing is refused', async () => {
    expect(
      await refusalsOf((template) => {
        for (const resource of Object.values(template.Resources)) delete resource.Metadata;
      }),
    ).toEqual([]);
  });

  it.each(Object.entries(FAULTS))('%s', async (_what, { edit, says, stack }) => {
    const refusals = await refusalsOf(edit, stack);
    expect(refusals.map(({ what }) => what).join('\n')).toMatch(new RegExp(says, 'm'));
    expectNamed(refusals.map(({ message }) => message));
  });

  it.each(Object.entries(FAULTS_OF_TYPES_NOT_HOSTED))('%s', async (_what, [type, properties]) => {
    expect(services.some(({ resources }) => Object.hasOwn(resources, type))).toBe(false);
    const refusals = await refusalsOf(plus(type, properties));
    expect(refusals.map(({ message }) => message)).toEqual([
      `Atlas.template.json: Extra (${type}): no resource type ${type}; see docs/local-coverage.md`,
    ]);
  });
});
