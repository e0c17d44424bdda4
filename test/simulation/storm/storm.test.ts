import { seededRandom } from '../../../local/cloud/seeded-random';
import { KINDS, kindsAt } from './kinds';
import { Rates } from './rates';

const ratesOf = (seed: number, without?: ReadonlySet<string>) => new Rates(seededRandom(seed), without);

describe('a swarm', () => {
  it('has each kind on in about 55 % of the seeds', () => {
    const seeds = Array.from({ length: 400 }, (_, seed) => ratesOf(seed).on);
    for (const kind of KINDS) {
      const share = seeds.filter((on) => on.has(kind)).length / seeds.length;
      expect([kind, share > 0.45 && share < 0.65]).toEqual([kind, true]);
    }
  });

  it('leaves every other kind as it was when one is left out', () => {
    const [all, fewer] = [ratesOf(5), ratesOf(5, new Set(['hang']))];
    expect([...fewer.on]).toEqual([...all.on].filter((kind) => kind !== 'hang'));
    const arrow = 'create-lead → salesforce.PATCH Lead';
    expect(KINDS.map((kind) => fewer.at(kind, arrow))).toEqual(KINDS.map((kind) => all.at(kind, arrow)));
  });

  it('strikes everywhere in most seeds, and hard somewhere', () => {
    const hard = Array.from({ length: 50 }, (_, seed) => ratesOf(seed)).map(
      (rates) => Array.from({ length: 40 }, (_, i) => rates.at('hang', `a → ${i}`)).filter((rate) => rate >= 0.2).length,
    );
    expect(hard.filter((count) => count > 0).length).toBeGreaterThan(25);
  });
});

describe('the table of faults', () => {
  const ARROWS = [
    'lex-fulfillment → dynamodb.PutItem',
    'lex-fulfillment → sfn.StartExecution(atlas-callback)',
    'create-lead → salesforce.PATCH Lead',
    'create-lead → salesforce.POST token',
    'start-outbound-call → connect.StartOutboundVoiceContact',
    'atlas-callback → lambda.Invoke(create-lead)',
    'events → lambda.Invoke(sweep)',
    'connect → events',
    'connect → lex',
    'caller → connect',
    'sqs → contact-event',
    'clock → sweep',
    'ops → sfn',
  ];

  it('has a place for every kind', () => {
    const placed = new Set(ARROWS.flatMap((arrow) => kindsAt(arrow) ?? []));
    expect(KINDS.filter((kind) => !placed.has(kind))).toEqual([]);
  });

  it('says nothing about an arrow that nobody thought of', () => expect(kindsAt('somebody → s3.PutObject')).toBeUndefined());
  it('leaves the operator alone', () => expect(kindsAt('operator → secrets-manager.PutSecretValue')).toEqual([]));
  it('repeats what may run twice, and nothing that Connect dials', () => {
    expect(kindsAt('sweep → sfn.StartExecution(atlas-callback)')).toContain('duplicate');
    expect(kindsAt('start-outbound-call → connect.StartOutboundVoiceContact')).not.toContain('duplicate');
  });
});
