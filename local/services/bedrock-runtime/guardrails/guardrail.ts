export type Strength = 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH';
export type Source = 'INPUT' | 'OUTPUT';

export interface ContentFilter {
  readonly type: string;
  readonly strength: Readonly<Record<Source, Strength>>;
}

export interface DeniedTopic {
  readonly name: string;
  readonly examples: readonly string[];
}

export interface PiiEntity {
  readonly type: string;
  readonly action: 'BLOCK' | 'ANONYMIZE';
}

/** What the template says is not to get through. */
export interface GuardrailPolicy {
  readonly messages: Readonly<Record<Source, string>>;
  readonly filters: readonly ContentFilter[];
  readonly topics: readonly DeniedTopic[];
  readonly piiEntities: readonly PiiEntity[];
}

export interface HostedGuardrail {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** `DRAFT`, `1`, `2` … */
  readonly versions: Map<string, GuardrailPolicy>;
}
