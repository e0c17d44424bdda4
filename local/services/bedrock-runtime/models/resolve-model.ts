import { Refusal, ServiceError } from '../../../cloud/service';
import { isElsewhere, isRetired, MODELS, type Model } from './model';

export interface ResolvedModel {
  readonly model: Model;
  /** What was asked for. */
  readonly profileArn: string;
  /** Where the request may be served: each must be allowed. */
  readonly foundationModelArns: readonly string[];
}

export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** Regions that a geography's profile routes to. */
const DESTINATIONS: Readonly<Record<string, readonly string[]>> = {
  us: ['us-east-1', 'us-east-2', 'us-west-2'],
  eu: ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-3'],
  jp: ['ap-northeast-1', 'ap-northeast-3'],
  au: ['ap-southeast-2', 'ap-southeast-4'],
};

/** A model id, an inference profile's id or the ARN of either, as `modelId` may have it. Throws what Bedrock answers for every other one. */
export function resolveModel(modelId: string, { region, accountId }: Place): ResolvedModel {
  const id = withoutArn(modelId, region, accountId);
  const [, geography, foundationId = id] = /^(us|eu|jp|au|global)\.(.+)$/.exec(id) ?? [];
  if (isRetired(foundationId)) {
    throw new ServiceError(
      'ResourceNotFoundException',
      'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
      404,
    );
  }
  const model = MODELS.find((each) => each.id === foundationId);
  if (!model) throw unknown(modelId, foundationId);
  if (geography === undefined) throw invalid(onDemand(model.id));
  const destinations = geography === 'global' ? [region, ''] : DESTINATIONS[geography];
  if (!model.profiles.includes(geography) || !destinations?.includes(region)) throw invalid(INVALID_IDENTIFIER);
  return {
    model,
    profileArn: `arn:aws:bedrock:${region}:${accountId}:inference-profile/${id}`,
    foundationModelArns: destinations.map((each) => `arn:aws:bedrock:${each}::foundation-model/${model.id}`),
  };
}

const INVALID_IDENTIFIER = 'The provided model identifier is invalid.';

const onDemand = (id: string): string =>
  `Invocation of model ID ${id} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`;

const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);

function unknown(modelId: string, foundationId: string): Error {
  if (!isElsewhere(foundationId)) return invalid(INVALID_IDENTIFIER);
  const hosted = MODELS.map(({ id }) => id).join(', ');
  return new Refusal(
    `model ${modelId} is not hosted here, expected an inference profile of ${hosted}; see docs/local-coverage.md`,
    'bedrock-runtime',
  );
}

/** The id at the end of an ARN of this region. */
function withoutArn(modelId: string, region: string, accountId: string): string {
  const profiles = `arn:aws:bedrock:${region}:${accountId}:inference-profile/`;
  const models = `arn:aws:bedrock:${region}::foundation-model/`;
  const prefix = [profiles, models].find((each) => modelId.startsWith(each));
  return prefix ? modelId.slice(prefix.length) : modelId;
}
