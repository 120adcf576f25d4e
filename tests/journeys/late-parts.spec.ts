import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { replyEditor } from './kit/acts.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, hearing, test } from './kit/test.ts';
import { t } from './kit/words.ts';

/*
 * A part of a page whose code did not come: it is asked for again by itself and by a press, and a page of an earlier
 * release is loaded anew, once.
 */

const { ask, take } = casesContract.endpoints;
const { ayse, maria } = PEOPLE;
/** Pages are fetched ahead: what is to be missing is so from the start. */
const REMIND = /\/assets\/RemindDialog-/;
const SWARM = /\/assets\/SwarmPage-/;
const IMPROVEMENTS = /\/assets\/RegisterPage-/;

/** A case of Ayse's, open at her desk with all that it needs. */
async function atDesk(evenkeel: Evenkeel, page: Page, text: string): Promise<void> {
  const customer = await evenkeel.as(maria.id);
  const made = await customer(ask, { body: { text } });
  const agent = await evenkeel.as(ayse.id);
  await agent(take, { params: { caseId: made.id } });
  await hearing(page, () => page.goto(`/desk/case/${made.number}`));
  await expect(page.getByRole('log')).toContainText(text);
  await expect(replyEditor(page, maria.name)).toBeVisible();
}

/** This code does not come. Answers how to let it come again. */
async function without(page: Page, code: RegExp): Promise<() => Promise<void>> {
  await page.route(code, (route) => route.abort());
  return () => page.unroute(code);
}

/** There is a newer release than the page's: from now on, the server's documents name other files. */
async function newRelease(page: Page): Promise<void> {
  await page.route(/\/desk\//, async (route) => {
    if (route.request().isNavigationRequest()) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replaceAll('/assets/desk-', '/assets/newer-') });
  });
}

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('domcontentloaded', () => {
    loads += 1;
  });
  return () => loads;
}

const visitor = { losesLine: true, serviceWorkers: 'block' } as const;

test('a part that did not come says so, and comes by a press or by itself', async ({ evenkeel, visit }) => {
  const page = await visit({ evenkeel, personId: ayse.id }, visitor);
  const remindComes = await without(page, REMIND);
  const swarmComes = await without(page, SWARM);
  await atDesk(evenkeel, page, 'The gate squeaks.');
  const reply = replyEditor(page, maria.name).getByRole('textbox').first();
  await reply.fill('We bring oil.');
  await reply.press('Escape');

  await page.keyboard.press('h');
  const missing = page.getByRole('dialog', { name: t('missing.title') });
  await expect(missing.getByRole('alert')).toContainText(t('missing.failed'));
  const again = missing.getByRole('button', { name: t('state.try-again') });
  await expect(again).toBeFocused();
  await inspect(page);
  await remindComes();
  await again.press('Enter');
  await expect(page.getByRole('dialog', { name: t('reminder.title', { n: 1 }) })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await expect(reply).toHaveValue('We bring oil.');
  await reply.press('Escape');

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('alert')).toContainText(t('missing.by-itself'));
  await inspect(page);
  await swarmComes();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a page of an earlier release is not loaded anew over what is written', async ({ evenkeel, visit }) => {
  const page = await visit({ evenkeel, personId: ayse.id }, visitor);
  const comes = await without(page, REMIND);
  await newRelease(page);
  await atDesk(evenkeel, page, 'The gate leans.');
  const reply = replyEditor(page, maria.name).getByRole('textbox').first();
  await reply.fill('We bring a spirit level.');
  await reply.press('Escape');
  const loads = countLoads(page);

  await page.keyboard.press('h');
  const missing = page.getByRole('dialog', { name: t('missing.title') });
  await expect(missing.getByRole('alert')).toContainText(t('missing.outdated'));
  expect(loads()).toBe(0);
  await comes();
  await missing.getByRole('button', { name: t('missing.renew') }).click();
  await expect(reply).toHaveValue('We bring a spirit level.');
  expect(loads()).toBe(1);
});

test('a page on which nothing is written loads itself anew, and not over and over', async ({ evenkeel, visit }) => {
  const page = await visit({ evenkeel, personId: ayse.id }, visitor);
  const swarmComes = await without(page, SWARM);
  const improvementsCome = await without(page, IMPROVEMENTS);
  await newRelease(page);
  await page.goto('/desk/today');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const loads = countLoads(page);

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect.poll(loads).toBe(1);
  await expect(page).toHaveURL(/\/desk\/swarm/);
  await expect(page.getByRole('alert')).toContainText(t('missing.outdated'));
  await swarmComes();
  await page.getByRole('button', { name: t('missing.renew') }).click();
  await expect.poll(loads).toBe(2);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('alert')).toContainText(t('missing.outdated'));
  await improvementsCome();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(loads()).toBe(2);
});
