/** What a prompt says the talk is about: its labelled lines, whatever stands around them. */
export interface Brief {
  readonly company: string | undefined;
  readonly opening: string | undefined;
  readonly points: readonly string[];
  readonly closing: string | undefined;
}

const LABEL = /^\s*(?:[#*>-]\s*)*\**([A-Za-z][A-Za-z ]{1,24}?)\**\s*:\**\s*(.*)$/;
const BULLET = /^\s*(?:[-*•]|\d{1,2}[.)])\s+(.+)$/;
/** Lists that are meant to be said; any other list (rules) is not. */
const SAYABLE = new Set(['points', 'talking points', 'facts', 'key points', 'topics']);

export function readBrief(prompt: string): Brief {
  const lines = new Map<string, string>();
  const points: string[] = [];
  let label: string | undefined;
  for (const line of prompt.split('\n')) {
    const [, bullet] = BULLET.exec(line) ?? [];
    if (bullet !== undefined && label !== undefined && SAYABLE.has(label)) {
      points.push(bullet.trim());
      continue;
    }
    const [, name, value = ''] = LABEL.exec(line) ?? [];
    if (name === undefined) {
      if (line.trim() === '') label = undefined;
      continue;
    }
    label = name.trim().toLowerCase();
    if (value.trim() === '') continue;
    if (SAYABLE.has(label)) points.push(...value.split(/\s*;\s*/));
    else if (!lines.has(label)) lines.set(label, value.trim());
  }
  return {
    company: lines.get('company') ?? /\bassistant (?:of|for) ([^,.;:\n]{1,60})/.exec(prompt)?.[1]?.trim(),
    opening: lines.get('opening'),
    points: points.filter((point) => point !== ''),
    closing: lines.get('closing'),
  };
}
