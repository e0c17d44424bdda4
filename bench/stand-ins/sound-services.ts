import { type Answer, spoken } from './answer';
import type { AwsCall } from './aws-call';

export const IDENTITY_KEY = 'the identity key of the stand-ins';

/** Every service in good health, with empty tables and a model that says this; each answers after `atMs`. */
export function soundServices(
  call: AwsCall,
  { atMs = 0, speech = spoken('It can. What would you like to know?') }: { atMs?: number; speech?: Answer } = {},
): Answer {
  const json = (body: object, status = 200): Answer => ({ kind: 'json', atMs, status, body });
  switch (call.operation) {
    case 'ConverseStream':
      return speech;
    case 'ApplyGuardrail':
      return json({ action: 'NONE', actionReason: 'No action.', outputs: [], assessments: [], usage: {} });
    case 'GetSecretValue':
      return json({ ARN: call.resources[0], Name: 'identity-key', SecretString: IDENTITY_KEY });
    case 'StartExecution':
      return json({ executionArn: `${call.resources[0]}:1`, startDate: 1_795_000_000 });
    case 'UpdateItem':
      return json({ Attributes: call.body['ReturnValues'] === undefined ? {} : { callbacks: { N: '1' } } });
    case 'BatchGetItem':
      return json({ Responses: {}, UnprocessedKeys: {} });
    case 'Query':
      return json({ Items: [], Count: 0 });
    case 'Invoke':
      return json({}, 202);
    default:
      return json({});
  }
}
