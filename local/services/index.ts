import type { Service } from '../cloud/service';
import { applicationAutoScaling } from './application-auto-scaling';
import { bedrockRuntime } from './bedrock-runtime';
import { cloudwatch } from './cloudwatch';
import { cloudwatchLogs } from './cloudwatch-logs';
import { codedeploy } from './codedeploy';
import { connect } from './connect';
import { dynamodb } from './dynamodb';
import { eventbridge } from './eventbridge';
import { iam } from './iam';
import { kms } from './kms';
import { lambda, lambdaOn } from './lambda';
import type { Runtime } from './lambda/runtime/runtime';
import { lexRuntimeV2 } from './lex-runtime-v2';
import { salesforce } from './salesforce';
import { secretsManager } from './secrets-manager';
import { serviceQuotas } from './service-quotas';
import { sfn } from './sfn';
import { sns } from './sns';
import { sqs } from './sqs';
import { xray } from './xray';

/** Everything the local cloud hosts. docs/adding-a-local-service.md tells how one is added. */
export const services: readonly Service[] = [
  applicationAutoScaling,
  bedrockRuntime,
  cloudwatch,
  cloudwatchLogs,
  codedeploy,
  connect,
  dynamodb,
  eventbridge,
  iam,
  kms,
  lambda,
  lexRuntimeV2,
  salesforce,
  secretsManager,
  serviceQuotas,
  sfn,
  sns,
  sqs,
  xray,
];

/** The same, with functions on another runtime than the one in process. */
export const servicesOn = (runtime: Runtime): readonly Service[] =>
  services.map((service) => (service.name === lambda.name ? lambdaOn(runtime) : service));
