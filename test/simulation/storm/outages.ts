import { type ApiCall, ServiceError } from '../../../local/cloud/service';
import type { ContactCenter } from '../../../local/contact-center';
import { connect } from '../../../local/services/connect';
import { lambda } from '../../../local/services/lambda';
import { salesforce } from '../../../local/services/salesforce';
import { serverError } from './replies';
import type { Storm } from './storm';

/** What lasts for a while: services that are away, quotas that are cut, limits that are used up. All of it ends when the storm does. */
export class Outages {
  /** Until when a service is away. */
  readonly #awayUntil = new Map<string, number>();
  #restore: (() => void)[] = [];
  #now: () => number = () => 0;

  takeAway(service: string, forMs: number, { clock }: Storm): void {
    this.#now = () => clock.now();
    this.#awayUntil.set(service, clock.now() + forMs);
  }

  /** What a service that is away answers; `undefined` while it is there. */
  refusal(call: ApiCall): Promise<unknown> | undefined {
    const until = this.#awayUntil.get(call.service);
    if (until === undefined || until <= this.#now()) return undefined;
    return Promise.resolve().then(() => serverError(call));
  }

  exhaustRequests(forMs: number, storm: Storm): void {
    const { sessions } = storm.center.cloud.context(salesforce).store;
    const usual = sessions.dailyRequests;
    if (usual === 0) return;
    sessions.dailyRequests = 0;
    this.#for(forMs, storm, () => {
      sessions.dailyRequests = usual;
    });
  }

  cutQuota(concurrentCalls: number, forMs: number, storm: Storm): void {
    const { settings } = storm.center.cloud.context(connect).store;
    const usual = settings.concurrentCalls;
    if (usual <= 2) return;
    settings.concurrentCalls = concurrentCalls;
    this.#for(forMs, storm, () => {
      settings.concurrentCalls = usual;
    });
  }

  /** As the rotation does: the app gets a new key, the secret follows. */
  async rotateSecret({ center }: Storm): Promise<void> {
    const { cloud } = center;
    const org = cloud.context(salesforce).store;
    if (org.rotations > 0) return; // one more key is made per process, not one per seed
    org.rotateKey();
    const SecretId = Object.values(cloud.outputs).flatMap((outputs) => outputs['SalesforceSecretArn'] ?? [])[0];
    const SecretString = JSON.stringify({ loginUrl: cloud.url, ...org.setup() });
    await cloud.call({
      service: 'secrets-manager',
      operation: 'PutSecretValue',
      input: { SecretId, SecretString },
      principal: { kind: 'operator' },
    });
  }

  newTokens(center: ContactCenter): void {
    center.cloud.context(connect).store.settings.tokenAfterEnd = 'new';
  }

  /** Queues lead to a function without an API call: there it is throttled, or found cold. */
  beforeInvocation(functionName: string, storm: Storm): void {
    const folder = storm.arrows.folder(functionName);
    if (folder !== 'contact-event') return;
    const arrow = `sqs → ${folder}`;
    storm.pass(arrow);
    const context = storm.center.cloud.context(lambda);
    if (storm.strike('cold start', arrow)) context.store.find({ name: functionName })?.environments.coolDown(context);
    if (storm.strike('throttle', arrow)) throw new ServiceError('TooManyRequestsException', 'Rate Exceeded.', 429);
  }

  end(_center: ContactCenter): void {
    this.#awayUntil.clear();
    for (const restore of this.#restore.splice(0)) restore();
  }

  #for(ms: number, { clock }: Storm, restore: () => void): void {
    this.#restore.push(restore);
    clock.setTimeout(() => {
      if (this.#restore.includes(restore)) restore();
      this.#restore = this.#restore.filter((each) => each !== restore);
    }, ms);
  }
}
