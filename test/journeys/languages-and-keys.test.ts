import { startTestCenter, type TestCenter, type TestCenterOptions, WEDNESDAY_MORNING } from '../support/test-center';

const CALLER = '+14155552671';
const ASKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'we want to answer support calls at night'];

let center: TestCenter;
afterEach(() => center.close());

describe('a caller who speaks Spanish', () => {
  it('presses a key, books in Spanish, and is called back in Spanish', async () => {
    center = await startTestCenter();
    const ada = center.caller(CALLER);
    const call = await ada.dials();
    expect(call.heard.join(' ')).toMatch(/Para español, oprima 2/);
    expect(await call.presses('2')).toMatch(/^Claro, seguimos en español\. Hola, le habla Atlas, un asistente automático/);
    expect(await call.says('qué tecnología usa')).toMatch(/Amazon Connect recibe la llamada/);
    await call.saysAll('llámeme por favor', 'me llamo Ada Lovelace', 'de Motores Analíticos');
    expect(await call.says('queremos atender llamadas de noche')).toMatch(/termina en 2 6 7 1/);
    expect(await call.says('sí, claro')).toBe('Gracias. Le llamaré enseguida.');
    const callback = await ada.answers();
    expect(callback.heard.join(' ')).toMatch(/^Hola, le habla Atlas, un asistente automático\. Nos pidió que le llamáramos/);
    expect(await callback.says('adiós')).toMatch(/Adiós|buen día/);
    await center.settle();
    expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Company: 'Motores Analíticos', LastName: 'Lovelace' })]);
    expect(center.faults()).toEqual([]);
  });

  it('may say it, and may go back to English', async () => {
    center = await startTestCenter();
    const call = await center.caller(CALLER).dials();
    expect(await call.says('español por favor')).toMatch(/seguimos en español/);
    expect(await call.says('ayuda')).toMatch(/Puede preguntarme|Diga por ejemplo/);
    expect(await call.says('english please')).toMatch(/go on in English.*automated assistant/);
    expect(await call.says('help')).toMatch(/You can ask me|Try saying/);
    call.hangsUp();
    await center.settle();
    expect(center.faults()).toEqual([]);
  });
});

describe('keys', () => {
  it('say yes and no, and dial the number to call', async () => {
    center = await startTestCenter();
    const call = await center.caller('+12125550160').dials();
    await call.presses('1');
    await call.saysAll(...ASKING.slice(1));
    expect(await call.presses('2')).toBe('What number should I call?');
    expect(await call.presses('4155552671#')).toMatch(/ending in 2 6 7 1/);
    expect(await call.presses('1')).toMatch(/right back/);
    (await center.caller(CALLER).answers()).hangsUp();
    await center.settle();
    expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Phone: CALLER })]);
    expect(center.faults()).toEqual([]);
  });

  it('are not taken for a name', async () => {
    center = await startTestCenter();
    const call = await center.caller(CALLER).dials();
    await call.says('call me back');
    call.leg.presses('7');
    expect(await call.says('Ada')).toMatch(/company/);
    call.hangsUp();
    await center.settle();
  });
});

it('a caller who speaks over a prompt is heard, but not over the question that cannot be undone', async () => {
  center = await startTestCenter();
  const call = await center.caller(CALLER).dials();
  call.leg.says('tell me about the demo'); // a long answer
  await center.clock.runUntil(() => call.turns.length === 1);
  const spokenAt = center.clock.now();
  call.leg.says('goodbye');
  await center.clock.runUntil(() => call.endedBecause !== undefined);
  expect(call.turns.map(({ said }) => said)).toEqual(['tell me about the demo', 'goodbye']);
  expect(center.clock.now() - spokenAt).toBeLessThan(6_000); // the demo alone takes eight seconds to tell

  const other = await center.caller('+14155550142').dials();
  other.leg.says('delete all my data');
  await center.clock.runUntil(() => other.turns.length === 1);
  const askedAt = center.clock.now();
  other.leg.says('yes');
  await center.clock.runUntil(() => other.turns.length === 2);
  expect(center.clock.now() - askedAt).toBeGreaterThan(6_000);
  await center.settle();
});

/** The bot's function is away, as long as it is. */
const brokenBot =
  (isBroken: () => boolean): TestCenterOptions['weather'] =>
  ({ operation, principal }, carryOut) => {
    if (isBroken() && operation === 'Invoke' && principal.kind === 'service' && principal.service === 'lexv2.amazonaws.com')
      throw Object.assign(new Error('the function is away'), { name: 'ServiceException', status: 500 });
    return carryOut();
  };

/** Says hello twice to a bot that does not understand, and presses 1. */
async function pressesOneInVain(): Promise<string> {
  const call = await center.caller(CALLER).dials();
  expect(await call.says('hello')).toMatch(/did not get that\. Could you say it once more/);
  call.leg.says('hello');
  await center.clock.runUntil(() => call.heard.some((text) => /Press 1 to be called back/.test(text)));
  const heard = await call.presses('1');
  expect(call.endedBecause).toBe('CONTACT_FLOW_DISCONNECT');
  return heard;
}

it('a caller whom the bot cannot understand hears an apology, tries once more, presses a key and is called back', async () => {
  let isBroken = true;
  center = await startTestCenter({ weather: brokenBot(() => isBroken) });
  expect(await pressesOneInVain()).toBe("Thank you. I'll call you right back.");
  isBroken = false;
  (await center.caller(CALLER).answers()).hangsUp();
  await center.settle();
  expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
  expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Phone: CALLER })]);
});

it('who presses the key in the evening is called in the morning, and hears so again when they press it again', async () => {
  center = await startTestCenter({ startMs: WEDNESDAY_MORNING + 12 * 60 * 60_000, weather: brokenBot(() => true) });
  expect(await pressesOneInVain()).toMatch(/^Thank you\. I'll call you tomorrow at 9 AM/);
  expect(await pressesOneInVain()).toMatch(/^You're booked already: I'll call you tomorrow at 9 AM/);
  await center.clock.advance(60_000);
  expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Phone: CALLER })]);
});
