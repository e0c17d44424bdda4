import { type Field, KEY_PREFIX, type ObjectType, SYSTEM_FIELDS } from './object-type';

const text = (label: string, length: number): Field => ({ label, type: 'string', length });

const STANDARD: Readonly<Record<string, Field>> = {
  Subject: text('Subject', 255),
  WhoId: { label: 'Name ID', type: 'reference', references: [KEY_PREFIX.lead, KEY_PREFIX.contact] },
  ActivityDate: { label: 'Due Date Only', type: 'date' },
  Status: {
    label: 'Status',
    type: 'picklist',
    values: ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'],
    defaultValue: 'Not Started',
    isRequired: true,
  },
  Priority: { label: 'Priority', type: 'picklist', values: ['High', 'Normal', 'Low'], defaultValue: 'Normal', isRequired: true },
  Description: { label: 'Description', type: 'textarea', length: 32_000 },
  TaskSubtype: {
    label: 'Task Subtype',
    type: 'picklist',
    values: ['Task', 'Email', 'ListEmail', 'Cadence', 'Call', 'LinkedIn'],
    defaultValue: 'Task',
    writable: 'create',
  },
  CallType: { label: 'Call Type', type: 'picklist', values: ['Internal', 'Inbound', 'Outbound'] },
  CallDisposition: text('Call Result', 255),
  CallDurationInSeconds: { label: 'Call Duration', type: 'number', digits: 8, scale: 0 },
  CallObject: text('Call Object Identifier', 255),
  IsClosed: { label: 'Closed', type: 'boolean', writable: 'never' },
};

/** Lives on Activity, of which Task is one kind. As `salesforce/` deploys it to an org: a test compares. */
const ATLAS: Readonly<Record<string, Field>> = {
  Atlas_Attempt_Id__c: { ...text('Atlas Attempt Id', 40), isExternalId: true },
};

/** The Task of an org with the default settings and Atlas's own field. */
export const task: ObjectType = {
  name: 'Task',
  keyPrefix: KEY_PREFIX.task,
  fields: { ...SYSTEM_FIELDS, ...STANDARD, ...ATLAS },
  validationRules: [],
  computed: ({ Status }) => ({ IsClosed: Status === 'Completed' }),
};
