import type { TraceEvent } from '../cloud/trace';
import type { ContactCenter } from '../contact-center';

/** Tells, a line each, what a call sets in motion: states as they end, the lead as sales sees it, alarms that fire and recover, and whatever is wrong. */
export function watchWork(center: ContactCenter, print: (line: string) => void): () => void {
  const enteredAt = new Map<string, number>();
  let leadLine = '';

  const showLead = () => {
    const lead = center.salesforce.leads().at(-1);
    const task = center.salesforce.tasks().at(-1);
    const line = lead
      ? `  lead: ${lead['LastName']}, ${lead['Company']}, ${lead['Status']}${task ? ` · ${task['Subject']}: ${task['CallDisposition']}` : ''}`
      : '';
    if (line && line !== leadLine) print(line);
    leadLine = line;
  };

  return center.trace.subscribe((event: TraceEvent) => {
    if (event.type === 'fault') print(`  ! ${event.detail['what']} (${event.detail['where']})`);
    if (event.type === 'cloudwatch.alarm' && (event.detail['state'] === 'ALARM' || event.detail['before'] === 'ALARM'))
      print(`  alarm ${event.detail['alarm']}: ${event.detail['state']}`);
    if (event.type === 'api.call' && event.phase === 'end' && event.detail['service'] === 'salesforce') showLead();
    if (event.type !== 'states.event') return;
    const { execution, stateMachine, state, eventType } = event.detail as Record<string, string>;
    if (!state) return;
    const key = `${execution} ${state}`;
    if (eventType?.endsWith('StateEntered')) enteredAt.set(key, event.at);
    if (eventType?.endsWith('StateExited')) print(`  ${stateMachine}: ${state}, ${event.at - (enteredAt.get(key) ?? event.at)} ms`);
  });
}
