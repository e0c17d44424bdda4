/** A lead or a task, field name → value, as Salesforce holds it. */
export type Sobject = Readonly<Record<string, unknown>>;

/** A field as text; empty when it has no value. */
export function field(sobject: Sobject, name: string): string {
  const value = sobject[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A lead goes by its whole name. */
export const fullName = (lead: Sobject): string =>
  [field(lead, 'FirstName'), field(lead, 'LastName')].filter(Boolean).join(' ') || 'Caller';

/** The tasks of a lead, newest first. */
export const tasksOf = (lead: Sobject, tasks: readonly Sobject[]): Sobject[] => tasks.filter((task) => isAbout(task, lead)).reverse();

/** A converted lead gets its tasks on the contact. */
export const isAbout = (task: Sobject, lead: Sobject): boolean => {
  const who = field(task, 'WhoId');
  return who !== '' && (who === field(lead, 'Id') || who === field(lead, 'ConvertedContactId'));
};
