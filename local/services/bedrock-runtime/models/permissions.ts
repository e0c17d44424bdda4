import type { Permission, ServiceContext } from '../../../cloud/service';
import type { BedrockStore } from '../store';
import { resolveModel } from './resolve-model';

/** The action on the inference profile, and on the model behind it in every region it routes to. An id that means no model is refused by the operation. */
export const onModel =
  (action: 'bedrock:InvokeModel' | 'bedrock:InvokeModelWithResponseStream') =>
  ({ modelId = '' }: { readonly modelId?: string | undefined }, context: ServiceContext<BedrockStore>): readonly Permission[] => {
    try {
      const { profileArn, foundationModelArns } = resolveModel(modelId, context);
      const conditionKeys = { 'bedrock:InferenceProfileArn': profileArn };
      return [{ action, resource: profileArn }, ...foundationModelArns.map((resource) => ({ action, resource, conditionKeys }))];
    } catch {
      return [];
    }
  };
