export interface SecretVersion {
  readonly versionId: string;
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Most labels that one version may carry. */
const MAX_LABELS = 20;

/** One secret and its versions; one without a label is gone, as on AWS before long. */
export class Secret {
  private readonly versions = new Map<string, SecretVersion>();
  /** The version that each label is on. */
  private readonly labels = new Map<string, string>();

  constructor(
    readonly arn: string,
    readonly name: string,
    readonly createdAt: number,
    /** The customer's own key, if it is under one. */
    readonly keyArn?: string,
  ) {}

  /** Puts these labels on a version, which is new or known. The first version of all is AWSCURRENT whatever it is called. */
  put(version: SecretVersion, labels: readonly string[] = ['AWSCURRENT']): void {
    this.versions.set(version.versionId, version);
    for (const label of this.labels.has('AWSCURRENT') ? labels : [...new Set([...labels, 'AWSCURRENT'])])
      this.label(label, version.versionId);
  }

  /** Takes the label from the version that has it to this one; the one that was AWSCURRENT becomes AWSPREVIOUS. False for too many. */
  label(label: string, versionId: string): boolean {
    if (this.labelsOf(versionId).filter((each) => each !== label).length >= MAX_LABELS) return false;
    const before = this.labels.get(label);
    if (before === versionId) return true;
    this.labels.set(label, versionId);
    if (label === 'AWSCURRENT' && before !== undefined) this.labels.set('AWSPREVIOUS', before);
    this.forget();
    return true;
  }

  unlabel(label: string): void {
    this.labels.delete(label);
    this.forget();
  }

  labelled(label: string): SecretVersion | undefined {
    return this.versions.get(this.labels.get(label) ?? '');
  }

  version(versionId: string): SecretVersion | undefined {
    return this.versions.get(versionId);
  }

  labelsOf(versionId: string): string[] {
    return [...this.labels].filter(([, each]) => each === versionId).map(([label]) => label);
  }

  all(): readonly SecretVersion[] {
    return [...this.versions.values()];
  }

  private forget(): void {
    for (const versionId of this.versions.keys()) if (this.labelsOf(versionId).length === 0) this.versions.delete(versionId);
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
