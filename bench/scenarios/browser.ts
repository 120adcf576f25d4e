import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Figure } from '../scenario.ts';
import type { Signed, World } from '../world.ts';

/** The middle one. */
export const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
/** The one that so large a share is not above. */
export const at = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** A line of the report that is one amount. */
export function figure(what: string, amount: number, { unit, most }: { unit: string; most: number }): Figure {
  return { what, value: { amount, unit }, goal: { most } };
}

/** Watches what was painted largest, how much moved by itself, and how long each press took. Runs in the page. */
const WATCHING = `
  window.seen = { lcp: 0, shift: 0, presses: [] };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seen.lcp = entry.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) window.seen.presses.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
`;

export interface Seen {
  readonly lcp: number;
  readonly shift: number;
  readonly presses: readonly number[];
}

/** What was seen on a page since it was opened. */
export const seenOn = (page: Page): Promise<Seen> => page.evaluate('window.seen');

/** A window of somebody who is signed in, which watches what happens in it. */
export async function windowOf(browser: Browser, world: World, person: Signed): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const { hostname } = new URL(world.program.address);
  const cookies = person.client.cookie.split('; ').map((pair) => {
    const cut = pair.indexOf('=');
    return { name: pair.slice(0, cut), value: pair.slice(cut + 1), domain: hostname, path: '/' };
  });
  await context.addCookies(cookies);
  await context.addInitScript(WATCHING);
  return context;
}
