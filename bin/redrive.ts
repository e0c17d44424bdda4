import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { optionsOf, run, UsageError } from './arguments';
import { clientConfig, reachable, WHICH, WHICH_HELP } from './whereabouts';

const HELP = `npm run redrive -- [--queue NAME] [--dry-run] [--json] [options]

Gives dead letters another chance: whatever failed too often while nobody waited for it, kept for two weeks in atlas-NAME-dead-letters.
What came from the queue atlas-NAME goes back there; what the function atlas-NAME failed is handed to it again. Twice does no harm.
Mend the cause first: docs/operations/dead-letters.md.

  --queue NAME     only this one, such as contact-events
  --dry-run        only say what is there
  --json           JSON, one object: {queues: [{name, to, found, moved, failed}]}
${WHICH_HELP}
Exit code 0: all that was found is moved; 1: something is not, and why; 2: wrong options.
`;

interface Redriven {
  readonly name: string;
  readonly to: string;
  readonly found: number;
  readonly moved: number;
  readonly failed: number;
}

const PREFIX = 'atlas-';
const SUFFIX = '-dead-letters';
/** While a message is moved nobody else may see it. */
const HIDDEN_SECONDS = 60;

run(async () => {
  const values = optionsOf(HELP, { queue: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, ...WHICH });
  if (!values) return 0;
  const sqs = new SQSClient({ ...clientConfig(values), useQueueUrlAsEndpoint: false });
  const lambda = new LambdaClient(clientConfig(values));

  const { QueueUrls: urls = [] } = await reachable(values, sqs.send(new ListQueuesCommand({ QueueNamePrefix: PREFIX })));
  const names = urls.map(nameOf);
  const dead = names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(PREFIX.length, -SUFFIX.length));
  const wanted = values.queue === undefined ? dead : dead.filter((name) => name === values.queue);
  if (wanted.length === 0) {
    if (dead.length === 0) throw new Error('there are no queues of dead letters here: is Atlas deployed in this account and Region?');
    throw new UsageError(`--queue ${values.queue}: expected one of ${dead.join(', ')}`);
  }

  const redriven: Redriven[] = [];
  for (const name of wanted) {
    const url = (queue: string) => urls.find((each) => nameOf(each) === queue) ?? '';
    const from = url(`${PREFIX}${name}${SUFFIX}`);
    const isQueue = names.includes(`${PREFIX}${name}`);
    const found = await depthOf(from);
    const handOver = isQueue ? (message: Message) => sendTo(url(`${PREFIX}${name}`), message) : (message: Message) => invoke(name, message);
    const { moved, failed } = values['dry-run'] ? { moved: 0, failed: 0 } : await redrive(from, handOver);
    redriven.push({
      name,
      to: `${isQueue ? 'queue' : 'function'} ${PREFIX}${name}`,
      found: Math.max(found, moved + failed),
      moved,
      failed,
    });
  }
  process.stdout.write(
    values.json ? `${JSON.stringify({ queues: redriven })}\n` : redriven.map((each) => line(each, values['dry-run'] === true)).join(''),
  );
  return redriven.some(({ failed }) => failed > 0) ? 1 : 0;

  async function depthOf(QueueUrl: string): Promise<number> {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
    return Number((await sqs.send(command)).Attributes?.['ApproximateNumberOfMessages'] ?? 0);
  }

  /** Until nothing is left that can be seen. Handed over first, then deleted: whoever dies in between leaves it twice, never lost. */
  async function redrive(QueueUrl: string, handOver: (message: Message) => Promise<unknown>) {
    const count = { moved: 0, failed: 0 };
    for (;;) {
      const more = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: HIDDEN_SECONDS, WaitTimeSeconds: 1 });
      const { Messages = [] } = await sqs.send(more);
      if (Messages.length === 0) return count;
      for (const message of Messages) {
        try {
          await handOver(message);
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
          count.moved++;
        } catch (error) {
          count.failed++;
          process.stderr.write(
            `${nameOf(QueueUrl)}: ${message.MessageId} stays there: ${(error as Error).name}: ${(error as Error).message}\n`,
          );
        }
      }
      if (count.failed > 0) return count;
    }
  }

  function sendTo(QueueUrl: string, { Body }: Message) {
    return sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: Body }));
  }

  function invoke(name: string, { Body = '{}' }: Message) {
    return lambda.send(new InvokeCommand({ FunctionName: `${PREFIX}${name}:live`, InvocationType: 'Event', Payload: Buffer.from(Body) }));
  }
});

const nameOf = (queueUrl: string): string => queueUrl.split('/').at(-1) ?? '';

function line({ name, to, found, moved, failed }: Redriven, isDry: boolean): string {
  const became = isDry ? `would go back to the ${to}` : `${moved} given back to the ${to}${failed > 0 ? `, ${failed} not` : ''}`;
  return `${name.padEnd(22)} ${found === 0 ? 'empty' : `${found} found, ${became}`}\n`;
}
