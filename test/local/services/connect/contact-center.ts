import { seededRandom } from '../../../../local/cloud/seeded-random';
import { type VirtualClock, virtualClock } from '../../../../local/cloud/virtual-clock';
import { connect } from '../../../../local/services/connect';
import { eventbridge } from '../../../../local/services/eventbridge';
import { lexRuntimeV2 } from '../../../../local/services/lex-runtime-v2';
import { sqs } from '../../../../local/services/sqs';
import type { Leg, LegEvent } from '../../../../local/telephone/telephone-network';
import { provision, serviceContext } from '../../../support/service-context';
import { FakeLambda } from './peers';

export const BOT = 'arn:aws:lex:us-east-1:123456789012:bot-alias/BOT0000001/LIVEALIAS1';
export const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:check-in:live';
export const ADA = '+14155550123';

/** A flow action in short: `next` and the error branches go to the same place unless said otherwise. */
export const action = (Identifier: string, Type: string, Parameters: object, Transitions: object = {}) => ({
  Identifier,
  Type,
  Parameters,
  Transitions,
});
export const to = (NextAction: string, ...errors: string[]) => ({
  NextAction,
  Errors: errors.map((ErrorType) => ({ ErrorType, NextAction })),
});
export const when = (operand: string, NextAction: string, Operator = 'Equals') => ({
  NextAction,
  Condition: { Operator, Operands: [operand] },
});
export const BYE = action('bye', 'DisconnectParticipant', {});
export const flowOf = (...Actions: ReturnType<typeof action>[]) =>
  JSON.stringify({ Version: '2019-10-30', StartAction: Actions[0]?.Identifier, Metadata: {}, Actions });

/** A Connect instance with a number, a bot and a function, on virtual time; peers are fakes. */
export async function contactCenter({ attributes = { InboundCalls: true, OutboundCalls: true } } = {}) {
  const clock = virtualClock({ startMs: Date.UTC(2026, 10, 2, 15) });
  const lambda = new FakeLambda();
  const context = serviceContext(connect, { clock, random: seededRandom(1), services: [eventbridge, sqs, lambda.service, lexRuntimeV2] });
  const make = (type: string, properties: object) =>
    provision(connect, context, { type: `AWS::Connect::${type}`, logicalId: type, properties });

  const { ref: instanceArn, attributes: { Id: InstanceId = '' } = {} } = await make('Instance', {
    IdentityManagementType: 'CONNECT_MANAGED',
    Attributes: attributes,
  });
  const { ref: numberArn, attributes: { Address: number = '' } = {} } = await make('PhoneNumber', {
    TargetArn: instanceArn,
    CountryCode: 'US',
    Type: 'DID',
  });
  await make('IntegrationAssociation', { InstanceId: instanceArn, IntegrationType: 'LEX_BOT', IntegrationArn: BOT });
  await make('IntegrationAssociation', { InstanceId: instanceArn, IntegrationType: 'LAMBDA_FUNCTION', IntegrationArn: FUNCTION });
  await connect.start?.(context);

  const flow = async (content: string, Name = 'Test') =>
    (await make('ContactFlow', { InstanceArn: instanceArn, Name, Type: 'CONTACT_FLOW', Content: content })).ref;
  // biome-ignore lint/suspicious/noExplicitAny: the wire's shapes
  const call = (operation: string, input: object): Promise<any> =>
    context.call({ service: 'connect', operation, input: { InstanceId, ...input }, principal: { kind: 'operator' } });
  /** Puts the flow behind the number. */
  const answerWith = async (content: string) => {
    const ContactFlowId = (await flow(content)).split('/').at(-1);
    await call('AssociatePhoneNumberContactFlow', { PhoneNumberId: numberArn.split('/').at(-1), ContactFlowId });
  };
  const dial = (from = ADA) => new Person(context.store.telephone.dial(from, number), clock);
  return { clock, context, lambda, make, instanceArn, InstanceId, number, numberArn, flow, call, answerWith, dial, trace: context.trace };
}

/** Who is at the other end of a leg: remembers what was heard, and says one line each time the center listens. */
export class Person {
  readonly events: LegEvent[] = [];
  private lines: string[] = [];

  constructor(
    readonly leg: Leg,
    private readonly clock: VirtualClock,
  ) {
    leg.subscribe((event) => {
      this.events.push(event);
      const line = event.type === 'listening' ? this.lines.shift() : undefined;
      if (line?.startsWith('#')) leg.presses(line.slice(1));
      else if (line !== undefined) leg.says(line);
    });
  }

  /** One line each time the center listens: `''` is silence, `'#12'` presses keys. Until the call has ended. */
  async goesOn(...lines: string[]): Promise<void> {
    this.lines = lines;
    await this.clock.runUntil(() => this.hasEnded !== undefined);
  }

  get prompts(): string[] {
    return this.events.flatMap((event) => (event.type === 'prompt' ? [event.text] : []));
  }

  get turns() {
    return this.events.filter((event) => event.type === 'turn');
  }

  get hasEnded(): string | undefined {
    return this.events.find((event) => event.type === 'ended')?.reason;
  }
}
