import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launch, openConsole, violations } from './browser';
import { PhoneByKeyboard } from './phone';
import { type RunningConsole, runConsole } from './running-console';

const IMAGES = join(__dirname, '../../docs/images');

let browser: Browser;
let atlas: RunningConsole;
beforeAll(async () => {
  [browser, atlas] = await Promise.all([launch(), runConsole()]);
});
afterAll(async () => {
  await browser.close();
  await atlas.stop();
});

const state = (name: string, status: string) => `[data-state="${name}"].state-${status}`;

/** The states in the order in which they light up, noticed by the page itself. */
async function watchStates(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const lit: string[] = [];
    Object.assign(window, { lit });
    new MutationObserver(() => {
      for (const node of document.querySelectorAll('.state-running, .state-done, .state-caught')) {
        const name = node.getAttribute('data-state') ?? '';
        if (!lit.includes(name)) lit.push(name);
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => (window as unknown as { lit: string[] }).lit);
}

describe('the first minute', () => {
  it('dial in, talk, ask for a callback, answer it: the states light in order and the lead appears with its outcome, by keyboard alone', async () => {
    const { page, complaints } = await openConsole(browser, atlas.url);
    expect(page.url()).not.toContain('token');
    const lit = await watchStates(page);
    const phone = new PhoneByKeyboard(page);

    await phone.dials();
    expect(await phone.says('what is the demo about?')).not.toBe('');
    for (const line of ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes'])
      await phone.says(line);
    await phone.answers();
    expect(await phone.says('yes, go ahead')).not.toBe('');
    await page.screenshot({ path: join(IMAGES, 'console.png') });
    await phone.hangsUp();
    await page.waitForSelector('.tasks .task');

    const order = await lit();
    const at = (name: string) => order.indexOf(name);
    for (const name of ['Create Lead', 'Generate Scenario', 'Start Outbound Call', 'Start Call Monitor']) expect(order).toContain(name);
    expect(at('Start Outbound Call')).toBeGreaterThan(at('Create Lead'));
    expect(at('Start Outbound Call')).toBeGreaterThan(at('Generate Scenario'));
    expect(at('Start Call Monitor')).toBeGreaterThan(at('Start Outbound Call'));

    expect(await page.locator('.card').count()).toBe(1);
    expect(await page.locator('.card').innerText()).toMatch(
      /Ada Lovelace[\s\S]*Working - Contacted[\s\S]*Analytical Engines[\s\S]*Completed/,
    );
    await page
      .locator('#state-machines, .machines, article.machine')
      .first()
      .screenshot({ path: join(IMAGES, 'callback.png') });
    expect(await page.locator('.fault').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('a click on a state opens its input, output and history, and each turn has its waterfall', async () => {
    const { page } = await openConsole(browser, atlas.url);
    await page.locator('[data-state="Create Lead"]').first().click();
    expect(await page.locator('main').innerText()).toMatch(/Input[\s\S]*callbackId[\s\S]*TaskStateEntered/);
    expect(await page.locator('main').innerText()).toMatch(/Where the time went[\s\S]*lambda Invoke/);
    await page.context().close();
  });
});

describe('Salesforce is down', () => {
  it('the call goes on, the lead is shown pending, then synced, once', async () => {
    const { page } = await openConsole(browser, atlas.url);
    const before = await page.locator('.card').count();
    await page.locator('#own-number').fill('+1 415 555 2672');
    await page.getByRole('switch', { name: 'Salesforce is down' }).click();
    const phone = new PhoneByKeyboard(page);
    const heard = await page.locator('.turn-facts').count();
    Object.assign(phone, { replies: heard });
    await phone.asksForACallback();
    await page.waitForSelector('.promise.is-pending');
    await phone.answers();
    await phone.says('thank you');
    await phone.hangsUp();
    expect(await page.locator('.card').count()).toBe(before);

    await page.getByRole('switch', { name: 'Salesforce is down' }).click();
    await page.waitForSelector('.promise.is-synced');
    await page.waitForFunction((count) => document.querySelectorAll('.card').length === count, before + 1);
    expect(await page.locator('.promise.is-pending').count()).toBe(0);
    await page.context().close();
  });
});

describe('all dialing', () => {
  it('is stopped and goes on by keyboard, and a screen reader is told', async () => {
    const { page } = await openConsole(browser, atlas.url);
    await page.getByRole('button', { name: 'Stop all dialing' }).focus();
    await page.keyboard.press('Enter');
    const state = page.locator('.dialing [role=status]');
    await page.waitForSelector('.dialing.is-stopped');
    expect(await state.innerText()).toMatch(/Dialing is stopped \(since .*switched in the console\)/);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Resume dialing' }).press('Space');
    await page.waitForSelector('.dialing:not(.is-stopped)');
    expect(await state.innerText()).toMatch(/Dialing is on/);
    await page.context().close();
  });
});

describe("ops' edit", () => {
  const file = () => join(atlas.checkout, 'statemachines/callback.asl.json');

  it('a broken one is refused with state, reason and fix, on the page and in the terminal', async () => {
    const { page } = await openConsole(browser, atlas.url);
    const sound = readFileSync(file(), 'utf8');
    writeFileSync(file(), sound.replace('"Next": "Start Outbound Call"', '"Next": "Start Outbond Call"'));
    await page.waitForSelector('text=Start Outbond Call');
    expect(await page.locator('body').innerText()).toMatch(/Start Outbond Call/);
    expect(atlas.said()).toMatch(/callback\.asl\.json[\s\S]*Start Outbond Call/);
    writeFileSync(file(), sound);
    await page.context().close();
  });

  it('a good one is live on the next call, without a restart', async () => {
    const { page } = await openConsole(browser, atlas.url);
    const sound = JSON.parse(readFileSync(file(), 'utf8'));
    const createLead = sound.States['Prepare Callback'].Branches[0].States['Create Lead'];
    for (const retrier of createLead.Retry) retrier.MaxAttempts = 1;
    writeFileSync(file(), JSON.stringify(sound, null, 2));
    await page.waitForFunction(() => /live|applied/i.test(document.querySelector('body')?.innerText ?? ''));

    // One retry instead of two is what the next call shows while Salesforce is down.
    await page.locator('#own-number').fill('+1 415 555 2673');
    await page.getByRole('switch', { name: 'Salesforce is down' }).click();
    const phone = new PhoneByKeyboard(page);
    Object.assign(phone, { replies: await page.locator('.turn-facts').count() });
    await phone.asksForACallback();
    await page.waitForSelector(state('Create Lead', 'caught'));
    expect(await page.locator(state('Create Lead', 'caught')).first().textContent()).toMatch(/↻\s*1/);
    await page.getByRole('switch', { name: 'Salesforce is down' }).click();
    await page.context().close();
  });
});

describe('everybody', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing wrong in %s, on a desk and on a phone', async (colorScheme) => {
    for (const width of [1440, 390]) {
      const { page } = await openConsole(browser, atlas.url, { colorScheme, viewport: { width, height: 900 } });
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  });

  it('the page is small, and says how fast it was', async () => {
    const { page } = await openConsole(browser, atlas.url);
    const script = Buffer.from(await (await page.request.get(new URL('/app.js', atlas.url).href)).body());
    const gzipped = gzipSync(script).length;
    expect(gzipped).toBeLessThanOrEqual(60 * 1024);
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    process.stdout.write(`app.js ${gzipped} bytes gzipped; first contentful paint ${Math.round(paint ?? Number.NaN)} ms\n`);
    await page.context().close();
  });
});
