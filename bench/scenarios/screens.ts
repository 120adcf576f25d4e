import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.ts';
import type { Figure, Scenario } from '../scenario.ts';
import { type Signed, turn, type World } from '../world.ts';
import { at, figure, median, seenOn, windowOf } from './browser.ts';
import { scrolling } from './scrolling.ts';

/*
 * What people feel, in a browser of its own: a laptop of the middle (the processor four times slower) on a line of 10 Mbit/s
 * and 40 ms, each figure the median of five. The list is measured without that, at 50,000 rows.
 */

const TIMES = 5;
const SLOWER = 4;
const LINE = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
const MANY_CASES = 250_000;
const STEPS = 40;
/** The feed stays open, so a page is never idle: what comes late comes within this. */
const SETTLING = 1500;

async function slowly(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await session.send('Network.emulateNetworkConditions', LINE);
}

interface Opening {
  readonly path: string;
  /** What somebody can use once it is there. */
  readonly usable: string;
}

/** Opens a page in a fresh browser: when it was painted, when it could be used, and how much moved by itself. */
async function openedCold(browser: Browser, world: World, { person, path, usable }: Opening & { person: Signed }) {
  const context = await windowOf(browser, world, person);
  const page = await context.newPage();
  await slowly(page);
  const began = performance.now();
  await page.goto(world.program.address + path);
  await page.locator(usable).first().waitFor();
  const ready = performance.now() - began;
  await page.waitForTimeout(SETTLING);
  const seen = await seenOn(page);
  await context.close();
  return { ready, lcp: seen.lcp, shift: seen.shift };
}

async function cold(
  browser: Browser,
  world: World,
  given: Opening & { person: Signed; name: string; lcp: number; ready: number },
) {
  const all = [];
  for (let time = 0; time < TIMES; time += 1) all.push(await openedCold(browser, world, given));
  return [
    figure(`${given.name}, cold: largest paint`, median(all.map(({ lcp }) => lcp)), { unit: 'ms', most: given.lcp }),
    figure(`${given.name}, cold: can be used`, median(all.map(({ ready }) => ready)), {
      unit: 'ms',
      most: given.ready,
    }),
    figure(`${given.name}: moved by itself (CLS)`, median(all.map(({ shift }) => shift)), { unit: '', most: 0.02 }),
  ];
}

/** From a key to the frame that shows its effect: `mark` is what changes. */
async function keyToFrame(page: Page, key: string, mark: string): Promise<number> {
  const before = await page.evaluate(mark);
  await page.evaluate(
    `window.shown = new Promise((settle, fail) => {
      setTimeout(() => fail(new Error('Nothing changed for 10 s after ${key}.')), 10_000);
      let from = 0;
      addEventListener('keydown', () => { from = performance.now(); }, { capture: true, once: true });
      const look = () => {
        if (from > 0 && ${mark} !== ${JSON.stringify(before)}) requestAnimationFrame(() => settle(performance.now() - from));
        else requestAnimationFrame(look);
      };
      look();
    }), null`,
  );
  await page.keyboard.press(key);
  return Number(await page.evaluate('window.shown'));
}

const ACTIVE_ROW = `document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant')`;
const HEADING = `document.querySelector('h1')?.textContent`;

/** An agent's hands on the queue and from case to case. */
async function working(browser: Browser, world: World): Promise<readonly Figure[]> {
  const context = await windowOf(browser, world, turn(world.agents, 0));
  const page = await context.newPage();
  await slowly(page);
  await page.goto(`${world.program.address}/desk/queue`);
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('j');
  const moves: number[] = [];
  for (let step = 0; step < STEPS; step += 1) moves.push(await keyToFrame(page, 'j', ACTIVE_ROW));
  await page.keyboard.press('Enter');
  await page.getByRole('log').waitFor();
  const next: number[] = [];
  for (let step = 0; step < TIMES; step += 1) {
    await page.waitForTimeout(SETTLING);
    next.push(await keyToFrame(page, ']', HEADING));
  }
  const { presses } = await seenOn(page);
  await context.close();
  return [
    figure('Queue: J to the marked row, p95', at(moves, 0.95), { unit: 'ms', most: 100 }),
    figure('Case: ] to the next, fetched ahead', median(next), { unit: 'ms', most: 200 }),
    figure('Desk: presses to the next frame (INP), p75', at(presses, 0.75), { unit: 'ms', most: 100 }),
  ];
}

/** What one agent says until it stands on another's screen. */
async function told(browser: Browser, world: World): Promise<readonly Figure[]> {
  const agent = turn(world.agents, 0);
  const context = await windowOf(browser, world, agent);
  const page = await context.newPage();
  const { items } = await agent.client.get<{ items: { id: string; number: number }[] }>('/cases?show=open&limit=5');
  const waits: number[] = [];
  for (const [place, { id, number }] of items.entries()) {
    await page.goto(`${world.program.address}/desk/case/${number}`);
    await page.getByRole('log').waitFor();
    const text = `Measured ${place} at ${Date.now()}.`;
    const began = performance.now();
    const sent = agent.client.post(`/cases/${id}/notes`, { text });
    await page.getByText(text).first().waitFor();
    waits.push(performance.now() - began);
    await sent;
  }
  await context.close();
  return [
    figure('From one agent’s words to another’s screen, slowest of five', Math.max(...waits), {
      unit: 'ms',
      most: 1000,
    }),
  ];
}

export const screens: Scenario = {
  name: 'screens',
  async run(world) {
    const browser = await chromium.launch({
      executablePath: await findBrowser(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const [customer, agent] = [turn(world.customers, 0), turn(world.agents, 0)];
      const home = {
        person: customer,
        name: 'Portal home',
        path: '/',
        usable: 'textarea, [role=combobox], input[type=text]',
      };
      const today = { person: agent, name: 'Today', path: '/desk/today', usable: '[data-row-link]' };
      return [
        ...(await cold(browser, world, { ...home, lcp: 1500, ready: 1800 })),
        ...(await cold(browser, world, { ...today, lcp: 2000, ready: 2500 })),
        ...(await working(browser, world)),
        ...(await told(browser, world)),
        ...(world.cases < MANY_CASES ? [] : await scrolling(browser, world)),
      ];
    } finally {
      await browser.close();
    }
  },
};
