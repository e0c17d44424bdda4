import type { PolicyDocument } from '../../cloud/service';

export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly policy: PolicyDocument;
  readonly where: string;
}

/** Every key, by ARN, and what else it is called. */
export class Keys {
  private readonly keys = new Map<string, Key>();
  private readonly aliases = new Set<string>();

  add(key: Key): void {
    this.keys.set(key.arn, key);
  }

  find(keyArn: unknown): Key | undefined {
    return this.keys.get(String(keyArn));
  }

  /** False when the name is taken. */
  name(alias: string): boolean {
    const isNew = !this.aliases.has(alias);
    this.aliases.add(alias);
    return isNew;
  }
}
