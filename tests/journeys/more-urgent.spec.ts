import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ask, take } = casesContract.endpoints;

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

const WORDS = 'The class begins at two, and 30 people wait in front of a dark screen.';

/** A case of Maria's that Ayse took. Answers its number. */
async function aCase(evenkeel: Evenkeel): Promise<number> {
  const [maria, ayse] = [await evenkeel.as(PEOPLE.maria.id), await evenkeel.as(PEOPLE.ayse.id)];
  const body = { text: 'The screen in room 4 stays dark.', serviceId: SERVICES.rooms };
  const { id: caseId, number } = await maria(ask, { body });
  await ayse(take, { params: { caseId } });
  return number;
}

async function say(page: Page, number: number, look?: () => Promise<void>): Promise<void> {
  await page.goto(`/cases/${number}`);
  await page.getByRole('button', { name: t('urging.open') }).click();
  const form = page.getByRole('form', { name: t('urging.title') });
  await form.getByRole('button', { name: t('urging.send') }).click();
  await expect(form.getByText(t('urging.no-words'))).toBeVisible();
  await look?.();
  await form.getByLabel(t('urging.words')).fill(WORDS);
  await expect(form.getByRole('status')).toContainText(/by .*\d/);
  await form.getByRole('button', { name: t('urging.send') }).click();
}

test('a customer says that it is more urgent than it looks, and reads by when the answer comes', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const number = await aCase(evenkeel);
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await say(page, number);
  const said = page.getByRole('status').filter({ hasText: t('urging.said') });
  await expect(said).toBeFocused();
  await expect(said).toContainText(WORDS);
  await expect(said).toContainText(/Ayse answers you by .*\d/);
  await expect(page.getByRole('button', { name: t('urging.open') })).toHaveCount(0);
  await inspect(page);

  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await desk.goto(`/desk/case/${number}`);
  const strip = desk.getByRole('status').filter({ hasText: t('escalation.title', { name: 'Maria' }) });
  await expect(strip).toContainText(WORDS);
  await strip.getByRole('button', { name: t('escalation.answer') }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: like(t('escalation.send')) }).click();
  await expect(dialog.getByText(t('escalation.no-reason', { name: 'Maria' }))).toBeVisible();
  await inspect(desk);
  await dialog.getByLabel(t('escalation.reason')).fill('Room 5 is free until four, with a screen that works.');
  await dialog.getByRole('button', { name: like(t('escalation.send')) }).click();
  await expect(strip).toHaveCount(0);
  await expect(page.getByText('Room 5 is free until four, with a screen that works.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: t('urging.open') })).toBeVisible();
});

test('one press raises the priority, and the customer reads it', async ({ own, visit }) => {
  const evenkeel = await own();
  const number = await aCase(evenkeel);
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await say(page, number, () => inspect(page));
  await expect(page.getByText(t('urging.said'))).toBeVisible();
  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await desk.goto(`/desk/case/${number}`);
  const strip = desk.getByRole('status').filter({ hasText: WORDS });
  await desk.getByText(t('details.title'), { exact: true }).first().click();
  await expect(
    desk.getByText(t('details.urgency-differs', { name: 'Maria', stated: 'High', assessed: 'Medium' })),
  ).toBeVisible();
  await inspect(desk);
  await strip.getByRole('button', { name: /^Raise to P\d$/ }).click();
  await expect(strip).toHaveCount(0);
  await expect(page.getByText(t('case.escalation-raised.customer', { by: PEOPLE.ayse.name }))).toBeVisible();
});
