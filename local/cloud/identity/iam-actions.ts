import list from './iam-actions.json';
import { matchesWildcard } from './wildcard';

const SERVICES = list.actions as Readonly<Record<string, string>>;
const OTHER_SERVICES = new Set(list.otherServices.split(' '));

const namesOf = new Map<string, readonly string[]>();
const namesIn = (service: string): readonly string[] | undefined => {
  const known = namesOf.get(service);
  if (known) return known;
  const line = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
  if (line === undefined) return undefined;
  const names = line.split(' ');
  namesOf.set(service, names);
  return names;
};

/**
 * What is wrong with an action of a policy, undefined when nothing is. AWS takes any text there and grants nothing by it: a misspelt action is
 * seen only when somebody is denied. Actions of services that are not spelled out in iam-actions.json are taken as they come.
 */
export function complaintAboutAction(action: string): string | undefined {
  if (!complaints.has(action)) complaints.set(action, complaintAbout(action));
  return complaints.get(action);
}

const complaints = new Map<string, string | undefined>();

function complaintAbout(action: string): string | undefined {
  if (action === '*') return undefined;
  const [, service = '', name = ''] = /^([^:]*):(.+)$/.exec(action) ?? [];
  const prefix = service.toLowerCase();
  const names = namesIn(prefix);
  if (names?.some((each) => matchesWildcard(each, name, { ignoreCase: true }))) return undefined;
  if (names) return `no action ${action} in IAM${nearest(name, names)}`;
  if (OTHER_SERVICES.has(prefix)) return undefined;
  return `no service ${service || action} in IAM, expected an action such as states:StartExecution`;
}

const TOO_FAR = 3;

function nearest(name: string, names: readonly string[]): string {
  if (/[*?]/.test(name)) return '';
  const ranked = names.map((each) => ({ each, distance: editDistance(name.toLowerCase(), each.toLowerCase()) }));
  const best = ranked.reduce((closest, next) => (next.distance < closest.distance ? next : closest));
  return best.distance <= TOO_FAR ? `, perhaps ${best.each}` : '';
}

/** How many characters must be put in, taken out or exchanged. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
