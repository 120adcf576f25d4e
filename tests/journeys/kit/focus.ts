import { type BrowserContext, expect, type Page } from '@playwright/test';

/** How long nothing may have the focus where a page has its heading: before that, there is nothing to give it to. */
const MOMENT = { ms: 1000, frames: 30 };

/**
 * Watches on all pages of a browser that the focus, once something has it, is never lost: that what has it does not go
 * away without passing it on. Notes among the faults where that happens.
 */
export async function watchFocus(context: BrowserContext, faults: string[]): Promise<void> {
  await context.exposeBinding('focusWasLost', (_source, where: string) => {
    faults.push(`the focus was lost on ${where}`);
  });
  await context.addInitScript((moment) => {
    let had = '';
    let since = 0;
    let frames = 0;
    const look = () => {
      const { activeElement } = document;
      if (activeElement !== null && activeElement !== document.body) {
        had = activeElement.outerHTML.slice(0, 200);
        since = 0;
      } else if (document.querySelector('h1') === null) {
        since = 0;
      } else if (had !== '') {
        frames = since === 0 ? 0 : frames + 1;
        since ||= performance.now();
        // A busy machine may draw nothing for a second: that alone is no loss.
        if (performance.now() - since > moment.ms && frames > moment.frames) {
          Reflect.get(window, 'focusWasLost')(`${location.pathname}: ${had}`);
          had = '';
        }
      }
      requestAnimationFrame(look);
    };
    // Who points somewhere else gives the focus away themselves.
    addEventListener(
      'pointerdown',
      ({ target }) => {
        if (!(target instanceof Element) || !target.closest('a, button, input, select, textarea, [tabindex]')) had = '';
      },
      { capture: true },
    );
    requestAnimationFrame(look);
  }, MOMENT);
}

/** Something on the page has the focus: whoever works without a pointer knows where they are. */
export function expectFocus(page: Page): Promise<void> {
  const hasFocus = () =>
    page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
  return expect.poll(hasFocus, { message: 'something has the focus' }).toBe(true);
}
