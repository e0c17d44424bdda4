import { traceLog } from '../../../local/cloud/trace-log';

describe('the trace', () => {
  let nowMs = 1000;
  const trace = () => traceLog({ now: () => nowMs });

  it('numbers events in the order of happening and stamps them with the time of the cloud', () => {
    const log = trace();
    log.emit('lambda.log', { line: 1 });
    nowMs = 1500;
    log.emit('lambda.log', { line: 2 }, { parent: 'span-1', pii: { said: 'hello' } });
    expect(log.events).toEqual([
      { seq: 0, at: 1000, type: 'lambda.log', detail: { line: 1 } },
      { seq: 1, at: 1500, type: 'lambda.log', parent: 'span-1', detail: { line: 2 }, pii: { said: 'hello' } },
    ]);
  });

  it('closes a span once, with how long it took, what it began with and what it ended with', () => {
    const log = trace();
    const span = log.open('api.call', { operation: 'GetItem' }, { parent: 'span-9', pii: { from: 'a' } });
    nowMs += 25;
    span.end({ error: 'Throttled' }, { to: 'b' });
    span.end({ error: 'again' });
    expect(log.events).toHaveLength(2);
    expect(log.events[1]).toMatchObject({
      ...{ type: 'api.call', span: span.id, phase: 'end', parent: 'span-9' },
      detail: { operation: 'GetItem', error: 'Throttled', ms: 25 },
      pii: { from: 'a', to: 'b' },
    });
  });

  it('records the same fault once', () => {
    const log = trace();
    log.fault('no permission', 'CreateLead');
    log.fault('no permission', 'CreateLead');
    log.fault('no permission', 'UpdateLead');
    expect(log.faults).toHaveLength(2);
    expect(log.events.filter(({ type }) => type === 'fault')).toHaveLength(2);
  });

  it('tells listeners of each event until they leave', () => {
    const log = trace();
    const seen: number[] = [];
    const leave = log.subscribe(({ seq }) => seen.push(seq));
    log.emit('a', {});
    leave();
    log.emit('b', {});
    expect(seen).toEqual([0]);
  });
});
