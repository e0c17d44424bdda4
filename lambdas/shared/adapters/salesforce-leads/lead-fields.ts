import type { CallTask, Lead } from '../../ports/leads';

/** What we look at before we write. */
export interface ExistingLead {
  readonly Id: string;
  readonly IsConverted?: boolean;
  readonly ConvertedContactId?: string | null;
  readonly LastName?: string | null;
  readonly Company?: string | null;
  readonly Status?: string | null;
  readonly Description?: string | null;
  readonly Atlas_Version__c?: number | null;
}

export const LEAD_FIELDS = 'Id,IsConverted,ConvertedContactId,LastName,Company,Status,Description,Atlas_Version__c';

export type Fields = Readonly<Record<string, string | number>>;

export const newLead = (lead: Lead): Fields => ({ ...minimalLead(lead), LeadSource: lead.leadSource, Status: lead.status });

/** What Salesforce requires, and what a person needs to call. */
export const minimalLead = (lead: Lead): Fields => ({
  ...nameOf(lead),
  Company: lead.company.slice(0, 255),
  Phone: lead.phone,
  Description: block(lead),
  Atlas_Version__c: lead.version,
});

/** Beside the version only what still says what we wrote when we knew less: a person's edits stay. */
export function changedLead(existing: ExistingLead, lead: Lead): Fields {
  const description = withBlock(existing.Description ?? '', lead);
  return {
    Atlas_Version__c: lead.version,
    ...(existing.LastName === UNKNOWN_NAME && nameOf(lead)),
    ...(existing.Company === UNKNOWN_COMPANY && { Company: lead.company.slice(0, 255) }),
    ...(existing.Status === FIRST_STATUS && { Status: lead.status }),
    ...(description !== undefined && { Description: description }),
  };
}

const UNKNOWN_NAME = 'Caller';
const UNKNOWN_COMPANY = 'Unknown (phone caller)';
const FIRST_STATUS = 'Open - Not Contacted';

const nameOf = ({ lastName, firstName }: Lead): Fields => ({
  LastName: lastName.slice(0, 80),
  ...(firstName && { FirstName: firstName.slice(0, 40) }),
});

/** Our part of the description stands between these lines; what people write around it is theirs. */
const HEAD = 'Callback by Atlas';
const FOOT = '(Atlas keeps these lines up to date.)';
const DESCRIPTION_MAX_CHARACTERS = 32_000;

const block = ({ description }: Lead): string => `${HEAD}\n${description.slice(0, 8_000)}\n${FOOT}`;

/** `undefined` when somebody took our part out. */
function withBlock(current: string, lead: Lead): string | undefined {
  const start = current.indexOf(HEAD);
  const end = current.indexOf(FOOT, start);
  if (start < 0 || end < 0) return undefined;
  return `${current.slice(0, start)}${block(lead)}${current.slice(end + FOOT.length)}`.slice(0, DESCRIPTION_MAX_CHARACTERS);
}

/** Not here: TaskSubtype, which may only be set on creation. An owner is named only to whom something is left to do. */
export const taskFields = (task: CallTask, whoId: string, ownerId?: string): Fields => ({
  WhoId: whoId,
  Subject: task.subject.slice(0, 255),
  CallType: 'Outbound',
  CallDisposition: task.callDisposition.slice(0, 255),
  CallDurationInSeconds: task.durationSeconds,
  Description: task.description.slice(0, DESCRIPTION_MAX_CHARACTERS),
  ActivityDate: task.activityDate,
  Status: task.status,
  Priority: task.status === 'Completed' ? 'Normal' : 'High',
  ...(task.status === 'Not Started' && ownerId && { OwnerId: ownerId }),
  ...(task.contactId && { CallObject: task.contactId }),
});
