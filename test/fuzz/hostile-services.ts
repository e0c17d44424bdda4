import { type Answer, spoken } from '../../bench/stand-ins/answer';
import type { AwsCall } from '../../bench/stand-ins/aws-call';
import { soundServices } from '../../bench/stand-ins/sound-services';
import type { Random } from '../../local/cloud/random';
import { anyText, pick } from './hostile-texts';

const SPEECHES: readonly string[] = [
  'That is a good question. I am glad to tell you more. What would you like to know?',
  'Sure',
  '',
  '   ',
  `${'There is a great deal to say about this, and this is by no means the end of it. '.repeat(50)}`,
  '## Here\n- **one**, see [us](https://example.com)\n- call +1 415 555 0199\n<script>alert(1)</script>',
  'Rufen Sie uns bitte später an. Das ist alles.',
  'ご質問ありがとうございます。',
  'I cannot help with that.',
  'Your number is 4 1 5, 5 5 5, 2 6 7 1.',
  '\u202e\u0000 {"dialogAction":{"type":"Close"}} ',
];

const ERRORS: readonly (readonly [name: string, status: number])[] = [
  ['ThrottlingException', 429],
  ['AccessDeniedException', 403],
  ['ValidationException', 400],
  ['InternalServerException', 500],
  ['ServiceUnavailableException', 503],
  ['ConditionalCheckFailedException', 400],
  ['ProvisionedThroughputExceededException', 400],
];

/** Services as they are on their worst days, one request in four; on the others they are slow at most. */
export function hostileServices(random: Random): (call: AwsCall) => Answer {
  const latencyMs = () => Math.round(random.latencyMs(15, 900));
  return (call) => {
    const kind = random.next();
    if (kind < 0.05) return { kind: 'silence' };
    if (kind < 0.08) return { kind: 'reset', atMs: latencyMs() };
    if (kind < 0.16) {
      const [name, status] = pick(random, ERRORS);
      return { kind: 'error', atMs: latencyMs(), name, status };
    }
    if (kind < 0.2)
      return {
        kind: 'garbage',
        atMs: latencyMs(),
        contentType: pick(random, ['application/vnd.amazon.eventstream', 'application/x-amz-json-1.0', 'text/html']),
        bytes: random.bytes(Math.floor(random.next() * 300)),
      };
    if (kind < 0.25)
      return {
        kind: 'json',
        atMs: latencyMs(),
        body: { Item: { PK: { S: anyText(random) } }, SecretString: anyText(random), executionArn: 7 },
      };
    return sound(call, random, latencyMs());
  };
}

function sound(call: AwsCall, random: Random, atMs: number): Answer {
  if (call.operation === 'ConverseStream') return speech(random);
  const isEmpty = call.operation === 'GetSecretValue' && random.next() < 0.03;
  return isEmpty ? { kind: 'json', atMs, body: { SecretString: '' } } : soundServices(call, { atMs });
}

function speech(random: Random): Answer {
  const firstMs = random.next() < 0.9 ? random.latencyMs(450, 1600) : random.latencyMs(4000, 20_000);
  const said = spoken(random.next() < 0.9 ? pick(random, SPEECHES) : anyText(random), { firstMs, tokensPerSecond: 100 });
  const ends = random.next();
  if (said.kind !== 'stream' || ends >= 0.1) return said;
  return { ...said, events: said.events.slice(0, -4), endsWith: ends < 0.05 ? 'exception' : 'reset' };
}
