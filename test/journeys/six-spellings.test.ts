import { startTestCenter } from '../support/test-center';

it('a phone number given in six spellings is one caller, and one lead', async () => {
  const center = await startTestCenter();
  const spellings = [
    '+1 415 555 2671',
    '(415) 555-2671',
    '415.555.2671',
    'four one five five five five two six seven one',
    '4155552671',
    '1-415-555-2671',
  ];
  for (const [index, spelling] of spellings.entries()) {
    // Somebody calls for a colleague, from another number each time, and says the colleague's.
    const call = await center.caller(`+12125550${160 + index}`).dials();
    const heard = await call.saysAll('call me back', 'Ada', 'Analytical Engines', 'night support', 'no', spelling, 'yes');
    expect(heard).toMatch(/call you|booked already/);
  }
  await center.clock.advance(60_000);
  expect(center.salesforce.leads().map(({ Phone }) => Phone)).toEqual(['+14155552671']);
  await center.close();
});
