/**
 * The analysed system's handler, in TypeScript: what the document's excerpts do, turn by turn, with its clients made anew and everything read anew.
 * It is the peer that the shipped bundle is measured beside, and runs nowhere else.
 */
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { NodeHttpHandler } from '@smithy/node-http-handler';

interface LexEvent {
  readonly inputTranscript: string;
  readonly invocationSource: string;
  readonly sessionState: {
    readonly sessionAttributes: Record<string, string>;
    readonly intent: { readonly name: string; readonly confirmationState: string };
  };
}

const MAX_TURNS = 10;

export async function handler(event: LexEvent): Promise<object> {
  const { sessionAttributes, intent } = event.sessionState;
  process.stdout.write(`[EVENT] Full event: ${JSON.stringify(event, null, 2)}\n`);
  process.stdout.write(`[DEBUG] Session attributes: ${JSON.stringify(sessionAttributes)}\n`);
  const scenario = await readScenario(sessionAttributes['contactId'] ?? '');
  const isCallback = intent.name === 'Callback';
  if (isCallback) await readSalesforceSecret();
  if (isCallback && event.invocationSource === 'FulfillmentCodeHook') await startWorkflow();
  const history = sessionAttributes['conversationHistory'] ?? '';
  const said = isCallback ? 'Thank you. What else may I note?' : await generate(history, event.inputTranscript, scenario);
  const updated = `${history}\nUser: ${event.inputTranscript}\nBot: ${said}`
    .split('\n')
    .slice(-MAX_TURNS * 2)
    .join('\n');
  return {
    sessionState: {
      sessionAttributes: { ...sessionAttributes, conversationHistory: updated, rung: 'before' },
      dialogAction: { type: 'ElicitIntent' },
    },
    messages: [{ contentType: 'PlainText', content: said }],
  };
}

async function readScenario(contactId: string): Promise<string> {
  const Key = { PK: { S: contactId }, SK: { S: 'SCENARIO' } };
  const command = new GetItemCommand({ TableName: process.env['TABLE_NAME'], Key });
  const { Item } = await once(new DynamoDBClient({}), (table) => table.send(command));
  return Item?.['DynamicScenario']?.S ?? '';
}

async function readSalesforceSecret(): Promise<string> {
  const command = new GetSecretValueCommand({ SecretId: process.env['IDENTITY_KEY_SECRET_ARN'] });
  const { SecretString } = await once(new SecretsManagerClient({}), (secrets) => secrets.send(command));
  return SecretString ?? '';
}

async function startWorkflow(): Promise<void> {
  const command = new StartExecutionCommand({ stateMachineArn: process.env['CALLBACK_STATE_MACHINE_ARN'], input: '{}' });
  await once(new SFNClient({}), (states) => states.send(command));
}

async function generate(history: string, said: string, scenario: string): Promise<string> {
  const prompt = `<conversation_history>\n${history}User: ${said}\n</conversation_history>\n<grounding_context>\n${scenario}\n</grounding_context>`;
  const command = new ConverseCommand({
    modelId: process.env['FAST_MODEL_ID'],
    system: [{ text: 'You are Atlas, an enterprise AI assistant. Answer helpfully, and stay within the grounding context.' }],
    messages: [{ role: 'user', content: [{ text: prompt }] }],
    inferenceConfig: { maxTokens: 512 },
  });
  // HTTP/1.1 as well: over HTTP/2 the comparison would be one of protocols.
  const { output } = await once(new BedrockRuntimeClient({ requestHandler: new NodeHttpHandler() }), (bedrock) => bedrock.send(command));
  return output?.message?.content?.[0]?.text ?? '';
}

/** A client for one call; its connection ends with it, as a collected one's does. */
async function once<Client extends { destroy(): void }, Result>(client: Client, use: (client: Client) => Promise<Result>): Promise<Result> {
  try {
    return await use(client);
  } finally {
    client.destroy();
  }
}
