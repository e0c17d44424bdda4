import { fulfill } from '../../../../lambdas/lex-fulfillment/lex-fulfillment';
import { callerIdOf, erasureIdOf, messageIdOf } from '../../../../lambdas/shared/domain/ids';
import type { PhoneNumber } from '../../../../lambdas/shared/domain/phone-number';
import { IDENTITY_KEY, inMemoryPorts, LexTalk, lexEvent, NOW } from '../../../support/lex-talk';

const NUMBER = '+14155552671' as PhoneNumber;
const CALLER_ID = callerIdOf(IDENTITY_KEY, NUMBER);
const ASKED = 'I will call you at this number ending in 2 6 7 1. Is that right?';
const HOUR_MS = 60 * 60_000;

function scene(localeId = 'en_US', attributes?: Record<string, string>) {
  const ports = inMemoryPorts();
  return { ports, talk: new LexTalk(ports, attributes, localeId) };
}

async function booked() {
  const { ports, talk } = scene();
  await talk.introduces();
  await talk.says('yes');
  return { ports, later: new LexTalk(ports, { contactId: 'contact-2', callerNumber: NUMBER }) };
}

const callbacks = ({ callbacks: { rows } }: ReturnType<typeof inMemoryPorts>) => [...rows.values()];

describe('questions about the technology', () => {
  it('have fixed answers by what is asked, and the model for everything else', async () => {
    const { ports, talk } = scene();
    expect(await talk.says('which language model do you use', 'AboutTechnology')).toMatch(/Claude/);
    expect(await talk.says('where are your servers', 'AboutTechnology')).toMatch(/Amazon Web Services/);
    expect(await talk.says('what technology are you built on', 'AboutTechnology')).toMatch(/Connect/);
    expect(ports.model.prompts).toHaveLength(0);
    await talk.says('could this technology replace my aunt', 'AboutTechnology');
    expect(ports.model.prompts).toHaveLength(1);
  });
});

describe('a callback at a time that the caller names', () => {
  it('is read back with the time, and booked for it', async () => {
    const { ports, talk } = scene();
    await talk.says('call me back tomorrow at three');
    await talk.says('Ada');
    await talk.says('Analytical Engines');
    const readBack = await talk.says('fleet pricing');
    expect(readBack).toBe('I will call you at this number ending in 2 6 7 1, tomorrow at 3 PM. Is that right?');
    expect(await talk.says('yes')).toBe("Thank you. I'll call you tomorrow at 3 PM.");
    expect(callbacks(ports)).toEqual([expect.objectContaining({ dueAt: Math.ceil((NOW + 29 * HOUR_MS - 250) / 1000) })]);
    expect(ports.workflows.callbacks).toEqual([]);
    expect(ports.workflows.monitors.size).toBe(1);
  });

  it('is not taken from the answer to another question', async () => {
    const { talk } = scene();
    await talk.says('call me back');
    await talk.says('Friday');
    await talk.says('Tomorrow at Three Limited');
    expect(await talk.says('we open tomorrow at nine')).toBe(ASKED);
  });

  it('may be corrected while it is read back, and outside calling hours their opening is offered', async () => {
    const { ports, talk } = scene();
    await talk.introduces();
    expect(await talk.says('tomorrow at three please')).toMatch(/, tomorrow at 3 PM\. Is that right/);
    expect(await talk.says('at eleven in the evening')).toMatch(/^Nobody is called at that hour\. .*tomorrow at 9 AM\. Shall I/);
    expect(await talk.says('yes')).toBe("Thank you. I'll call you tomorrow at 9 AM.");
    expect(callbacks(ports)).toHaveLength(1);
  });

  it('moves the one that is booked, in the same call', async () => {
    const { ports, talk } = scene();
    await talk.introduces();
    await talk.says('yes');
    expect(await talk.says('call me tomorrow at four instead')).toBe("All right. I'll call you tomorrow at 4 PM.");
    expect(callbacks(ports)).toHaveLength(1);
  });

  it('is not further ahead than two weeks', async () => {
    const { ports, talk } = scene();
    expect(await talk.says('call me in 40 days')).toMatch(/next two weeks/);
    expect(callbacks(ports)).toHaveLength(0);
  });
});

describe('a caller who cancels', () => {
  it('takes back what is booked for their number, also from another call, and hears when nothing is', async () => {
    const { ports, later } = await booked();
    expect(await later.says('cancel my callback', 'Cancel')).toMatch(/canceled/);
    expect(callbacks(ports)).toEqual([expect.objectContaining({ state: 'CANCELED' })]);
    const again = new LexTalk(ports, { contactId: 'contact-3', callerNumber: NUMBER });
    expect(await again.says('cancel my callback', 'Cancel')).toMatch(/no callback booked/);
  });

  it('is asked first when the words do not say so plainly', async () => {
    const { ports, later } = await booked();
    expect(await later.says('scrap that thing', 'Cancel')).toBe('You have a callback booked. Shall I cancel it?');
    expect(await later.says('no')).toMatch(/stays booked/);
    expect(callbacks(ports)).toEqual([expect.objectContaining({ state: 'REQUESTED' })]);
    await later.says('scrap that thing', 'Cancel');
    expect(await later.says('yes')).toMatch(/canceled/);
  });

  it('may ask when the call will come, and nothing changes', async () => {
    const { ports, later } = await booked();
    expect(await later.says('when will you call me', 'Cancel')).toMatch(/^Your callback is booked: I'll call you right back/);
    expect(callbacks(ports)).toEqual([expect.objectContaining({ state: 'REQUESTED' })]);
  });

  it('changes nobody else’s', async () => {
    const { ports } = await booked();
    const stranger = new LexTalk(ports, { contactId: 'contact-9', callerNumber: '+12125550123' });
    expect(await stranger.says('cancel my callback', 'Cancel')).toMatch(/no callback booked/);
    expect(callbacks(ports)).toEqual([expect.objectContaining({ state: 'REQUESTED' })]);
  });
});

describe('a caller who wants to be forgotten', () => {
  it('is asked first, and then their own number is erased', async () => {
    const { ports, talk } = scene();
    expect(await talk.says('delete my data', 'DeleteMyInfo')).toMatch(/the number you are calling from.*Shall I/);
    expect(ports.erasures.rows.size).toBe(0);
    expect(await talk.says('yes', 'DeleteMyInfo')).toMatch(/^Done/);
    expect(talk.isOver).toBe(true);
    const erasureId = erasureIdOf(IDENTITY_KEY, 'contact-1');
    expect([...ports.erasures.rows.values()]).toEqual([expect.objectContaining({ erasureId, callerId: CALLER_ID })]);
    expect([...ports.erasures.suppressed.keys()]).toEqual([CALLER_ID]);
  });

  it('keeps everything when they say no, or show no number', async () => {
    const { ports, talk } = scene();
    await talk.says('delete my data', 'DeleteMyInfo');
    expect(await talk.says('no', 'DeleteMyInfo')).toMatch(/nothing is erased/);
    const hidden = new LexTalk(ports, { contactId: 'contact-2' });
    expect(await hidden.says('delete my data', 'DeleteMyInfo')).toMatch(/hidden/);
    expect(ports.erasures.rows.size).toBe(0);
  });

  it.each(['go ahead and call me back', 'hello', 'what is this'])('is asked again when Lex took "%s" for a yes', async (said) => {
    const ports = inMemoryPorts();
    const attributes = { contactId: 'contact-1', callerNumber: NUMBER };
    for (const hook of ['DialogCodeHook', 'FulfillmentCodeHook']) {
      const { sessionState } = await fulfill(
        lexEvent('DeleteMyInfo', said, { attributes, hook, confirmation: 'Confirmed' }),
        ports,
        10_000,
      );
      expect(sessionState.dialogAction.type).toBe('ConfirmIntent');
    }
    expect(ports.erasures.rows.size).toBe(0);
  });

  it('hears nothing of success when the wish could not be recorded', async () => {
    const { ports, talk } = scene();
    await talk.says('delete my data', 'DeleteMyInfo');
    ports.erasures.failure = new Error('down');
    expect(await talk.says('yes', 'DeleteMyInfo')).toMatch(/could not start the erasure/);
  });
});

describe('a message for a colleague', () => {
  it('is kept word for word, once, and brought to Salesforce by its monitor; nobody dials', async () => {
    const { ports, talk } = scene();
    expect(await talk.says('leave a message', 'LeaveMessage')).toBe('Which Message?');
    expect(await talk.says('the blue engine rattles', 'LeaveMessage')).toMatch(/A colleague gets your message/);
    expect(talk.isOver).toBe(true);
    const callbackId = messageIdOf(IDENTITY_KEY, 'contact-1');
    expect(callbacks(ports)).toEqual([
      expect.objectContaining({ callbackId, state: 'COMPLETED', outcome: 'message', useCase: 'the blue engine rattles', number: NUMBER }),
    ]);
    expect([[...ports.workflows.monitors], ports.workflows.callbacks]).toEqual([[callbackId], []]);
  });

  it('needs a number where none is shown', async () => {
    const { ports, talk } = scene('en_US', { contactId: 'contact-1' });
    await talk.says('leave a message', 'LeaveMessage');
    expect(await talk.says('the blue engine rattles', 'LeaveMessage')).toMatch(/What number/);
    expect(await talk.says('415 555 2671', 'LeaveMessage')).toMatch(/A colleague gets your message/);
    expect(callbacks(ports)).toEqual([expect.objectContaining({ number: NUMBER })]);
  });
});

describe('a caller who asks aside', () => {
  it('hears the last answer again, and while something is asked the question, which stays open', async () => {
    const { ports, talk } = scene();
    expect(await talk.says('what did you say', 'Repeat')).toMatch(/not said much/);
    const said = await talk.says('what is this demo', 'AboutDemo');
    expect(await talk.says('say that again', 'Repeat')).toBe(`I said: ${said}`);
    await talk.introduces();
    expect(await talk.says('pardon', 'Repeat')).toBe(`I said: ${ASKED}`);
    expect(await talk.says('repeat that', 'Repeat')).toBe(`I said: ${ASKED}`);
    expect(await talk.says('help', 'Help')).toMatch(/press 1 for yes.*Is that right/);
    expect(await talk.says('yes')).toMatch(/right back/);
    expect(callbacks(ports)).toEqual([expect.objectContaining({ name: 'Ada', useCase: 'fleet pricing' })]);
  });

  it('hears a question of the bot’s own again too, and may leave it', async () => {
    const { ports, talk } = scene();
    await talk.says('call me back');
    expect(await talk.says('can you repeat that')).toBe('What is your name?');
    expect(await talk.says('Ada')).toBe('Which Company?');
    expect(await talk.says('cancel')).toMatch(/nothing is booked/);
    expect(talk.last?.sessionState.dialogAction.type).toBe('ElicitIntent');
    expect(callbacks(ports)).toHaveLength(0);
  });

  it('hears what can be said here', async () => {
    expect(await scene().talk.says('help', 'Help')).toMatch(/call me back/);
  });
});

describe('a caller who leaves the bot', () => {
  it.each([
    ['goodbye', 'Goodbye', /Goodbye/],
    ['speak to an agent', 'SpeakToSomeone', /colleague/],
    ['español por favor', 'ChangeLanguage', /español/],
  ])('by "%s" does, with a word', async (text, intent, words) => {
    const { talk } = scene();
    expect(await talk.says(text, intent)).toMatch(words);
    expect([talk.isOver, talk.last?.sessionState.intent?.name]).toEqual([true, intent]);
  });

  it.each(['Goodbye', 'SpeakToSomeone', 'ChangeLanguage', 'Help', 'Repeat', 'Cancel'])(
    'is not taken for one when only Lex thought so: %s',
    async (intent) => {
      const { ports, talk } = scene();
      await talk.says('does it work on ships', intent);
      expect(talk.isOver).toBe(false);
      expect(ports.model.prompts).toHaveLength(1);
    },
  );
});

describe('keys', () => {
  it('answer yes and no', async () => {
    const { ports, talk } = scene();
    await talk.introduces();
    expect(await talk.presses('3')).toBe(ASKED);
    expect(await talk.presses('1')).toMatch(/right back/);
    expect(callbacks(ports)).toHaveLength(1);
    const other = new LexTalk(inMemoryPorts());
    await other.introduces();
    expect(await other.presses('2')).toBe('What number should I call?');
    expect(await other.presses('2125550123')).toMatch(/ending in 0 1 2 3/);
    expect(await other.presses('1')).toMatch(/right back/);
  });

  it.each([
    ['1', 'What is your name?'],
    ['0', 'One moment, I will see whether a colleague is free.'],
    ['2', 'Claro, seguimos en español.'],
    ['5', /^Press 1/],
    ['4155550123', 'What is your name?'],
  ])('%s while nothing is asked', async (keys, heard) => {
    expect(await scene().talk.presses(keys)).toEqual(typeof heard === 'string' ? heard : expect.stringMatching(heard));
  });
});

describe('the other language', () => {
  it('books a callback with Spanish words, and the row says so', async () => {
    const { ports, talk } = scene('es_US');
    expect(await talk.says('hola', 'Greeting')).toMatch(/asistente automático/);
    await talk.says('llámeme mañana a las tres', 'Callback');
    await talk.says('me llamo Ada Lovelace');
    await talk.says('de Motores Analíticos');
    expect(await talk.says('quiero hablar de precios')).toBe(
      'Le llamaré a este número, que termina en 2 6 7 1, mañana a las 3 de la tarde. ¿Es correcto?',
    );
    expect(await talk.says('sí')).toBe('Gracias. Le llamaré mañana a las 3 de la tarde.');
    expect(callbacks(ports)).toEqual([
      expect.objectContaining({ localeId: 'es_US', name: 'Ada Lovelace', company: 'Motores Analíticos', useCase: 'precios' }),
    ]);
  });

  it('is what the model is asked to speak, and nothing else of it is said', async () => {
    const { ports, talk } = scene('es_US');
    await talk.says('funciona en barcos', 'FallbackIntent');
    expect(ports.model.prompts[0]?.system).toMatch(/reply in Spanish only/);
    expect(ports.model.prompts[0]?.system).toMatch(/llámeme/);
  });

  it('reads numbers in its own words', async () => {
    const { talk } = scene('es_US');
    await talk.introduces();
    await talk.says('no');
    expect(await talk.says('cuatro uno cinco, cinco cinco cinco, veintiséis setenta y dos')).toMatch(/termina en 2 6 7 2/);
  });
});
