import {
  BatchGetFlowAssociationCommand,
  DescribeContactFlowCommand,
  DescribeHoursOfOperationCommand,
  DescribeInstanceCommand,
  DescribeQueueCommand,
  ListBotsCommand,
  ListPhoneNumbersV2Command,
  ListQueuesCommand,
} from '@aws-sdk/client-connect';
import { RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { mayDial } from '../../../lambdas/shared/domain/dial-gate';
import type { Deployed } from '../deployment';
import { type Finding, judged, looked, ok, wrong } from '../finding';

const LINK_NUMBER = 'npm run deploy:number -- --outputs cdk-outputs.json';
const DEPLOY = 'npx cdk deploy --all --outputs-file cdk-outputs.json';

/** Instance, number, flows, bot, queue and hours: everything between a phone and a function. */
export async function contactCenter(deployed: Deployed): Promise<readonly Finding[]> {
  const instanceId = deployed.variable('sweep', 'CONNECT_INSTANCE_ID');
  const checks = [instance, number, outboundFlow, bot, queue];
  return (await Promise.all(checks.map((check) => check(deployed, instanceId)))).flat();
}

const instance = ({ clients: { connect } }: Deployed, InstanceId: string) =>
  looked('Connect instance', `the instance is gone or was never made: ${DEPLOY}`, async () => {
    const { Instance } = await connect.send(new DescribeInstanceCommand({ InstanceId }));
    const { InstanceStatus = 'unknown', InboundCallsEnabled, OutboundCallsEnabled } = Instance ?? {};
    return [
      judged(
        'Connect instance',
        InstanceStatus === 'ACTIVE' && InboundCallsEnabled === true && OutboundCallsEnabled === true,
        'active, takes and makes calls',
        `status ${InstanceStatus}, inbound calls ${onOff(InboundCallsEnabled)}, outbound calls ${onOff(OutboundCallsEnabled)}`,
        'turn both on: Amazon Connect console, the instance, Telephony',
      ),
    ];
  });

const onOff = (isOn: boolean | undefined): string => (isOn ? 'on' : 'off');

const number = ({ clients: { connect }, variable }: Deployed, InstanceId: string) =>
  looked('number', DEPLOY, async () => {
    const address = variable('start-outbound-call', 'SOURCE_PHONE_NUMBER');
    const { Instance } = await connect.send(new DescribeInstanceCommand({ InstanceId }));
    const { ListPhoneNumbersSummaryList: numbers = [] } = await connect.send(new ListPhoneNumbersV2Command({ TargetArn: Instance?.Arn }));
    const own = numbers.find(({ PhoneNumber }) => PhoneNumber === address);
    if (!own?.PhoneNumberArn) return [wrong('number', 'the number that Atlas calls from is not claimed in its instance', DEPLOY)];
    const countries = variable('start-outbound-call', 'ALLOWED_COUNTRIES').split(',');
    const dial = mayDial(address, countries);
    return [
      ok('number', `…${address.slice(-4)} is claimed`),
      countriesOf(dial.allowed, countries),
      await inboundFlow(connect, InstanceId, own.PhoneNumberArn),
    ];
  });

/** Who phones Atlas most likely phones from where the number is. */
const countriesOf = (isAllowed: boolean, countries: readonly string[]): Finding =>
  judged(
    'allowed countries',
    isAllowed,
    countries.join(', '),
    `the number's own country is not among those that may be called back (${countries.join(', ')})`,
    'name it in allowedCountries of bin/config.ts, then deploy the stack Atlas again',
  );

async function inboundFlow(connect: Deployed['clients']['connect'], InstanceId: string, numberArn: string): Promise<Finding> {
  const association = new BatchGetFlowAssociationCommand({ InstanceId, ResourceIds: [numberArn], ResourceType: 'VOICE_PHONE_NUMBER' });
  const { FlowAssociationSummaryList: [found] = [] } = await connect.send(association);
  const flow = found?.FlowId?.split('/').at(-1);
  if (!flow) return wrong('number to flow', 'the number rings no flow: who phones hears that nobody is there', LINK_NUMBER);
  return published('number to flow', connect, InstanceId, flow);
}

const outboundFlow = ({ clients: { connect }, variable }: Deployed, InstanceId: string) =>
  looked('outbound flow', DEPLOY, async () => [
    await published('outbound flow', connect, InstanceId, variable('start-outbound-call', 'OUTBOUND_FLOW_ID')),
  ]);

async function published(
  check: string,
  connect: Deployed['clients']['connect'],
  InstanceId: string,
  ContactFlowId: string,
): Promise<Finding> {
  const { ContactFlow } = await connect.send(new DescribeContactFlowCommand({ InstanceId, ContactFlowId }));
  const { Name = ContactFlowId, State, Status = 'PUBLISHED' } = ContactFlow ?? {};
  return judged(
    check,
    State === 'ACTIVE' && Status === 'PUBLISHED',
    `${Name} is published`,
    `${Name} is ${String(State).toLowerCase()}, ${Status.toLowerCase()}`,
    `${DEPLOY}, or publish it in the flow designer`,
  );
}

const bot = ({ clients: { connect, lex } }: Deployed, InstanceId: string) =>
  looked('bot', DEPLOY, async () => {
    const { LexBots = [] } = await connect.send(new ListBotsCommand({ InstanceId, LexVersion: 'V2' }));
    const [botId, botAliasId] = LexBots[0]?.LexV2Bot?.AliasArn?.split('bot-alias/')[1]?.split('/') ?? [];
    if (!botId || !botAliasId) return [wrong('bot', 'no Lex bot is associated with the instance', DEPLOY)];
    const said = { botId, botAliasId, localeId: 'en_US', sessionId: `doctor-${process.pid}-${Date.now()}`, text: 'hello' };
    const { messages = [] } = await lex.send(new RecognizeTextCommand(said));
    return [
      judged(
        'bot',
        messages.length > 0,
        `${botId} answers to "hello"`,
        `${botId} has nothing to say to "hello"`,
        'look into the log of atlas-lex-fulfillment, and whether the alias may call its function',
      ),
    ];
  });

const queue = ({ clients: { connect } }: Deployed, InstanceId: string) =>
  looked('queue and hours', DEPLOY, async () => {
    const { QueueSummaryList = [] } = await connect.send(new ListQueuesCommand({ InstanceId }));
    const own = QueueSummaryList.filter(({ QueueType }) => QueueType === 'STANDARD');
    if (own.length === 0) return [wrong('queue and hours', 'the instance has no queue: nobody can be put through to a person', DEPLOY)];
    const looks = own.map(async ({ Id: QueueId, Name = '' }) => {
      const { Queue } = await connect.send(new DescribeQueueCommand({ InstanceId, QueueId }));
      const hours = { InstanceId, HoursOfOperationId: Queue?.HoursOfOperationId };
      const { HoursOfOperation } = await connect.send(new DescribeHoursOfOperationCommand(hours));
      const isOpen = Queue?.Status !== 'DISABLED' && (HoursOfOperation?.Config ?? []).length > 0;
      const fix = 'mend staffHours in bin/config.ts and deploy, or enable the queue in the Connect console';
      return judged('queue and hours', isOpen, `${Name}, in ${HoursOfOperation?.TimeZone}`, `${Name} is disabled or never open`, fix);
    });
    return Promise.all(looks);
  });
