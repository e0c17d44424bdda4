import { Caller } from '../../../bench/turn/caller';
import { lineThrough } from '../../../bench/turn/measure';

const events: { sessionState: { sessionAttributes: Record<string, string>; intent: { name: string; slots: Record<string, unknown> } } }[] =
  [];
const caller = () =>
  new Caller(7, ['Name', 'Company', 'UseCase', 'PhoneNumber'], async (event) => {
    events.push(event as (typeof events)[number]);
    return { contactId: 'caller-7', turn: String(events.length) };
  });
beforeEach(() => events.splice(0));

it('brings what the function gave back to the next turn', async () => {
  const one = caller();
  await one.turn('greeting', 0);
  await one.turn('question', 1);
  expect(events[0]?.sessionState.sessionAttributes).toMatchObject({ contactId: 'caller-7', callerNumber: '+14155552007' });
  expect(events[1]?.sessionState.sessionAttributes).toEqual({ contactId: 'caller-7', turn: '1' });
});

it('says yes in two invocations, the dialog and the fulfillment', async () => {
  await caller().turn('booking', 9);
  expect(events).toHaveLength(2);
  expect(events.map((event) => (event as unknown as { invocationSource: string }).invocationSource)).toEqual([
    'DialogCodeHook',
    'FulfillmentCodeHook',
  ]);
});

it('finds what a turn costs by itself and what each request adds', () => {
  const cost = (sdkCalls: number, cpuMsPerTurn: number) =>
    ({ work: 'call', sdkCalls, connections: 0, cpuMsPerTurn, medianCpuMsPerTurn: 0, allowedMs: 0 }) as const;
  expect(lineThrough([cost(0, 0.2), cost(1, 0.8), cost(3, 2)])).toEqual({ msPerTurn: 0.2, msPerSdkCall: 0.6 });
});
