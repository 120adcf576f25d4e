import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { toIso } from '#kernel/time.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { cardPart } from './kit/acts.ts';
import { counting } from './kit/counting.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { mailSent } from './kit/mail.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

/*
 * What customers do most, and in how many presses and clicks: typing a text counts as nothing, each key that does
 * something and each press of a pointer as one.
 */

const { ask, confirm, reply, take } = casesContract.endpoints;

/** A case of Maria's that is done, with what helped. Answers its number. */
async function helpedBefore(evenkeel: Evenkeel, text: string, words: string): Promise<number> {
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const { id: caseId, number } = await maria(ask, { body: { text } });
  const params = { caseId };
  await ayse(take, { params });
  await ayse(reply, { params, body: { text: words, next: { follow: 'resolves' } } });
  await maria(confirm, { params, body: { works: true } });
  return number;
}

const box = (page: Page) => page.getByRole('textbox', { name: t('ask.label') });

test('C1: a question finds what helped before, in two presses', async ({ own, visit }) => {
  const evenkeel = await own();
  const number = await helpedBefore(evenkeel, 'The badge printer prints nothing.', 'Hold the green button.');
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  const presses = await counting(page);
  await page.goto('/');
  await box(page).focus();
  await page.keyboard.type('badge printer');
  const found = page.getByRole('listbox', { name: t('suggest.found') });
  await expect(found.getByRole('option')).toContainText('Hold the green button.');
  await expect(page.getByRole('status').filter({ hasText: t('suggest.said', { n: 1 }) })).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(found.getByRole('option', { selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/cases/${number}`);
  expect(await presses()).toBeLessThanOrEqual(2);
});

test('C1: a question becomes a case, in two presses', async ({ own, visit }) => {
  const page = await visit({ evenkeel: await own(), personId: PEOPLE.maria.id });
  const presses = await counting(page);
  await page.goto('/');
  await box(page).focus();
  await page.keyboard.type('The coffee machine leaks.');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/ask');
  await page.getByRole('button', { name: t('ask.send'), exact: true }).click();
  await expect(page).toHaveURL(/\/cases\/\d+$/);
  expect(await presses()).toBeLessThanOrEqual(2);
});

test('C2: what is happening stands on the first page, without a press', async ({ own, visit }) => {
  const evenkeel = await own();
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const { id: caseId } = await maria(ask, { body: { text: 'The gate stays open.' } });
  await ayse(take, { params: { caseId } });
  await ayse(casesContract.endpoints.setNowLine, { params: { caseId }, body: { text: 'Ayse is at the gate' } });
  const next = { follow: 'next-word', by: toIso(Date.now() + 3_600_000) } as const;
  await ayse(reply, { params: { caseId }, body: { text: 'I am on my way.', next } });
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  const presses = await counting(page);
  await page.goto('/');
  const card = page.getByRole('main').getByRole('listitem');
  await expect(card).toContainText('Ayse is at the gate');
  await expect(card).toContainText(/Ayse by .*\d\d:\d\d/);
  expect(await presses()).toBe(0);
});

test('C2: the link in the mail leads straight to what is happening', async ({ own, visit }) => {
  const evenkeel = await own();
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const { id: caseId, number } = await maria(ask, { body: { text: 'The gate stays shut.' } });
  await ayse(casesContract.endpoints.setNowLine, { params: { caseId }, body: { text: 'Ayse is at the gate' } });
  await ayse(reply, {
    params: { caseId },
    body: { text: 'I am on my way.', next: { follow: 'no-more-news', reason: 'The fix is promised.' } },
  });
  const mail = await mailSent(evenkeel, ({ envelopeTo }) => envelopeTo.includes(PEOPLE.maria.email));
  const link = new RegExp(`${evenkeel.address}/cases/${number}\\b`).exec(mail.text ?? '')?.[0];
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  const presses = await counting(page);
  await page.goto(link ?? '');
  await expect(cardPart(page, t('now.label'))).toContainText('Ayse is at the gate');
  await expect(cardPart(page, t('next.label'))).toContainText(/\d\d:\d\d/);
  expect(await presses()).toBe(0);
});

test('C4: who does not know whom to ask has one field, one button, and a promise before it', async ({ own, visit }) => {
  const page = await visit({ evenkeel: await own(), personId: PEOPLE.maria.id });
  await page.goto('/');
  await page.getByRole('link', { name: t('ask.not-sure') }).click();
  await expect(page).toHaveURL('/ask/who');
  const form = page.getByRole('main').locator('form');
  await expect(form.getByRole('textbox')).toHaveCount(1);
  await expect(form.locator('button[type=submit], a.ek-btn')).toHaveCount(1);
  const promise = form.getByText(like(t('who.promise-by')));
  await expect(promise).toContainText(/\d\d:\d\d/);
  const [time] = /\d\d:\d\d/.exec(await promise.innerText()) ?? [''];
  const presses = await counting(page);
  await page.reload();
  await form.getByRole('textbox').fill('Somebody parks on our loading bay.');
  await page.getByRole('button', { name: t('who.send'), exact: true }).click();
  await expect(page).toHaveURL(/\/cases\/\d+$/);
  await expect(cardPart(page, t('next.label'))).toContainText(time);
  await expect(cardPart(page, t('now.label'))).toContainText(like(t('now.with')));
  expect(await presses()).toBe(1);
});

test('C5: how to reach me is changed in two presses, and the desk reads it', async ({ own, visit }) => {
  const evenkeel = await own();
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const { number } = await maria(ask, { body: { text: 'The gate stays open.' } });
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  const presses = await counting(page);
  await page.goto('/me');
  await page.getByRole('radio', { name: t('me.reach.call'), exact: true }).click();
  await expect(page.getByLabel(t('me.phone'))).toBeFocused();
  await page.keyboard.type('+49 30 5550 777');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('me.reach-call-kept'))).toBeVisible();
  expect(await presses()).toBeLessThanOrEqual(2);
  await inspect(page);
  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await desk.goto(`/desk/case/${number}`);
  await expect(desk.getByText(t('customer.call', { name: 'Maria', phone: '+49 30 5550 777' }))).toBeVisible();
});

test('suggestions leave the keys to who does not want them', async ({ own, visit }) => {
  const evenkeel = await own();
  await helpedBefore(evenkeel, 'The badge printer prints nothing.', 'Hold the green button.');
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await page.goto('/');
  await box(page).pressSequentially('badge printer');
  const found = page.getByRole('listbox', { name: t('suggest.found') });
  await expect(found).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(found.getByRole('option', { selected: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(found).toBeHidden();
  await expect(box(page)).toHaveValue('badge printer');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/ask');
  await expect(page.getByLabel(t('ask.label'))).toHaveValue('badge printer');
});
