import type { Clock } from '../../cloud/clock';
import type { Random } from '../../cloud/random';
import type { HostContext } from '../../cloud/service';
import { CLIENT_ID, keys, USERNAME, type UserStanding } from './connected-app';
import { Drift } from './drift';
import { lead } from './model/lead';
import { type Fields, KEY_PREFIX, type ObjectType } from './model/object-type';
import { task } from './model/task';
import { SalesforceError } from './salesforce-error';
import { Sessions } from './sessions';
import { newSobjectId } from './sobject-id';
import { type Sobject, Sobjects } from './sobjects';

/** One Salesforce organization. What sales and an administrator do is called here; what Atlas does arrives over HTTP. */
export class Org {
  readonly organizationId: string;
  readonly userId: string;
  readonly sobjects: Sobjects;
  readonly sessions: Sessions;
  /** How the integration user stands to the connected app: what an administrator may change. */
  userStanding: UserStanding = 'approved';
  readonly drift = new Drift();
  /** How often the connected app's key was replaced. */
  rotations = 0;
  private readonly random: Random;
  private readonly clock: Clock;
  private state: 'up' | 'down' = 'up';
  private lockedWrites = 0;

  constructor({ clock, random }: Pick<HostContext, 'clock' | 'random'>) {
    this.clock = clock;
    this.random = random.fork('salesforce/org');
    this.organizationId = newSobjectId(KEY_PREFIX.organization, this.random);
    this.userId = newSobjectId(KEY_PREFIX.user, this.random);
    this.sobjects = new Sobjects(clock, this.random, this.userId);
    this.sessions = new Sessions(clock, this.random, this.organizationId);
  }

  /** What the integration needs to log in; `loginUrl` is the cloud's own. */
  setup(): { readonly clientId: string; readonly username: string; readonly privateKey: string } {
    return { clientId: CLIENT_ID, username: USERNAME, privateKey: keys(this.rotations).privateKey };
  }

  /** An administrator replaces the app's key: from now on only the new one opens a session, which `setup` gives, and those that are open have ended. */
  rotateKey(): void {
    this.rotations++;
    this.sessions.endAll();
  }

  /** As sales sees them, oldest first: fields without a value are left out. */
  leads(): Fields[] {
    return this.seen(lead);
  }

  tasks(): Fields[] {
    return this.seen(task);
  }

  /** While down, everything answers 503. */
  goDown(down: boolean): void {
    this.state = down ? 'down' : 'up';
  }

  get isDown(): boolean {
    return this.state === 'down';
  }

  /** The next `writes` saves find their row locked by someone else. */
  lockRows(writes = 1): void {
    this.lockedWrites = writes;
  }

  /** Sales converts a lead: from then on it cannot be updated, its contact lives on. */
  convertLead(leadId: string): { readonly contactId: string } {
    const row = this.sobjects.byId(lead, leadId);
    const contactId = newSobjectId(KEY_PREFIX.contact, this.random);
    this.sobjects.set(row, {
      Status: 'Closed - Converted',
      IsConverted: true,
      ConvertedDate: new Date(this.clock.now()).toISOString().slice(0, 10),
      ConvertedAccountId: newSobjectId(KEY_PREFIX.account, this.random),
      ConvertedContactId: contactId,
    });
    return { contactId };
  }

  assertUp(): void {
    if (this.state === 'down') throw new SalesforceError('SERVER_UNAVAILABLE', 'The service is temporarily unavailable', [], 503);
  }

  /** Before each save; `row` is undefined for an insert. */
  assertUnlocked(row: Sobject | undefined): void {
    if (this.lockedWrites === 0) return;
    this.lockedWrites--;
    throw new SalesforceError(
      'UNABLE_TO_LOCK_ROW',
      `unable to obtain exclusive access to this record${row ? ` or 1 records: ${row.id}` : ''}`,
    );
  }

  private seen(type: ObjectType): Fields[] {
    return this.sobjects.all(type).map(({ fields }) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)));
  }
}
