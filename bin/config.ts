/** What a team that clones Atlas changes first. One place, typed; the stacks and the functions' environments come from here. */
export interface AtlasConfig {
  /** Said to callers: "the assistant of …". */
  readonly companyName: string;
  /** ISO 3166-1 alpha-2 codes of the countries that may be phoned; everything else is refused before the dial. */
  readonly allowedCountries: readonly string[];
  /** Where the claimed number lives. */
  readonly phoneNumber: { readonly countryCode: string; readonly type: 'DID' | 'TOLL_FREE' };
  /** Tier → Bedrock inference profile. Models retire; code knows tiers only. */
  readonly models: { readonly fast: InferenceProfile; readonly thorough: InferenceProfile };
  /** Environments of the fulfillment function that are always warm. */
  readonly provisionedConcurrency: number;
}

export interface InferenceProfile {
  /** What `modelId` of Converse takes. */
  readonly profileId: string;
  /** The model behind it, in whichever Region the profile routes to. */
  readonly foundationModelId: string;
}

export const config: AtlasConfig = {
  companyName: 'Atlas',
  allowedCountries: ['US', 'CA', 'GB'],
  phoneNumber: { countryCode: 'US', type: 'DID' },
  models: {
    fast: { profileId: 'us.anthropic.claude-haiku-5-5', foundationModelId: 'anthropic.claude-haiku-5-5' },
    thorough: { profileId: 'us.anthropic.claude-sonnet-5', foundationModelId: 'anthropic.claude-sonnet-5' },
  },
  provisionedConcurrency: 2,
};
