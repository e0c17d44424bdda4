import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAMESPACE } from '../../lambdas/shared/metrics';
import { cloudwatch } from '../../local/services/cloudwatch';
import { eventbridge } from '../../local/services/eventbridge';
import { synthesized } from '../support/synthesized';
import { startTestCenter } from '../support/test-center';

const { Resources } = synthesized().Atlas;
const of = (type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === type);
const alarms = of('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
const text = JSON.stringify(alarms);

it('each alarm has a name, says what to do, and tells the topic', () => {
  const [[topic] = []] = of('AWS::SNS::Topic');
  for (const { AlarmName, AlarmDescription, AlarmActions } of alarms) {
    expect(AlarmName).toMatch(/^atlas-[a-zA-Z_-]+$/);
    expect(AlarmDescription.length).toBeGreaterThan(40);
    expect(AlarmActions).toEqual([{ Ref: topic }]);
  }
  expect(new Set(alarms.map(({ AlarmName }) => AlarmName)).size).toBe(alarms.length);
});

it('every function, every dead-letter queue and every state machine has one', () => {
  for (const [, { Properties }] of of('AWS::Lambda::Function')) expect(text).toContain(`"Value":"${Properties.FunctionName}:live"`);
  for (const [id, { Properties }] of of('AWS::SQS::Queue'))
    if (Properties.QueueName.endsWith('-dead-letters')) expect(text).toContain(`"${id}"`);
  for (const [id] of of('AWS::StepFunctions::StateMachine')) expect(text).toContain(`{"Ref":"${id}"}`);
});

it('our own metrics are those that docs/metrics.md tells of', () => {
  const page = readFileSync(join(__dirname, '../../docs/metrics.md'), 'utf8');
  const dashboard = JSON.stringify(of('AWS::CloudWatch::Dashboard'));
  const own = [
    ...alarms.filter(({ Namespace }) => Namespace === NAMESPACE).map(({ MetricName }) => String(MetricName)),
    ...[...dashboard.matchAll(/AtlasEngine\/Performance\\",\\"(\w+)/g)].map(([, name]) => name as string),
  ];
  expect(own.length).toBeGreaterThan(15);
  for (const name of own) expect(page).toContain(`\`${name}\``);
});

it('an address is told when one is given', () => {
  expect(of('AWS::SNS::Subscription')).toEqual([]);
  const [subscription] = Object.values(synthesized({ alarmEmail: 'ops@example.com' }).Atlas.Resources).filter(
    ({ Type }) => Type === 'AWS::SNS::Subscription',
  );
  expect(subscription?.Properties).toMatchObject({ Protocol: 'email', Endpoint: 'ops@example.com' });
});

it('a sweep that stays away is told to the topic', async () => {
  const center = await startTestCenter();
  const { store } = center.cloud.context(cloudwatch);
  const told = () => center.trace.events.filter(({ type }) => type === 'sns.message').map(({ detail }) => detail['subject']);
  await center.clock.advance(3 * 60_000);
  expect(store.alarm('atlas-sweep-absent')?.state).toBe('OK');

  center.cloud.context(eventbridge).store.courier = () => undefined; // whatever is due is lost
  await center.clock.advance(6 * 60_000);
  expect(store.alarm('atlas-sweep-absent')?.state).toBe('ALARM');
  expect(told()).toContain('ALARM: "atlas-sweep-absent"');
  await center.close();
});
