import type { Locator, Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { expectFocus } from './kit/focus.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

/*
 * Whoever has no pointer does everything that customers do, sees where they are, and never loses their place: not when a
 * dialog closes, not when a row leaves its list, not when a notice goes. Every journey watches that besides.
 */

const { ask, reply, take } = casesContract.endpoints;
const { ayse, jan, maria } = PEOPLE;

/** No page of ours needs more steps from its beginning to its end. */
const MOST_STEPS = 60;

const isSeen = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: on } = document;
    if (!on || on === document.body) return true;
    const { outlineStyle, boxShadow } = getComputedStyle(on);
    const around = on.parentElement ? getComputedStyle(on.parentElement) : null;
    return outlineStyle !== 'none' || boxShadow !== 'none' || (around !== null && around.outlineStyle !== 'none');
  });

/** Goes there by Tab alone, and sees at every stop where that is. */
async function reach(page: Page, there: Locator): Promise<void> {
  const isThere = () => there.evaluate((element) => element === document.activeElement);
  await expect(there).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
    expect(await isSeen(page), `where the focus is, ${step} steps in`).toBe(true);
  }
  throw new Error(`No Tab leads to ${there}.`);
}

async function resolved(evenkeel: Evenkeel, text: string): Promise<number> {
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const { id: caseId, number } = await customer(ask, { body: { text } });
  const params = { caseId };
  await agent(take, { params });
  await agent(reply, { params, body: { text: 'Please try it.', next: { follow: 'resolves' } } });
  return number;
}

test('a customer asks, and tells us how to reach them, by keys alone', async ({ as }) => {
  const page = await as('maria');
  const { keyboard } = page;
  await page.goto('/');
  await reach(page, page.getByRole('textbox', { name: t('ask.label') }));
  await keyboard.type('The coffee machine leaks.');
  await keyboard.press('Enter');
  await expect(page).toHaveURL('/ask');
  await reach(page, page.getByRole('button', { name: t('ask.send'), exact: true }));
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cases\/\d+$/);

  await page.goto('/');
  await reach(page, page.getByRole('link', { name: t('ask.not-sure') }));
  await keyboard.press('Enter');
  await expect(page).toHaveURL('/ask/who');
  await reach(page, page.getByRole('main').locator('form').getByRole('textbox'));
  await keyboard.type('Somebody parks on our loading bay.');
  await reach(page, page.getByRole('button', { name: t('who.send'), exact: true }));
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cases\/\d+$/);

  await page.goto('/me');
  await reach(page, page.getByRole('radio', { name: t('me.reach.write'), exact: true }));
  await keyboard.press('ArrowUp');
  await expectFocus(page);
  await expect(page.getByLabel(t('me.phone'))).toBeVisible();
  await reach(page, page.getByLabel(t('me.phone')));
  await keyboard.type('+49 30 5550 777');
  await keyboard.press('Enter');
  await expect(page.getByText(t('me.reach-call-kept'))).toBeVisible();
  await expectFocus(page);
});

test('a customer says that it works and how it was, by keys alone', async ({ evenkeel, as }) => {
  const number = await resolved(evenkeel, 'The badge printer prints nothing.');
  const page = await as('maria');
  await page.goto('/');
  await reach(page, page.getByRole('link', { name: /badge printer/ }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/cases/${number}`);
  const works = page.getByRole('button', { name: t('answer.works'), exact: true });
  await reach(page, works);
  await page.keyboard.press('Enter');
  await expect(works).toBeHidden();
  await expectFocus(page);
  const question = page.getByRole('region', { name: t('how.question') });
  await reach(page, question.getByRole('button', { name: t('how.rating.4'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(question.getByText(t('how.saved'))).toBeVisible();
  await expectFocus(page);
});

test('closing a dialog leads back to where one was, whichever it is', async ({ evenkeel, as }) => {
  const customer = await evenkeel.as(maria.id);
  const { number } = await customer(ask, { body: { text: 'The stairs are wet.' } });
  const page = await as('ayse');
  await page.goto(`/desk/case/${number}`);
  const log = page.getByRole('log');
  await log.focus();
  const dialog = page.getByRole('dialog');
  for (const key of ['u', 'w', 'p', 'Shift+P', 't', 'Shift+T', 'm', 'h', 'Shift+L', 'Shift+I', 'Shift+V', '/', '?']) {
    await page.keyboard.press(key);
    await expect(dialog, `${key} opens a dialog`).toBeVisible();
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog, `Escape closes what ${key} opened`).toHaveCount(0);
    await expect(log, `after ${key}`).toBeFocused();
  }
});

test('a key that is pressed while a dialog goes opens the next one', async ({ evenkeel, as }) => {
  const customer = await evenkeel.as(maria.id);
  const { number } = await customer(ask, { body: { text: 'The stairs are dry.' } });
  const page = await as('ayse');
  await page.goto(`/desk/case/${number}`);
  await page.getByRole('log').focus();
  await page.keyboard.press('h');
  await page.getByRole('dialog').evaluate((element) => {
    // Closed as by Escape, and the next key in the same moment: no hand is so quick, but a busy page is as slow.
    if (element instanceof HTMLDialogElement) element.requestClose();
    const key = { key: 'L', code: 'KeyL', shiftKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
  });
  await expect(page.getByRole('dialog', { name: t('link.dialog') })).toBeVisible();
});

test('a button that is done, a row that leaves and a notice that goes keep the place', async ({ own, visit }) => {
  const evenkeel = await own();
  const [customer, colleague] = [await evenkeel.as(maria.id), await evenkeel.as(jan.id)];
  const first = await customer(ask, { body: { text: 'The first lamp is out.' } });
  const second = await customer(ask, { body: { text: 'The second lamp is out.' } });
  const page = await visit({ evenkeel, personId: ayse.id });
  const { keyboard } = page;

  await test.step('the button that takes the case goes, and the focus stays beside it', async () => {
    await page.goto(`/desk/case/${first.number}`);
    const button = page.getByRole('button', { name: like(t('case.take')) });
    await reach(page, button);
    const taken = page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith(`${first.id}/owner`),
    );
    await keyboard.press('Enter');
    await taken;
    await expect(button).toHaveCount(0);
    await expectFocus(page);
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  await test.step('a row leaves the list when what has changed is shown', async () => {
    await page.goto('/desk/queue/unowned');
    const grid = page.getByRole('grid');
    await expect(grid.getByRole('row')).toHaveCount(2);
    await keyboard.press('j');
    await expect(grid).toBeFocused();
    await colleague(take, { params: { caseId: second.id } });
    const changed = page.getByRole('button', { name: t('queue.changed') });
    await reach(page, changed);
    await keyboard.press('Enter');
    await expect(grid).toHaveCount(0);
    await expectFocus(page);
  });

  await test.step('a notice goes with its way back, and leaves the focus on the page', async () => {
    await page.goto('/desk/queue/open');
    await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
    await keyboard.press('j');
    await keyboard.press('u');
    await page.getByRole('dialog').getByLabel(t('now-line.field')).press('1');
    await keyboard.press('Enter');
    const undo = page.getByRole('button', { name: t('toast.undo') });
    await reach(page, undo);
    await keyboard.press('Enter');
    await expect(undo).toHaveCount(0);
    await expectFocus(page);
  });
});
