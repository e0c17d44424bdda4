import type { SpokenCall, SpokenTurn } from './scripted-call';

/** How a call reads in a terminal. */
export const describeCall = ({ direction, opening }: SpokenCall): string =>
  `${direction === 'inbound' ? '☎ You call Atlas.' : '☎ Atlas calls you back.'}\n  Atlas: ${opening}`;

export const describeTurn = ({ said, heard, intent, ms, rung }: SpokenTurn): string =>
  `  You:   ${said.trim() === '' ? '(silence)' : said}\n  Atlas: ${heard}  [${[intent, rung, `${Math.round(ms)} ms`].filter(Boolean).join(', ')}]`;
