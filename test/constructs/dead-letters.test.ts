import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSEMBLY } from '../support/assembly';

// biome-ignore lint/suspicious/noExplicitAny: a template, as CloudFormation reads it
const { Resources }: { Resources: Record<string, any> } = JSON.parse(readFileSync(join(ASSEMBLY, 'Atlas.template.json'), 'utf8'));
const ofType = (type: string) => Object.entries(Resources).filter(([, resource]) => resource.Type === type);
const logicalId = (arn: { readonly 'Fn::GetAtt'?: readonly string[]; readonly Ref?: string } | undefined) =>
  arn?.['Fn::GetAtt']?.[0] ?? arn?.Ref;
const queueName = (arn: object | undefined): string => Resources[logicalId(arn) ?? '']?.Properties.QueueName ?? 'none';

/** The function behind an alias. */
const functionOf = (aliasId: string | undefined) => Resources[logicalId(Resources[aliasId ?? '']?.Properties.FunctionName) ?? ''];

/** A ping that keeps a function warm, or a sweep, may be lost: the next one comes in a minute or a few. */
const everyRule = ofType('AWS::Events::Rule').flatMap(([, { Properties }]) => Properties.Targets);
const isSweep = ({ Arn }: { Arn: object }) => functionOf(logicalId(Arn))?.Properties.FunctionName === 'atlas-sweep';
const rules = everyRule.filter((target) => !/keep-warm/.test(target.Input ?? '') && !isSweep(target));

describe('what fails while nobody waits for it', () => {
  it('is kept when a rule cannot hand it over', () => {
    expect(rules.length).toBeGreaterThanOrEqual(2);
    for (const { DeadLetterConfig } of rules) expect(queueName(DeadLetterConfig?.Arn)).toMatch(/^atlas-[a-z-]+-dead-letters$/);
  });

  it('is kept when a scheduled function fails', () => {
    const functions = rules.map(({ Arn }) => functionOf(logicalId(Arn))).filter(Boolean);
    expect(functions.length).toBeGreaterThanOrEqual(1);
    for (const { Properties } of functions)
      expect(queueName(Properties.DeadLetterConfig?.TargetArn)).toBe(`${Properties.FunctionName}-dead-letters`);
  });

  it('is kept when the scenario that is written ahead fails', () => {
    const [, generate] =
      ofType('AWS::Lambda::Function').find(([, { Properties }]) => Properties.FunctionName === 'atlas-generate-scenario') ?? [];
    expect(queueName(generate?.Properties.DeadLetterConfig?.TargetArn)).toBe('atlas-generate-scenario-dead-letters');
  });

  it('is kept when a queue has delivered it five times, for two weeks', () => {
    const sources = ofType('AWS::Lambda::EventSourceMapping').map(
      ([, { Properties }]) => Resources[logicalId(Properties.EventSourceArn) ?? ''],
    );
    expect(sources.length).toBeGreaterThanOrEqual(1);
    for (const { Properties } of sources) {
      expect(Properties.RedrivePolicy.maxReceiveCount).toBe(5);
      expect(queueName(Properties.RedrivePolicy.deadLetterTargetArn)).toBe(`${Properties.QueueName}-dead-letters`);
    }
    const kept = ofType('AWS::SQS::Queue').filter(([, { Properties }]) => Properties.QueueName.endsWith('-dead-letters'));
    expect(kept.length).toBeGreaterThanOrEqual(3);
    for (const [, { Properties }] of kept) expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
  });
});

describe('a sweep that fails', () => {
  it('is not run again: the next one is due, and its errors and its absence are alarms', () => {
    const [target] = everyRule.filter(isSweep);
    expect(target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 60 });
    const [[, config] = []] = ofType('AWS::Lambda::EventInvokeConfig');
    expect(config?.Properties.MaximumRetryAttempts).toBe(0);
    expect(JSON.stringify(config?.Properties.Qualifier)).toContain('"Ref":"SweepLive');
    const sweep = Resources[config?.Properties.FunctionName.Ref];
    expect([sweep.Properties.FunctionName, sweep.Properties.DeadLetterConfig]).toEqual(['atlas-sweep', undefined]);
  });
});

describe('contact events', () => {
  it('come one at a time, at once, and are hidden six times as long as the function may run', () => {
    const [[, mapping] = []] = ofType('AWS::Lambda::EventSourceMapping');
    expect(mapping.Properties.BatchSize).toBe(1);
    expect(mapping.Properties.ScalingConfig).toEqual({ MaximumConcurrency: 10 });
    expect(mapping.Properties.MaximumBatchingWindowInSeconds ?? 0).toBe(0);
    const queue = Resources[logicalId(mapping.Properties.EventSourceArn) ?? ''];
    expect(queue.Properties.VisibilityTimeout).toBe(60);
    const [, fn] = ofType('AWS::Lambda::Function').find(([, { Properties }]) => Properties.FunctionName === 'atlas-contact-event') ?? [];
    expect(queue.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * fn.Properties.Timeout);
  });
});
