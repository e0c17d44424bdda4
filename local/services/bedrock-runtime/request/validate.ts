import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime';
import { Refusal } from '../../../cloud/service';
import type { Model } from '../models/model';
import { invalid, modelError } from './invalid';
import { validateMessages } from './validate-messages';

/** What is to be generated, once the request is found to be one that the model takes. */
export interface GenerationRequest {
  readonly system: string;
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
  readonly maxTokens: number;
  readonly stopSequences: readonly string[];
  readonly thinks: boolean;
}

const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max'];

/** Checks a request of Converse or ConverseStream as Bedrock and current Claude models do. */
export function validate(request: ConverseRequest, model: Model): GenerationRequest {
  refuseAbsent(request);
  const { inferenceConfig = {}, requestMetadata = {}, performanceConfig, serviceTier, outputConfig } = request;
  const messages = validateMessages(request.messages ?? []);
  for (const [field, value] of [['temperature', inferenceConfig.temperature] as const, ['top_p', inferenceConfig.topP] as const]) {
    if (value !== undefined) throw modelError(`\`${field}\` is deprecated for this model.`);
  }
  const { maxTokens = model.maxOutputTokens, stopSequences = [] } = inferenceConfig;
  if (!Number.isInteger(maxTokens) || maxTokens < 1) {
    throw invalid(
      `1 validation error detected: Value '${maxTokens}' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  }
  if (maxTokens > model.maxOutputTokens) {
    throw invalid(
      `The maximum tokens you requested exceeds the model limit of ${model.maxOutputTokens}. Try again with a maximum tokens value that is lower than ${model.maxOutputTokens}.`,
    );
  }
  if (stopSequences.some((sequence) => sequence.trim() === ''))
    throw modelError('stop_sequences: each stop sequence must contain non-whitespace');
  if (Object.keys(requestMetadata).length > 16) throw invalid('requestMetadata has more than 16 pairs.');
  if (performanceConfig?.latency === 'optimized') throw invalid(`Latency performance configuration is not supported for ${model.id}.`);
  if (serviceTier?.type !== undefined && serviceTier.type !== 'default')
    throw invalid(`Service tier ${serviceTier.type} is not supported for ${model.id}.`);
  const thinks = isThinking(request.additionalModelRequestFields);
  checkOutput(outputConfig, model, thinks);
  return { system: systemOf(request), messages, maxTokens, stopSequences, thinks };
}

/** Parts of the API that nobody here speaks for. */
function refuseAbsent({ toolConfig, guardrailConfig, promptVariables, additionalModelResponseFieldPaths }: ConverseRequest): void {
  const absent = { toolConfig, guardrailConfig, promptVariables, additionalModelResponseFieldPaths };
  for (const [name, value] of Object.entries(absent)) {
    if (value !== undefined) throw new Refusal(`${name} is not hosted here; see docs/local-coverage.md`, 'bedrock-runtime');
  }
}

/** On unless it is switched off. */
function isThinking(fields: unknown): boolean {
  const { thinking, ...others } = (fields ?? {}) as { readonly thinking?: { readonly type?: unknown } } & Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    const isSampling = ['temperature', 'top_p', 'top_k'].includes(unknown);
    throw modelError(isSampling ? `\`${unknown}\` is deprecated for this model.` : `${unknown}: Extra inputs are not permitted`);
  }
  if (thinking === undefined) return true;
  if (thinking.type === 'enabled') {
    throw modelError(
      '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
    );
  }
  if (thinking.type !== 'adaptive' && thinking.type !== 'disabled')
    throw modelError("thinking.type: Input should be 'adaptive' or 'disabled'");
  return thinking.type === 'adaptive';
}

function checkOutput(config: ConverseRequest['outputConfig'], model: Model, thinks: boolean): void {
  const { textFormat, effort } = config ?? {};
  if (textFormat !== undefined && !model.hasStructuredOutput) throw invalid(`Structured output is not supported for ${model.id}.`);
  if (textFormat !== undefined)
    throw new Refusal('outputConfig.textFormat is not hosted here; see docs/local-coverage.md', 'bedrock-runtime');
  if (effort === undefined) return;
  if (!EFFORTS.includes(effort)) throw modelError(`output_config.effort: Input should be ${EFFORTS.map((each) => `'${each}'`).join(', ')}`);
  if (!thinks && EFFORTS.indexOf(effort) > EFFORTS.indexOf('high')) throw modelError(`output_config.effort: '${effort}' requires thinking`);
}

function systemOf({ system = [] }: ConverseRequest): string {
  const texts = system.map((block, i) => {
    if (block.cachePoint) return '';
    if (block.text === undefined) throw new Refusal('guardContent is not hosted here; see docs/local-coverage.md', 'bedrock-runtime');
    if (block.text.trim() === '')
      throw invalid(`The text field in the SystemContentBlock object at system.${i} is blank. Add text to the text field, and try again.`);
    return block.text;
  });
  return texts.filter((text) => text !== '').join('\n\n');
}
