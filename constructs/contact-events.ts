import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { DataStack } from './data-stack';
import { DeadLetters } from './dead-letters';
import { completeTaskToken, describeContact, receiveMessages, useTable } from './permissions';
import { TaskFunction } from './task-function';

export interface ContactEventsProps {
  readonly config: AtlasConfig;
  readonly data: DataStack;
  readonly connectInstanceId: string;
}

/** What becomes of our outbound contacts, told by Connect (best effort, unordered, sometimes twice): rule → queue → function. */
export class ContactEvents extends Construct {
  constructor(scope: Construct, id: string, { config, data, connectInstanceId }: ContactEventsProps) {
    super(scope, id);

    const deadLetters = new DeadLetters(this, 'contact-events');
    const queue = new Queue(this, 'Queue', {
      queueName: 'atlas-contact-events',
      visibilityTimeout: Duration.seconds(60), // six times the function's time-out
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });

    const contactEvent = new TaskFunction(this, 'ContactEvent', {
      folder: 'contact-event',
      timeoutSeconds: 10,
      environment: {
        TABLE_NAME: data.table.tableName,
        CONNECT_INSTANCE_ID: connectInstanceId,
        DIALING_POLICY: JSON.stringify(config.dialing),
      },
      permissions: [
        useTable(data.table, 'GetItem', 'UpdateItem'),
        describeContact(data.connect.instanceArn),
        completeTaskToken(),
        receiveMessages(queue),
      ],
    });

    // Not an event source, which would grant more than the reading of a queue takes.
    contactEvent.alias.addEventSourceMapping('Queue', {
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      maxConcurrency: 10, // a storm of events leaves Connect's own quota to the calls
    });

    new Rule(this, 'Rule', {
      description: 'Contacts that Atlas started: StartOutboundVoiceContact is the initiation method API.',
      eventPattern: {
        source: ['aws.connect'],
        detailType: ['Amazon Connect Contact Event', 'Connect Customer Contact Event'], // the service is being renamed
        detail: {
          instanceArn: [data.connect.instanceArn],
          initiationMethod: ['API'],
          eventType: ['CONNECTED_TO_SYSTEM', 'DISCONNECTED', 'COMPLETED'],
        },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
  }
}
