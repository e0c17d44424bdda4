import type { AnswerPolicies } from '../lambdas/shared/domain/answer-policy';
import type { DialingPolicy } from '../lambdas/shared/domain/dialing-policy';

/** What a team that clones Atlas changes first. One place, typed; the stacks and the functions' environments come from here. */
export interface AtlasConfig {
  /** Said to callers: "the assistant of …". */
  readonly companyName: string;
  /** ISO 3166-1 alpha-2 codes of the countries that may be phoned; everything else is refused before the dial. */
  readonly allowedCountries: readonly string[];
  /** Whether and when a phone rings, and rings again. */
  readonly dialing: DialingPolicy;
  /** Who gets the tasks that ask a person to call. */
  readonly handover: {
    /** Of a Salesforce user, `005…`. Absent: whoever Salesforce makes the owner, which is the integration user. */
    readonly ownerId?: string;
  };
  /** Where the claimed number lives. */
  readonly phoneNumber: { readonly countryCode: string; readonly type: 'DID' | 'TOLL_FREE' };
  /** Tier → Bedrock inference profile. Models retire; code knows tiers only. */
  readonly models: { readonly fast: InferenceProfile; readonly thorough: InferenceProfile };
  /** Kind of text → which tier writes it, and how much. An intent's name for its answers; `default` for every intent that is not named. */
  readonly answers: AnswerPolicies;
  /** How long an answer that everybody may hear is given again. Twice that long by the function that writes the likely ones anew. */
  readonly responseCacheSeconds: number;
  /** Free talk while the guardrail cannot tell: fixed words instead, or the answer all the same and a person looks at it. Fixed words are always spoken. */
  readonly whenUnguarded: 'withhold' | 'speak';
  /** When people are there to speak to. */
  readonly staffHours: StaffHours;
}

/** On the clocks of one time zone: `HH:MM`. */
export interface StaffHours {
  readonly timeZone: string;
  readonly days: readonly Weekday[];
  readonly opensAt: string;
  readonly closesAt: string;
}

export type Weekday = 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';

export interface InferenceProfile {
  /** What `modelId` of Converse takes. */
  readonly profileId: string;
  /** The model behind it, in whichever Region the profile routes to. */
  readonly foundationModelId: string;
}

export const config: AtlasConfig = {
  companyName: 'Atlas',
  allowedCountries: ['US', 'CA', 'GB'],
  dialing: {
    line: {
      callsPerSecond: 1.5,
      burst: 5,
      concurrentCalls: 10,
      meanCallSeconds: 60,
      breaker: { dials: 10, failedShare: 0.6, pauseSeconds: 60 },
    },
    window: { opensAt: '09:00', closesAt: '20:00' },
    notExecuted: [
      { leastSeconds: 5, mostSeconds: 20 },
      { leastSeconds: 30, mostSeconds: 90 },
      { leastSeconds: 120, mostSeconds: 300 },
    ],
    again: { busy: { times: 1, afterMinutes: 30 }, 'no-answer': { times: 1, afterMinutes: 240 } },
    callsPerNumberPerDay: 3,
    minutesBetweenCallbacks: 30,
    requestsPerCallerPerDay: 5,
  },
  handover: {},
  phoneNumber: { countryCode: 'US', type: 'DID' },
  models: {
    fast: { profileId: 'us.anthropic.claude-haiku-5-5', foundationModelId: 'anthropic.claude-haiku-5-5' },
    thorough: { profileId: 'us.anthropic.claude-sonnet-5', foundationModelId: 'anthropic.claude-sonnet-5' },
  },
  answers: {
    default: { tier: 'fast', maxTokens: 150, maxSentences: 3 },
    Greeting: { tier: 'fast', maxTokens: 80, maxSentences: 2 },
    'scenario.tone': { tier: 'thorough', maxTokens: 160 },
    'scenario.facts': { tier: 'thorough', maxTokens: 220 },
    'scenario.objections': { tier: 'fast', maxTokens: 160 },
  },
  responseCacheSeconds: 300,
  whenUnguarded: 'withhold',
  staffHours: {
    timeZone: 'America/New_York',
    days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
    opensAt: '09:00',
    closesAt: '18:00',
  },
};
