import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { Guardrail } from './guardrail';
import { applyGuardrail, invokeModelStream } from './permissions';

/** The environment of a function that has models write: which ones, how much, and what watches them. */
export const answering = ({ models, answers }: AtlasConfig, guardrail: Guardrail): Record<string, string> => ({
  FAST_MODEL_ID: models.fast.profileId,
  THOROUGH_MODEL_ID: models.thorough.profileId,
  ANSWER_POLICIES: JSON.stringify(answers),
  GUARDRAIL_ID: guardrail.guardrailId,
  GUARDRAIL_VERSION: guardrail.version,
});

/** By the models of these tiers. */
export const mayAnswer = (
  scope: Construct,
  { models }: AtlasConfig,
  guardrail: Guardrail,
  tiers: readonly (keyof AtlasConfig['models'])[] = ['fast', 'thorough'],
): readonly PolicyStatement[] => [...tiers.flatMap((tier) => invokeModelStream(scope, models[tier])), applyGuardrail(guardrail)];
