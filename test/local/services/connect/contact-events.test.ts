import { eventbridge } from '../../../../local/services/eventbridge';
import { action, BYE, contactCenter, flowOf, to } from './contact-center';

/** The events of one outbound call that nobody answers, as they reach the bus. */
async function eventsOfACall(lags: (eventType: string) => readonly number[] | undefined) {
  const center = await contactCenter();
  const { store } = center.context;
  const usual = store.eventLagsMs;
  store.eventLagsMs = (eventType, contact) => lags(eventType) ?? usual(eventType, contact);
  const arrived: string[] = [];
  center.context.of(eventbridge).store.courier = (event, carry) => {
    arrived.push((event.detail as { eventType: string }).eventType);
    carry();
  };
  const hello = flowOf(action('hello', 'MessageParticipant', { Text: 'Hello.' }, to('bye', 'NoMatchingError')), BYE);
  const ContactFlowId = (await center.flow(hello)).split('/').at(-1);
  await center.call('StartOutboundVoiceContact', {
    ContactFlowId,
    DestinationPhoneNumber: '+14155550123',
    SourcePhoneNumber: center.number,
    RingTimeoutInSeconds: 15,
  });
  await center.clock.settle();
  return arrived;
}

describe('contact events on demand', () => {
  it('arrive once each, when nothing else is said', async () => {
    expect([...(await eventsOfACall(() => undefined))].sort()).toEqual(['COMPLETED', 'DISCONNECTED', 'INITIATED']);
  });

  it('are lost, repeated, and overtaken', async () => {
    expect(await eventsOfACall((type) => (type === 'DISCONNECTED' ? [] : undefined))).toEqual(['INITIATED', 'COMPLETED']);
    expect(await eventsOfACall((type) => (type === 'INITIATED' ? [50, 60] : [100]))).toEqual([
      'INITIATED',
      'INITIATED',
      'DISCONNECTED',
      'COMPLETED',
    ]);
    expect(await eventsOfACall((type) => (type === 'INITIATED' ? [60_000] : [100]))).toEqual(['DISCONNECTED', 'COMPLETED', 'INITIATED']);
  });
});
