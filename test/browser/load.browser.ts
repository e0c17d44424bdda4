import { seededRandom } from '../../local/cloud/seeded-random';
import { systemClock } from '../../local/cloud/system-clock';
import { startConsole } from '../../local/console/server';
import { startContactCenter } from '../../local/contact-center';
import { isStale, synthesize } from '../../local/synthesize';
import { ASSEMBLY } from '../support/assembly';
import { launch, openConsole } from './browser';

const EVENTS_A_SECOND = 500;
const SECONDS = 5;

it('500 trace events a second leave the page responsive', async () => {
  if (isStale(ASSEMBLY)) await synthesize(ASSEMBLY);
  const clock = systemClock();
  const center = await startContactCenter({ assembly: ASSEMBLY, clock, random: seededRandom('load') });
  const webConsole = await startConsole({ center, clock, port: 0 });
  const browser = await launch();
  try {
    const { page, complaints } = await openConsole(browser, webConsole.url);
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { tasks });
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    });
    for (let tick = 0; tick < SECONDS * 10; tick++) {
      for (let event = 0; event < EVENTS_A_SECOND / 20; event++) {
        const span = center.trace.open('api.call', { service: 'dynamodb', operation: 'GetItem', principal: 'load' });
        span.end();
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // It still does what it is told.
    await page.keyboard.press('Alt+d');
    await page.waitForSelector('#talk:enabled');
    const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
    process.stdout.write(
      `${EVENTS_A_SECOND} events a second for ${SECONDS} s: ${tasks.length} tasks over 50 ms${tasks.length ? `, the longest ${Math.round(Math.max(...tasks))} ms` : ''}\n`,
    );
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await webConsole.close();
    await center.close();
  }
});
