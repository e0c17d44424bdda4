import { readFileSync } from 'node:fs';
import { AssociatePhoneNumberContactFlowCommand, ConnectClient } from '@aws-sdk/client-connect';
import { optionsOf, run, UsageError } from './arguments';

const HELP = `npm run deploy:number -- --outputs FILE [--endpoint URL]

Links the claimed number to the inbound flow: the one step of a deployment that no CloudFormation property can take.
FILE is what \`npx cdk deploy --all --outputs-file FILE\` wrote.

  --outputs FILE   JSON {stack: {output: value}}
  --endpoint URL   another Connect, such as the address that \`npm start\` prints
`;

run(async () => {
  const values = optionsOf(HELP, { outputs: { type: 'string' }, endpoint: { type: 'string' } });
  if (!values) return 0;
  const outputs = readOutputs(values.outputs);
  const PhoneNumberId = required(outputs, 'PhoneNumberId');
  const [, instance = '', , flow = ''] = required(outputs, 'InboundFlowArn').split('/');
  const client = new ConnectClient(values.endpoint ? { endpoint: values.endpoint } : {});
  await client.send(new AssociatePhoneNumberContactFlowCommand({ PhoneNumberId, InstanceId: instance, ContactFlowId: flow }));
  process.stdout.write(`the number ${PhoneNumberId} now rings the flow ${flow} of instance ${instance}\n`);
  return 0;
});

function readOutputs(file: string | undefined): Record<string, string> {
  if (!file) throw new UsageError('--outputs FILE is required (--help tells how to get it)');
  const stacks: Record<string, Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
  return Object.assign({}, ...Object.values(stacks));
}

function required(outputs: Record<string, string>, name: string): string {
  const value = outputs[name];
  if (!value) throw new UsageError(`no output ${name} in that file: deploy both stacks with --all`);
  return value;
}
