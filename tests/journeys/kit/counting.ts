import type { Page } from '@playwright/test';

/** Counts from now on what is pressed on this page, over all documents that it opens. Answers how to read it. */
export async function counting(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const add = () => sessionStorage.setItem('pressed', String(Number(sessionStorage.getItem('pressed')) + 1));
    const acts = ({ key, ctrlKey, metaKey }: KeyboardEvent) => key.length > 1 || ctrlKey || metaKey;
    window.addEventListener('keydown', (event) => acts(event) && add(), true);
    window.addEventListener('pointerdown', add, true);
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem('pressed')));
}
