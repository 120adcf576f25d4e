import type { BrowserContext, Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { replyEditor } from './kit/acts.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

/*
 * The hours without a line: what was read stays readable, what is written waits and goes once, and nothing of a person
 * stays behind them.
 */

const { ask, caseStory, cancel, listNotes, take } = casesContract.endpoints;
const { ayse, dora, maria } = PEOPLE;

async function asked(evenkeel: Evenkeel, text: string) {
  const customer = await evenkeel.as(maria.id);
  return customer(ask, { body: { text } });
}

/** How long nothing more loads until a page counts as whole. */
const QUIET_MS = 1500;

/** Waits until the page is whole, and this browser could open it again at the door `path` without a line. */
async function kept(page: Page, path: string): Promise<void> {
  const missing = () =>
    page.evaluate(
      async ({ door, quiet }) => {
        const loaded = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'));
        const last = Math.max(...loaded.map(({ startTime, duration }) => startTime + duration));
        if (performance.now() - last < quiet) return ['still loading'];
        const all = [door, ...loaded.map(({ name }) => name)];
        const found = await Promise.all(all.map((name) => caches.match(name)));
        return all.filter((_name, place) => found[place] === undefined);
      },
      { door: path, quiet: QUIET_MS },
    );
  await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
}

const boxOf = (page: Page) => page.getByRole('main').getByRole('textbox').last();
const waitingOf = (page: Page) => page.getByRole('list', { name: t('waiting.label') });
const offline = (context: BrowserContext, off: boolean) => context.setOffline(off);

test('a customer reads and writes without a line, and it goes once', async ({ evenkeel, visit }) => {
  const made = await asked(evenkeel, 'The stairs light flickers.');
  const page = await visit({ evenkeel, personId: maria.id }, { losesLine: true });
  const context = page.context();
  await page.goto('/');
  await expect(page.getByRole('main')).toContainText('The stairs light flickers');
  await page.goto(`/cases/${made.number}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The stairs light flickers');
  await kept(page, '/');

  await offline(context, true);
  await expect(page.getByText(like(t('offline.since')))).toBeVisible();
  await boxOf(page).fill('It is dark now.');
  await page.getByRole('button', { name: t('write.send'), exact: true }).click();
  await expect(waitingOf(page)).toContainText('It is dark now.');
  await expect(waitingOf(page)).toContainText(like(t('waiting.goes')));
  await expect(boxOf(page)).toHaveValue('');
  await boxOf(page).fill('And it hums.');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The stairs light flickers');
  await expect(page.getByText(like(t('offline.as-of')))).toBeVisible();
  await expect(boxOf(page)).toHaveValue('And it hums.');
  await expect(waitingOf(page)).toContainText('It is dark now.');

  await waitingOf(page)
    .getByRole('button', { name: t('waiting.take-back') })
    .click();
  await expect(waitingOf(page)).toBeHidden();
  await expect(boxOf(page)).toHaveValue('It is dark now.\n\nAnd it hums.');
  await page.getByRole('button', { name: t('write.send'), exact: true }).click();
  await expect(waitingOf(page)).toContainText('And it hums.');

  const second = await context.newPage();
  await second.goto(`/cases/${made.number}`);
  await expect(waitingOf(second)).toContainText('And it hums.');
  await second.goto('/offline');
  await expect(second.getByRole('heading', { name: t('offline.title') })).toBeVisible();
  await expect(second.getByRole('main')).toContainText('The stairs light flickers');
  await expect(waitingOf(second)).toContainText('And it hums.');
  await inspect(second);

  await offline(context, false);
  await expect(waitingOf(page)).toBeHidden({ timeout: 30_000 });
  await expect(waitingOf(second)).toBeHidden();
  await expect(page.getByRole('main')).toContainText('And it hums.');
  await expect(page.getByText(like(t('offline.as-of')))).toBeHidden({ timeout: 30_000 });
  const customer = await evenkeel.as(maria.id);
  const { messages } = await customer(caseStory, { params: { caseId: made.id } });
  expect(messages.filter(({ text }) => text.includes('And it hums.'))).toHaveLength(1);
});

test('a page that came past the worker can be opened without a line, too', async ({ evenkeel, visit }) => {
  const made = await asked(evenkeel, 'The tap drips.');
  const page = await visit({ evenkeel, personId: maria.id }, { losesLine: true });
  await page.goto('/');
  await kept(page, '/');
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.enable');
  await browser.send('Network.setBypassServiceWorker', { bypass: true });
  await page.goto(`/cases/${made.number}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The tap drips');
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await kept(page, '/');
});

test('what was refused on its way stands beside its words, and nothing is lost', async ({ evenkeel, visit }) => {
  const made = await asked(evenkeel, 'The blind does not close.');
  const page = await visit({ evenkeel, personId: maria.id }, { losesLine: true });
  await page.goto(`/cases/${made.number}`);
  await expect(boxOf(page)).toBeVisible();
  await kept(page, '/');
  await offline(page.context(), true);
  await boxOf(page).fill('The sun blinds us.');
  await page.getByRole('button', { name: t('write.send'), exact: true }).click();
  await expect(waitingOf(page)).toContainText('The sun blinds us.');
  const agent = await evenkeel.as(ayse.id);
  await agent(take, { params: { caseId: made.id } });
  await agent(cancel, { params: { caseId: made.id }, body: { ground: 'duplicate', reason: 'Maria asked twice.' } });
  await offline(page.context(), false);
  await expect(waitingOf(page)).toContainText(t('waiting.not-sent'), { timeout: 30_000 });
  await expect(waitingOf(page)).toContainText('The sun blinds us.');
  await page.reload();
  await expect(waitingOf(page)).toContainText('The sun blinds us.');
  await waitingOf(page)
    .getByRole('button', { name: t('waiting.take-back') })
    .click();
  await expect(page.getByLabel(t('ask.label'))).toHaveValue('The sun blinds us.');
});

test('an agent writes without a line; reply and note stay apart, and each goes once', async ({ evenkeel, visit }) => {
  const made = await asked(evenkeel, 'The shelf is loose.');
  const agent = await evenkeel.as(ayse.id);
  await agent(take, { params: { caseId: made.id } });
  const desk = await visit({ evenkeel, personId: ayse.id }, { losesLine: true });
  await desk.goto(`/desk/case/${made.number}`);
  const reply = replyEditor(desk, maria.name).getByRole('textbox').first();
  await reply.fill('Somebody comes with a drill.');
  await kept(desk, '/desk');
  await offline(desk.context(), true);
  await reply.press('Control+Enter');
  await expect(waitingOf(desk)).toContainText('Somebody comes with a drill.');
  await desk.getByRole('button', { name: t('composer.team-note') }).click();
  const note = desk.getByRole('textbox', { name: t('composer.team-note') });
  await note.fill('Bring the long screws.');
  await note.press('Control+Enter');
  const team = waitingOf(desk).filter({ hasText: t('waiting.team') });
  await expect(team).toContainText('Bring the long screws.');

  await desk.reload();
  await expect(desk.getByRole('log')).toContainText('The shelf is loose.');
  await expect(desk.getByText(like(t('offline.as-of')))).toBeVisible();
  await expect(team).toContainText('Bring the long screws.');
  await offline(desk.context(), false);
  await expect(waitingOf(desk)).toHaveCount(0, { timeout: 30_000 });
  await expect(desk.getByRole('log')).toContainText('Somebody comes with a drill.');
  const { items } = await agent(listNotes, { params: { caseId: made.id } });
  expect(items.map(({ text }) => text)).toEqual(['Bring the long screws.']);
  const customer = await evenkeel.as(maria.id);
  await expect
    .poll(async () => (await customer(caseStory, { params: { caseId: made.id } })).messages.map(({ text }) => text), {
      timeout: 20_000,
    })
    .toEqual(['The shelf is loose.', 'Somebody comes with a drill.']);
});

/** What this browser keeps of anybody: drafts, what waits, and what was read. */
function keptOf(page: Page) {
  return page.evaluate(async () => {
    const written = Object.keys(localStorage).filter((name) => /^evenkeel\.(draft|outbox|owner)/.test(name));
    const read = await new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open('evenkeel');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const counting = opening.result.transaction('answers').objectStore('answers').count();
        counting.onsuccess = () => resolve(counting.result);
      };
    });
    return { written, read };
  });
}

test('who signs out leaves nothing behind, in any tab', async ({ own, visit }) => {
  const evenkeel = await own();
  const made = await asked(evenkeel, 'The kettle is gone.');
  const page = await visit({ evenkeel, personId: maria.id }, { losesLine: true });
  await page.goto(`/cases/${made.number}`);
  const other = await page.context().newPage();
  await other.goto(`/cases/${made.number}`);
  await boxOf(other).fill('Has anybody seen it?');
  await expect.poll(async () => (await keptOf(page)).read).toBeGreaterThan(1);
  expect((await keptOf(page)).written.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: like(t('account.menu')) }).click();
  await page.getByRole('button', { name: t('account.sign-out') }).click();
  await expect(page).toHaveURL(/\/signin/);
  await expect(other).toHaveURL(/\/signin/);
  expect(await keptOf(page)).toEqual({ written: [], read: 0 });
});

test('who comes after somebody else finds nothing of theirs', async ({ evenkeel, visit }) => {
  const made = await asked(evenkeel, 'The lamp buzzes.');
  const page = await visit({ evenkeel, personId: maria.id }, { losesLine: true });
  await page.goto(`/cases/${made.number}`);
  await boxOf(page).fill('Louder today.');
  await expect.poll(async () => (await keptOf(page)).read).toBeGreaterThan(1);
  // Their session ended by itself, and somebody else signs in.
  await page.context().clearCookies();
  await page.context().addCookies([...(await evenkeel.cookiesOf(dora.id))]);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('/');
  await expect.poll(async () => (await keptOf(page)).written).toEqual(['evenkeel.owner']);
  await offline(page.context(), true);
  await page.goto(`/cases/${made.number}`);
  await expect(page.getByText(like(t('story.failed')))).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('main')).not.toContainText('The lamp buzzes');
});
