import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { CfnHoursOfOperation, CfnInstance, CfnPhoneNumber, CfnQueue } from 'aws-cdk-lib/aws-connect';
import type { AtlasConfig, StaffHours } from '../bin/config';
import type { Deployment } from '../bin/stage';

export interface ConnectInstance {
  readonly instanceArn: string;
  readonly phoneNumber: CfnPhoneNumber;
  readonly hours: CfnHoursOfOperation;
  readonly queue: CfnQueue;
}

/** The contact center itself, in an instance of its own or in one that is there: the number, when people are in, and where callers wait for them. */
export function connectInstance(stack: Stack, { config, deployment }: { config: AtlasConfig; deployment: Deployment }): ConnectInstance {
  const instanceArn = deployment.connectInstanceArn ?? newInstance(stack).attrArn;

  const phoneNumber = new CfnPhoneNumber(stack, 'PhoneNumber', {
    targetArn: instanceArn,
    countryCode: config.phoneNumber.countryCode,
    type: config.phoneNumber.type,
    description: 'The number of Atlas: callers dial it, and it is what a called person sees.',
  });
  const hours = new CfnHoursOfOperation(stack, 'StaffHours', {
    instanceArn,
    name: 'Atlas staff',
    description: 'When a caller who asks for a person gets one.',
    timeZone: config.staffHours.timeZone,
    config: config.staffHours.days.map((day) => ({ day, ...opening(config.staffHours) })),
  });
  const queue = new CfnQueue(stack, 'StaffQueue', {
    instanceArn,
    name: 'Atlas staff',
    description: 'Callers who asked for a person.',
    hoursOfOperationArn: hours.attrHoursOfOperationArn,
  });
  for (const resource of [phoneNumber, hours, queue]) resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return { instanceArn, phoneNumber, hours, queue };
}

function newInstance(stack: Stack): CfnInstance {
  const instance = new CfnInstance(stack, 'ConnectInstance', {
    identityManagementType: 'CONNECT_MANAGED',
    instanceAlias: `atlas-${stack.account}`,
    attributes: { inboundCalls: true, outboundCalls: true },
  });
  instance.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return instance;
}

const opening = ({ opensAt, closesAt }: StaffHours) => ({ startTime: timeOf(opensAt), endTime: timeOf(closesAt) });

function timeOf(clock: string): { hours: number; minutes: number } {
  const [hours, minutes] = clock.split(':').map(Number);
  if (hours === undefined || minutes === undefined || !(hours < 24 && minutes < 60)) throw new Error(`${clock} is no time, expected HH:MM`);
  return { hours, minutes };
}
