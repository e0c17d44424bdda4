import { ServiceError } from '../../cloud/service';

const MOST_RESULTS = 1000;
const DEFAULT_RESULTS = 100;

/** A page of a list; the token of the next one is where it begins. Throws ServiceError InvalidToken. */
export function page<Item>(
  items: readonly Item[],
  maxResults: number | undefined,
  nextToken: string | undefined,
): { items: readonly Item[]; nextToken?: string } {
  const from = nextToken === undefined ? 0 : Number(nextToken);
  if (!Number.isInteger(from) || from < 0) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
  const to = from + Math.min(maxResults || DEFAULT_RESULTS, MOST_RESULTS);
  return { items: items.slice(from, to), ...(to < items.length && { nextToken: String(to) }) };
}
