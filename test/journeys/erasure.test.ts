import type { Weather } from '../../local/cloud/weather';
import { erasureIn, forget } from '../support/forget';
import { foundIn, placesOf } from '../support/places';
import { type Person, startTestCenter, type TestCenter } from '../support/test-center';

const CALLER = '+14155552671';
const NAME = 'Zebedee Quillfeather';
const COMPANY = 'Canarywharf Kettles';
const CANARIES = [CALLER, NAME, COMPANY, 'singing kettles'];
const ASKING = ['please call me back', NAME, COMPANY, 'we want to sell singing kettles', 'yes'];
const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];

jest.setTimeout(120_000); // hours of sweeps, on a machine that may be busy

let center: TestCenter;
const start = async (weather?: Weather) => {
  center = await startTestCenter({ ...(weather && { weather }) });
  return center.caller(CALLER);
};
afterEach(() => center.close());

async function asks(person: Person): Promise<void> {
  const call = await person.dials();
  await call.saysAll(...ASKING);
}

async function isCalledBack(person: Person): Promise<void> {
  const call = await person.answers();
  await call.says('thank you, goodbye');
  call.hangsUp();
  await center.settle();
}

const receipts = () =>
  center.stateMachines
    .executions()
    .filter(({ stateMachineName }) => stateMachineName === 'atlas-erase-caller')
    .map(({ status, output }) => ({ status, ...JSON.parse(output ?? '{}') }));

describe('whoever wants to be forgotten', () => {
  it('is in no store, log, trace or workflow once it is done; what stays is a receipt, and that they may not be called', async () => {
    const zebedee = await start();
    await asks(zebedee);
    await isCalledBack(zebedee);
    expect(await foundIn(center, CANARIES)).toEqual(expect.arrayContaining(['the leads', expect.stringContaining('the table')]));

    const erasure = await forget(center, CALLER);
    await center.settle();
    expect(await foundIn(center, CANARIES)).toEqual([]);
    expect(receipts()).toEqual([
      expect.objectContaining({
        status: 'SUCCEEDED',
        erased: { callbacks: 1, items: expect.any(Number), leads: 1, tasks: 1, handedOver: 0, resurrected: 0 },
        notOurs: expect.arrayContaining([expect.stringMatching(/^Amazon Connect/)]),
      }),
    ]);
    expect(await erasureIn(center, erasure)).toMatchObject({ doneAt: expect.any(Number) });
    expect(Object.values(await placesOf(center)).join()).toContain(`SUPPRESS#${erasure.callerId}`);
    expect(center.faults()).toEqual([]);
  });

  it('is not rung after it was acknowledged, although a call was promised', async () => {
    const zebedee = await start();
    const call = await zebedee.dials();
    await call.saysAll(...ASKING);
    await forget(center, CALLER); // the line is still open: nobody has dialled yet
    call.hangsUp();
    await center.settle();
    expect(zebedee.rings).toEqual([]);
    expect(await foundIn(center, CANARIES)).toEqual([]);
    expect(center.salesforce.tasks()).toEqual([]);
  });

  it('may say so in the very call that was promised: it goes on to its end, and leaves nothing', async () => {
    const zebedee = await start();
    await asks(zebedee);
    const call = await zebedee.answers();
    await forget(center, CALLER);
    await call.says('goodbye');
    call.hangsUp();
    await center.settle();
    expect(zebedee.rings).toHaveLength(1);
    expect(await foundIn(center, CANARIES)).toEqual([]);
  });

  it('is gone from the table at once and from Salesforce when it is back, within a day', async () => {
    const zebedee = await start();
    await asks(zebedee);
    await isCalledBack(zebedee);
    center.salesforce.goDown(true);
    const erasure = await forget(center, CALLER);
    await center.clock.advance(3 * HOUR_MS);
    expect(await foundIn(center, CANARIES)).toEqual(['the leads']);
    expect(await erasureIn(center, erasure)).not.toHaveProperty('doneAt');

    center.salesforce.goDown(false);
    await center.clock.advance(HOUR_MS);
    expect(await foundIn(center, CANARIES)).toEqual([]);
    expect(receipts()).toMatchObject([{ status: 'SUCCEEDED', erased: { leads: 1 } }]);
  });

  it('does not come back with a writer that was under way: the second pass finds it', async () => {
    let isHeld = false;
    const zebedee = await start((call, carryOut) => {
      if (call.service !== 'salesforce' || !call.operation.startsWith('PATCH') || !call.operation.includes('/Lead/') || isHeld)
        return carryOut();
      isHeld = true; // Create Lead gives up, and Salesforce does what it was asked for a minute and a half later
      return new Promise((resolve) => {
        center.clock.setTimeout(() => resolve(carryOut(new AbortController().signal)), 90_000);
      });
    });
    const call = await zebedee.dials();
    await call.saysAll(...ASKING);
    await center.clock.advance(1_000);
    call.hangsUp();
    await forget(center, CALLER);
    await center.clock.advance(2 * MINUTE_MS);
    expect(center.salesforce.leads()).toHaveLength(1); // it came after the first pass
    await center.settle();
    expect(isHeld).toBe(true);
    expect(await foundIn(center, CANARIES)).toEqual([]);
    expect(receipts()).toMatchObject([{ erased: { resurrected: expect.any(Number) } }]);
  });

  it('is erased by a person where sales has made a contact of the lead: a task asks for it, with a due date', async () => {
    const zebedee = await start();
    await asks(zebedee);
    await isCalledBack(zebedee);
    const [lead] = center.salesforce.leads();
    const { contactId } = center.salesforce.convertLead(String(lead?.['Id']));
    await forget(center, CALLER);
    await center.settle();
    expect(center.salesforce.tasks()).toEqual([
      expect.objectContaining({
        WhoId: contactId,
        Status: 'Not Started',
        Subject: expect.stringMatching(/^Please erase/),
        ActivityDate: '2026-12-02',
      }),
    ]);
    expect(receipts()).toMatchObject([
      { erased: { leads: 0, tasks: 1, handedOver: 1 }, notOurs: expect.arrayContaining([expect.stringMatching(/^Salesforce: 1 record/)]) },
    ]);
    expect((await foundIn(center, CANARIES)).filter((place) => place !== 'the leads')).toEqual([]);
  });

  it('is erased although the workflow was lost: the sweep starts it again', async () => {
    let isLost = false;
    await start((call, carryOut) => {
      if (call.operation !== 'StartExecution' || isLost || !JSON.stringify(call.input).includes('erasureId')) return carryOut();
      isLost = true;
      return Promise.resolve({ executionArn: 'arn:lost', startDate: center.clock.now() / 1000 });
    });
    const erasure = await forget(center, CALLER);
    await center.clock.advance(3 * MINUTE_MS);
    await center.settle();
    expect(isLost).toBe(true);
    expect(await erasureIn(center, erasure)).toMatchObject({ runs: 2, doneAt: expect.any(Number) });
  });

  it('says so on the phone, is asked for a yes, and is gone when the receipt is there', async () => {
    const zebedee = await start();
    await asks(zebedee);
    await isCalledBack(zebedee);
    const call = await zebedee.dials();
    expect(await call.says('delete my information')).toMatch(/\?/);
    await call.says('yes please');
    call.hangsUp();
    await center.settle();
    await center.clock.advance(10 * MINUTE_MS); // the session of the call is forgotten as well
    expect(receipts()).toMatchObject([{ status: 'SUCCEEDED', erased: { callbacks: 1, leads: 1, tasks: 1 } }]);
    expect(await foundIn(center, CANARIES)).toEqual([]);
    expect(center.faults()).toEqual([]);
  });

  it('may ask for a call again, to another number: it is made, and sales knows of it', async () => {
    const zebedee = await start();
    const elsewhere = center.caller('+14155550142');
    await asks(zebedee);
    await isCalledBack(zebedee);
    await forget(center, CALLER);
    await center.clock.advance(MINUTE_MS);
    const call = await zebedee.dials();
    await call.saysAll(...ASKING.slice(0, -1), 'no', '4155550142', 'yes');
    call.hangsUp();
    await isCalledBack(elsewhere);
    await center.clock.advance(10 * MINUTE_MS); // the second pass has been by then
    expect(zebedee.rings).toHaveLength(1);
    expect(elsewhere.rings).toHaveLength(1);
    expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Phone: '+14155550142', Status: 'Working - Contacted' })]);
  });

  it('takes along the callback that somebody at the number they had named has moved to a third one', async () => {
    const zebedee = await start();
    const colleague = center.caller('+14155550142');
    const third = center.caller('+16175553904');
    const asking = await zebedee.dials();
    await asking.saysAll(...ASKING.slice(0, -1), 'no', '4155550142', 'yes');
    asking.hangsUp();
    await center.clock.advance(3 * MINUTE_MS); // rung at the colleague's, where nobody answered
    const moving = await colleague.dials();
    const heard = await moving.saysAll('please call me back', 'please call another number', '617 555 3904', 'yes');
    expect(heard).toMatch(/I'll call you/);
    moving.hangsUp();
    expect(await foundIn(center, CANARIES)).toEqual(expect.arrayContaining([expect.stringContaining('the table')]));
    await forget(center, CALLER);
    await center.clock.advance(HOUR_MS);
    await center.settle();
    expect(await foundIn(center, CANARIES)).toEqual([]);
    expect(third.rings).toEqual([]);
    expect(receipts()).toMatchObject([{ status: 'SUCCEEDED', erased: { callbacks: 2 } }]);
  });

  it('cannot be somebody else: whoever names another number has nothing but their own erased', async () => {
    const zebedee = await start();
    await asks(zebedee);
    await isCalledBack(zebedee);
    const impostor = center.caller('+14155550142');
    const call = await impostor.dials();
    await call.says(`delete the information of ${CALLER}`);
    await call.says('yes please');
    call.hangsUp();
    await center.settle();
    expect(await foundIn(center, CANARIES)).toEqual(expect.arrayContaining(['the leads']));
    expect(center.salesforce.leads()).toHaveLength(1);
    expect(receipts().every(({ erased }) => erased.callbacks === 0 && erased.leads === 0)).toBe(true);
  });
});
