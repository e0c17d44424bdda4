import type { Invariant } from './invariant';

/** No number and no name of anybody is in a log, a trace, a queue, a workflow or a contact attribute, however it is spelled. */
export const nothingPersonal: Invariant = {
  id: 'S5',
  says: '0 canaries in logs, traces, queues, workflows and contact attributes',
  atEnd: ({ public: places, canaries }) => {
    const spellings = containing(canaries);
    return places.filter(({ text }) => spellings.test(text)).map(({ where }) => `something personal is in ${where}`);
  },
};

/** Whether a text has any of these, in whichever spelling. */
export const containing = (canaries: readonly string[]): RegExp =>
  new RegExp(canaries.flatMap(spellingsOf).map(escaped).join('|') || '$.', 'i');

/** A number in five spellings and base64, a name as it is and in base64. */
export function spellingsOf(canary: string): string[] {
  const encoded = Buffer.from(canary).toString('base64').replace(/=+$/, '').slice(0, -1);
  if (!canary.startsWith('+')) return [canary, encoded];
  const national = canary.replace(/^\+1/, '');
  const [area = '', exchange = '', line = ''] = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
  const spaced = [...national].join(' ');
  return [
    canary.slice(1),
    national,
    `${area}-${exchange}-${line}`,
    `${area} ${exchange} ${line}`,
    `(${area}) ${exchange}-${line}`,
    spaced,
    encoded,
  ];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
