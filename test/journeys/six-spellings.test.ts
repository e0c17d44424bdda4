import { e164 } from '../../local/call/arguments';
import { playScriptedCall } from '../../local/call/scripted-call';
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
  for (const spelling of spellings) {
    // Somebody calls for a colleague, from another number each time, and says the colleague's.
    const from = e164(`+1 212 555 01${60 + spellings.indexOf(spelling)}`);
    const lines = ['call me back', 'Ada', 'Analytical Engines', 'night support', 'no', spelling, 'yes'];
    const { turns } = await playScriptedCall(center, center.clock, { from, lines, answerLines: undefined });
    expect(turns.at(-1)?.heard).toMatch(/call you right back|booked/);
  }
  expect(center.salesforce.leads().map(({ Phone }) => Phone)).toEqual(['+14155552671']);
  await center.close();
});
