import type { TraceEvent } from '../../../cloud/trace';
import type { LegEvent } from '../../../telephone/telephone-network';
import { hear, noteLeg, type TranscriptLine } from './transcript';

const PREFIX = 'telephone.';

/** The transcript of one person's calls, read back from the trace: what the page shows after a reload. */
export function transcriptOf(trace: readonly TraceEvent[], number: string): readonly TranscriptLine[] {
  let lines: readonly TranscriptLine[] = [];
  let contactId: unknown;
  for (const { type, detail, pii } of trace) {
    if (!type.startsWith(PREFIX) || pii?.['number'] !== number) continue;
    const direction = detail['direction'] === 'outbound' ? 'outbound' : 'inbound';
    if (detail['contactId'] !== contactId) lines = noteLeg(lines, { direction });
    contactId = detail['contactId'];
    lines = hear(lines, { ...detail, ...pii, type: type.slice(PREFIX.length) } as unknown as LegEvent, String(contactId));
  }
  return lines;
}
