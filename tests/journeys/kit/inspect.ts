import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What a colour scheme can break. All else was asked of the same page in the light. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const SCHEMES = ['light', 'dark'] as const;
/** The narrowest screen that must still do: 1280 pixels at 400 % zoom. */
const NARROWEST = { width: 320, height: 640 };
/** Roles whose things must have a name, as they stand in a snapshot when they have none. */
const NAMELESS =
  /^\s*- (button|link|textbox|combobox|checkbox|radio|dialog|tab|menuitem|grid|img)( \[[^\]]*\])*:?( \/url.*)?$/m;

/** What is drawn has settled: two frames went by. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function expectNoViolations(page: Page, scheme: (typeof SCHEMES)[number], when: string): Promise<void> {
  // No page of ours holds a frame of another origin, for which axe would open a second page each time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (scheme === 'dark' ? axe.withRules(RULES_OF_COLOUR) : axe.withTags(RULES)).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`),
  );
  expect(found, `axe, ${when}`).toEqual([]);
}

/** What sticks out to the side, or makes the page or a part of it scroll there. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    const beyond = (within: Element, edge: number) =>
      [...within.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > edge + 1)
        .slice(-6)
        .map(name)
        .join(', ');
    if (scrollWidth > clientWidth) {
      found.push(`the page is ${scrollWidth - clientWidth} px too wide: ${beyond(document.body, clientWidth)}`);
    }
    for (const element of document.body.querySelectorAll('*')) {
      const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
      // One line of tabs or views may slide under the finger; it is no part of what is read.
      if (!scrolls || element.closest('pre, textarea, nav, [role=tablist]')) continue;
      if (element.scrollWidth <= element.clientWidth + 1) continue;
      const edge = element.getBoundingClientRect().left + element.clientWidth;
      found.push(`${name(element)} scrolls to the side: ${beyond(element, edge)}`);
    }
    return found;
  });
}

async function expectNothingSideways(page: Page, when: string): Promise<void> {
  await drawn(page);
  await expect.poll(() => sideways(page), { message: `sideways, ${when}`, timeout: 2000 }).toEqual([]);
}

/** Nothing scrolls sideways at that width, in CSS pixels. */
export async function expectReflow(page: Page, width: number, where: string): Promise<void> {
  await page.setViewportSize({ ...DESK, width });
  await expectNothingSideways(page, `${where} at ${width} px`);
}

/** Doubles the size of every text, as a browser that zooms text alone. */
async function doubleText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const elements = [...document.body.querySelectorAll<HTMLElement>('*')];
    const sizes = elements.map((element) => {
      const { fontSize, lineHeight } = getComputedStyle(element);
      return { element, fontSize: Number.parseFloat(fontSize), lineHeight: Number.parseFloat(lineHeight) };
    });
    for (const { element, fontSize, lineHeight } of sizes) {
      element.style.fontSize = `${fontSize * 2}px`;
      if (!Number.isNaN(lineHeight)) element.style.lineHeight = `${lineHeight * 2}px`;
    }
  });
}

async function expectWellFormed(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S{3}/);
  await expect(page.locator('h1:visible')).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('lang', /^(en|de)$/);
  const tree = await page.locator('body').ariaSnapshot();
  expect(NAMELESS.exec(tree)?.[0] ?? '', 'something to press or to fill in has no name').toBe('');
}

interface Inspected {
  /** The width to begin with, and to end with: a screen that only narrow pages have is not there at 1280 px. */
  readonly width?: number;
}

/**
 * What every screen owes everybody: no violation that axe knows, in light and dark, wide and on a phone; nothing
 * that scrolls sideways at 360 and 320 px and with text twice as large; a title, one first heading, names for all.
 * Leaves the page with large text: look at one screen with one page.
 */
export async function inspect(page: Page, { width = DESK.width }: Inspected = {}): Promise<void> {
  const wide = { ...DESK, width };
  await page.setViewportSize(wide);
  await expectNothingSideways(page, `at ${width} px`);
  await expectWellFormed(page);
  for (const [name, size] of [
    ['wide', wide],
    ['on a phone', PHONE],
  ] as const) {
    await page.setViewportSize(size);
    await expectNothingSideways(page, name);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoViolations(page, colorScheme, `${colorScheme}, ${name}`);
    }
  }
  await page.setViewportSize(NARROWEST);
  await expectNothingSideways(page, 'at 320 px');
  await page.setViewportSize(wide);
  await drawn(page);
  await doubleText(page);
  await expectNothingSideways(page, 'with text twice as large');
}
