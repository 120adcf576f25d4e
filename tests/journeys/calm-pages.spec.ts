import type { Page } from '@playwright/test';
import { expect, test } from './kit/test.ts';

/*
 * What people see besides the words: pages hold still while they come, work with little motion and with the colours of
 * the system, in longer words, and from right to left.
 */

test.use({ trace: 'off' });

const MOST_SHIFT = 0.02;

/** Notes from now on what is on its way. The feed never ends. Answers whether anything is. */
function traffic(page: Page): () => boolean {
  const open = new Set<unknown>();
  page.on('request', (request) => !request.url().endsWith('/feed') && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => open.size > 0;
}

/** What a browser tells of a part that moved. */
interface ShiftSeen {
  readonly value?: number;
  readonly hadRecentInput?: boolean;
  readonly sources?: readonly { readonly node?: Node | null }[];
}

/** How much of the page moved by itself since it was opened, and what. */
function shiftsOn(page: Page) {
  return page.evaluate(
    () =>
      new Promise<{ sum: number; what: string[] }>((settle) => {
        const what: string[] = [];
        let sum = 0;
        const take = (entries: readonly PerformanceEntry[]) => {
          for (const entry of entries) {
            const { value = 0, hadRecentInput = false, sources = [] }: ShiftSeen = Object.assign(entry);
            if (hadRecentInput) continue;
            sum += value;
            for (const { node } of sources) {
              what.push(node instanceof Element ? `${node.tagName}.${node.className}` : (node?.textContent ?? ''));
            }
          }
        };
        const observer = new PerformanceObserver((list) => take(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => settle({ sum, what })));
      }),
  );
}

interface Screen {
  readonly as: 'maria' | 'ayse';
  readonly path: string;
  /** What comes last. */
  readonly there: string;
}

const screens = (number: number): readonly Screen[] => [
  { as: 'maria', path: '/', there: 'main li' },
  { as: 'maria', path: '/cases', there: 'main li, main tr' },
  { as: 'maria', path: `/cases/${number}`, there: '.pt-story article' },
  { as: 'ayse', path: '/desk/today', there: '[data-row-link]' },
  { as: 'ayse', path: '/desk/queue', there: '[role=row] ~ [role=row]' },
  { as: 'ayse', path: `/desk/case/${number}`, there: '[role=log] article' },
  { as: 'ayse', path: '/desk/promises', there: 'main h1' },
];

async function opened(page: Page, { path, there }: Screen): Promise<void> {
  const isBusy = traffic(page);
  await page.goto(path);
  await page.locator(there).first().waitFor();
  await expect.poll(isBusy).toBe(false);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
]) {
  test(`pages hold still while they come, at ${size.width} px`, async ({ as, stage }) => {
    for (const screen of screens(stage.worked)) {
      const page = await as(screen.as, { viewport: size });
      await opened(page, screen);
      const { sum, what } = await shiftsOn(page);
      expect(sum, `${screen.path}: ${what.join(', ')}`).toBeLessThanOrEqual(MOST_SHIFT);
      await page.close();
    }
  });
}

/** What moves for longer than a blink. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => Number(animation.effect?.getComputedTiming().duration) > 100)
      .map((animation) => (animation.effect instanceof KeyframeEffect ? `${animation.effect.target?.className}` : '')),
  );
}

/** Whether colours alone would tell a promise's state: each says it in words, and draws it besides. */
function wordless(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.ek-chip')]
      .filter((chip) => !chip.textContent?.trim() || !chip.querySelector('svg'))
      .map(({ outerHTML }) => outerHTML),
  );
}

/** What is chosen, such as a tab or a row, and has no line that says so. */
function chosenUnseen(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '[aria-current]:not([aria-current=false]), [aria-pressed=true], [aria-selected=true]',
      ),
    ]
      .filter((element) => element.checkVisibility() && getComputedStyle(element).outlineStyle === 'none')
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  );
}

/** What has the focus and does not show it: neither itself nor what is drawn around it has a line. */
function unseen(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    let on = document.activeElement;
    const marked = on?.getAttribute('aria-activedescendant');
    if (marked) on = document.getElementById(marked);
    if (!on || on === document.body) return null;
    for (let around: Element | null = on, out = 0; around && out < 5; around = around.parentElement, out += 1) {
      const { outlineStyle, outlineWidth } = getComputedStyle(around);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return null;
    }
    return on.outerHTML.slice(0, 160);
  });
}

/** Steps through by Tab, and then into each field. Answers where the focus could not be seen. */
async function unseenStops(page: Page, steps: number): Promise<string[]> {
  const stops: (string | null)[] = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    stops.push(await unseen(page));
  }
  for (const field of await page.locator('input:visible, textarea:visible, select:visible').all()) {
    await field.focus();
    stops.push(await unseen(page));
  }
  return stops.filter((stop) => stop !== null);
}

test('with the colours of the system and little motion, focus and states are still seen', async ({ as, stage }) => {
  for (const screen of screens(stage.worked)) {
    const page = await as(screen.as, { forcedColors: 'active', reducedMotion: 'reduce' });
    await opened(page, screen);
    expect(await moving(page), `moving on ${screen.path}`).toEqual([]);
    expect(await wordless(page), `told by colour on ${screen.path}`).toEqual([]);
    expect(await chosenUnseen(page), `chosen on ${screen.path}`).toEqual([]);
    expect(await unseenStops(page, 12), `focus on ${screen.path}`).toEqual([]);
    if (screen.path === '/desk/queue') {
      await page.getByRole('grid').focus();
      await page.keyboard.press('j');
      expect(await unseen(page), 'the row that is at hand').toBeNull();
    }
    await page.close();
  }
});

/** Makes every text as much longer as a translation may. */
async function lengthen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      if (/\p{L}{3}/u.test(text))
        node.textContent = text.replace(/\p{L}{3,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)));
    }
  });
}

const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('longer words and reading from right to left stay on the page', async ({ as, stage }) => {
  for (const screen of screens(stage.worked)) {
    const page = await as(screen.as, { viewport: { width: 360, height: 740 } });
    await opened(page, screen);
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await expect.poll(() => tooWide(page), { message: `${screen.path} at ${width} px, from right to left` }).toBe(0);
    }
    await page.evaluate(() => {
      document.documentElement.dir = 'ltr';
    });
    await lengthen(page);
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await expect.poll(() => tooWide(page), { message: `${screen.path} at ${width} px, longer` }).toBe(0);
    }
    await page.close();
  }
});
