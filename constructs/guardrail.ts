import { createHash } from 'node:crypto';
import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnGuardrail, CfnGuardrailVersion } from 'aws-cdk-lib/aws-bedrock';
import { Construct } from 'constructs';

/** What neither callers nor Atlas should get into, and a published version of exactly that. */
export class Guardrail extends Construct {
  readonly guardrailId: string;
  readonly guardrailArn: string;
  readonly version: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    const guardrail = new CfnGuardrail(this, 'Guardrail', POLICY);
    // `DRAFT` changes under the callers' feet, and a version never notices that its guardrail has changed: the digest in its id publishes a new one.
    const digest = createHash('sha256').update(JSON.stringify(POLICY)).digest('hex').slice(0, 12);
    const version = new CfnGuardrailVersion(this, `Version${digest}`, {
      guardrailIdentifier: guardrail.attrGuardrailId,
      description: `policy ${digest}`,
    });
    version.applyRemovalPolicy(RemovalPolicy.RETAIN); // functions that are still running the last code name it

    this.guardrailId = guardrail.attrGuardrailId;
    this.guardrailArn = guardrail.attrGuardrailArn;
    this.version = version.attrVersion;
  }
}

const harmful = (type: string, strength: 'LOW' | 'MEDIUM' | 'HIGH'): CfnGuardrail.ContentFilterConfigProperty => ({
  type,
  inputStrength: strength,
  outputStrength: strength,
});

/** Phone numbers and names are no business of it: people leave theirs to be called back. */
const POLICY = {
  name: 'atlas-voice',
  description: 'Beside every answer of Atlas: what is said to it, and what it writes to be said.',
  blockedInputMessaging: 'That is nothing I can help with. I can tell you about the demo, or have you called back.',
  blockedOutputsMessaging: 'That is nothing I can say. Would you like to be called back?',
  contentPolicyConfig: {
    filtersConfig: [
      harmful('HATE', 'MEDIUM'),
      harmful('INSULTS', 'LOW'), // callers who are cross deserve an answer
      harmful('SEXUAL', 'HIGH'),
      harmful('VIOLENCE', 'MEDIUM'),
      harmful('MISCONDUCT', 'MEDIUM'),
      { type: 'PROMPT_ATTACK', inputStrength: 'HIGH', outputStrength: 'NONE' },
    ],
  },
  topicPolicyConfig: {
    topicsConfig: [
      {
        name: 'Price promises',
        definition: 'Asking for or committing to a discount, a refund or a binding price.',
        type: 'DENY',
        examples: ['Give me twenty percent off', 'Promise me that it costs nothing for ever', 'I want my money back now'],
      },
    ],
  },
  sensitiveInformationPolicyConfig: {
    piiEntitiesConfig: [
      { type: 'CREDIT_DEBIT_CARD_NUMBER', action: 'BLOCK' },
      { type: 'US_SOCIAL_SECURITY_NUMBER', action: 'BLOCK' },
    ],
  },
} satisfies ConstructorParameters<typeof CfnGuardrail>[2];
