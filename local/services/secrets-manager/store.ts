export interface SecretVersion {
  readonly versionId: string;
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

export type StagingLabel = 'AWSCURRENT' | 'AWSPREVIOUS';

/** One secret and the two versions that carry a label; a version without one is gone, as on AWS. */
export class Secret {
  private readonly versions = new Map<StagingLabel, SecretVersion>();

  constructor(
    readonly arn: string,
    readonly name: string,
  ) {}

  put(version: SecretVersion): void {
    const current = this.versions.get('AWSCURRENT');
    if (current) this.versions.set('AWSPREVIOUS', current);
    this.versions.set('AWSCURRENT', version);
  }

  labelled(label: string): SecretVersion | undefined {
    return this.versions.get(label as StagingLabel);
  }

  version(versionId: string): SecretVersion | undefined {
    return [...this.versions.values()].find((version) => version.versionId === versionId);
  }

  labelsOf({ versionId }: SecretVersion): StagingLabel[] {
    return [...this.versions].filter(([, version]) => version.versionId === versionId).map(([label]) => label);
  }
}

export class Secrets {
  private readonly secrets = new Map<string, Secret>();

  add(secret: Secret): void {
    this.secrets.set(secret.name, secret);
  }

  /** By name, by ARN, or by ARN without its six random characters. */
  find(secretId: string): Secret | undefined {
    const named = this.secrets.get(secretId);
    if (named) return named;
    return [...this.secrets.values()].find(({ arn }) => arn === secretId || arn.slice(0, -'-xxxxxx'.length) === secretId);
  }
}
