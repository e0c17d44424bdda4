import type { TraceEvent } from '../../../cloud/trace';
import { bedrockMetrics } from './services/bedrock';
import { connectMetrics } from './services/connect';
import { dynamodbMetrics } from './services/dynamodb';
import { eventsMetrics } from './services/events';
import { lambdaMetrics } from './services/lambda';
import { lexMetrics } from './services/lex';
import type { Dimensions, ServiceMetrics } from './services/service-metrics';
import { sqsMetrics } from './services/sqs';
import { statesMetrics } from './services/states';

/** What the hosted services measure of themselves, by namespace. Not here: every other metric of AWS's own. */
export const serviceMetrics: Readonly<Record<string, ServiceMetrics>> = {
  'AWS/Bedrock': bedrockMetrics,
  'AWS/Connect': connectMetrics,
  'AWS/DynamoDB': dynamodbMetrics,
  'AWS/Events': eventsMetrics,
  'AWS/Lambda': lambdaMetrics,
  'AWS/Lex': lexMetrics,
  'AWS/SQS': sqsMetrics,
  'AWS/States': statesMetrics,
};

type Reader = (event: TraceEvent) => void;

/** Reads an event of the trace and puts what it measured. */
export function readerOf(put: (namespace: string, name: string, dimensions: Dimensions, value: number) => void): Reader {
  const readers = new Map<string, Reader[]>();
  for (const [namespace, { from = {} }] of Object.entries(serviceMetrics)) {
    for (const [type, read] of Object.entries(from)) {
      const reader: Reader = (event) => read(event, (name, dimensions, value) => put(namespace, name, dimensions, value));
      readers.set(type, [...(readers.get(type) ?? []), reader]);
    }
  }
  return (event) => {
    for (const read of readers.get(event.type) ?? []) read(event);
  };
}
