/** Numbers that regulators keep for fiction (and that phone libraries accept): the last digits are drawn. */
const RANGES: Readonly<Record<string, { readonly prefixes: readonly string[]; readonly digits: number }>> = {
  'US DID': { prefixes: ['+120655501', '+141555501', '+131255501', '+161755501'], digits: 2 },
  'US TOLL_FREE': { prefixes: ['+180055501', '+188855501'], digits: 2 },
  'CA DID': { prefixes: ['+141655501', '+160455501', '+151455501'], digits: 2 },
  'GB DID': { prefixes: ['+442079460'], digits: 3 },
  'GB TOLL_FREE': { prefixes: ['+448081570'], digits: 3 },
};

export const claimable = Object.keys(RANGES);

/** A number of this country and type that is not taken; `undefined` when there is none. */
export function drawNumber(
  countryCode: string,
  type: string,
  next: () => number,
  isTaken: (number: string) => boolean,
): string | undefined {
  const range = RANGES[`${countryCode} ${type}`];
  if (!range) return undefined;
  const all = range.prefixes.flatMap((prefix) =>
    Array.from({ length: 10 ** range.digits }, (_, index) => prefix + String(index).padStart(range.digits, '0')),
  );
  const free = all.filter((number) => !isTaken(number));
  return free[Math.floor(next() * free.length)];
}
