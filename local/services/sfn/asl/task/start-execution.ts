import { Failure } from '../failure';
import { type Json, type JsonObject, jsonText } from '../json';
import type { EngineHost } from '../run/engine-host';
import type { Integration } from './integration';
import { asText } from './lambda-invoke';
import { sdkMetadata } from './sdk-metadata';

/** `arn:aws:states:::states:startExecution`, also `.sync` and `.sync:2`. */
export const startExecution: Integration = {
  service: 'sfn',
  operation: 'StartExecution',
  errors: { prefix: 'StepFunctions', unmodelled: 'AWSStepFunctionsException', service: 'AWSStepFunctions', generation: 1 },
  required: ['StateMachineArn'],
  request({ StateMachineArn: stateMachineArn, Name: name, Input: input, TraceHeader: traceHeader }) {
    return {
      stateMachineArn,
      ...(name !== undefined && name !== null && { name }),
      ...(input !== undefined && input !== null && { input: asText(input) }),
      ...(traceHeader !== undefined && { traceHeader }),
    };
  },
  result(output: { executionArn: string; startDate: number }, host) {
    const body = jsonText({ executionArn: output.executionArn, startDate: output.startDate });
    return {
      ExecutionArn: output.executionArn,
      ...sdkMetadata(host, body, 'application/x-amz-json-1.0'),
      StartDate: Math.round(output.startDate * 1000),
    };
  },
  job: {
    async end({ ExecutionArn: arn }, version, host) {
      const execution = described(await host.executionEnd(String(arn)), version);
      if (execution['Status'] === 'SUCCEEDED') return execution;
      throw new Failure('States.TaskFailed', jsonText(execution));
    },
    stop: ({ ExecutionArn: arn }, host: EngineHost) => host.stopExecution(String(arn)),
  },
};

/** DescribeExecution's answer, its members capitalized; in version 2 the input and the output are JSON, not text. */
function described(execution: JsonObject, version: 1 | 2): JsonObject {
  const members = Object.entries(execution).map(([name, value]): [string, Json] => {
    const isText = (name === 'input' || name === 'output') && typeof value === 'string';
    const isDate = name.endsWith('Date') && typeof value === 'number';
    const capitalized = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    if (name.endsWith('Details')) return [capitalized, { Included: true }];
    return [capitalized, isText && version === 2 ? (JSON.parse(value) as Json) : isDate ? Math.round(value * 1000) : value];
  });
  return Object.fromEntries(members);
}
