import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import type { PromiseId } from '#kernel/ids.ts';
import { DAY, HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { toLocalField } from '#ui/time/local.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ask, getCase, promiseCallback, take } = casesContract.endpoints;

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

const LONG = 'The room booking display on the second floor shows yesterday’s meetings in red';

/** A case of Maria's that Ayse took, on which she promised to call back by a moment. */
async function promised(evenkeel: Evenkeel, text: string, inHours: number) {
  const [maria, ayse] = [await evenkeel.as(PEOPLE.maria.id), await evenkeel.as(PEOPLE.ayse.id)];
  const { id: caseId, number } = await maria(ask, { body: { text, serviceId: SERVICES.rooms } });
  await ayse(take, { params: { caseId } });
  const body = { kind: 'callback', due: toIso(Date.now() + inHours * HOUR), text: 'We call you.' } as const;
  const { promises } = await ayse(promiseCallback, { params: { caseId }, body });
  const call = promises.find(({ kind }) => kind === 'callback');
  if (!call) throw new Error('No call was promised.');
  return { caseId, number, promiseId: call.id };
}

async function move(evenkeel: Evenkeel, promiseId: PromiseId, lowered: boolean): Promise<void> {
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const body = { due: toIso(Date.now() + 30 * HOUR), reason: 'The part comes tomorrow.', lowered };
  await ayse(promisesContract.endpoints.renegotiate, { params: { promiseId }, body });
}

async function sayWhen(page: Page): Promise<void> {
  await page.goto('/desk/today');
  await page.getByRole('button', { name: t('account.menu', { name: PEOPLE.ayse.name }) }).click();
  await page.getByRole('link', { name: t('account.away') }).click();
  await expect(page.getByRole('heading', { name: t('away.heading') })).toBeVisible();
  await page.getByLabel(t('away.back'), { exact: true }).fill(toLocalField(Date.now() + 2 * DAY, 'Europe/Berlin'));
}

test('whoever goes away hands over what falls due meanwhile', async ({ own, visit }) => {
  const evenkeel = await own();
  const soon = await promised(evenkeel, 'The door is stuck.', 3);
  await promised(evenkeel, LONG, 20);
  await promised(evenkeel, 'A new screen for the lobby, please.', 24 * 9);
  const page = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await sayWhen(page);
  const list = page.getByRole('region', { name: t('away.hand-over') });
  await expect(list.getByRole('link', { name: 'The door is stuck' }).first()).toBeVisible();
  await page.getByLabel(t('away.stand-in'), { exact: true }).selectOption({ label: PEOPLE.jan.name });
  await expect(list.getByLabel(t('away.keeps', { title: LONG })).first()).toHaveValue(PEOPLE.jan.id);
  await page.getByRole('button', { name: like(t('away.submit')) }).click();
  await expect(page.getByRole('button', { name: t('away.am-back') })).toBeVisible();
  const jan = await evenkeel.as(PEOPLE.jan.id);
  const { promises, owner } = await jan(getCase, { params: soon });
  expect(promises.find(({ id }) => id === soon.promiseId)?.promisor.person?.name).toBe(PEOPLE.jan.name);
  expect(owner?.name).toBe(PEOPLE.ayse.name);
  const other = await visit({ evenkeel, personId: PEOPLE.jan.id });
  await other.goto(`/desk/case/${soon.number}`);
  await expect(other.getByText(like(t('away.take-it', { name: 'Ayse' })))).toBeVisible();
  await inspect(other);
});

test('the screen on which somebody goes away', async ({ own, visit }) => {
  const evenkeel = await own();
  await promised(evenkeel, 'The door is stuck.', 3);
  await promised(evenkeel, LONG, 20);
  await promised(evenkeel, 'A new screen for the lobby, please.', 24 * 9);
  const page = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await sayWhen(page);
  const list = page.getByRole('region', { name: t('away.hand-over') });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  await page.getByText(like(t('away.due-later', { n: 1 }))).click();
  await inspect(page);
});

test('a lead says that somebody of the team is away', async ({ own, visit }) => {
  const evenkeel = await own();
  const { number } = await promised(evenkeel, 'The door is stuck.', 3);
  const page = await visit({ evenkeel, personId: PEOPLE.tom.id });
  await page.goto(`/desk/case/${number}`);
  await page
    .getByRole('link', { name: t('away.for-person-name', { name: PEOPLE.ayse.name }) })
    .first()
    .click();
  await page.getByLabel(t('away.back'), { exact: true }).fill(toLocalField(Date.now() + 2 * DAY, 'Europe/Berlin'));
  const list = page.getByRole('region', { name: t('away.hand-over') });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  await page.getByRole('button', { name: like(t('away.submit-for', { name: PEOPLE.ayse.name })) }).click();
  await expect(page.getByRole('button', { name: t('away.is-back') })).toBeVisible();
  await page.goto(`/desk/case/${number}`);
  await page
    .getByRole('button', { name: like(t('case.assign')) })
    .first()
    .click();
  const choice = page.getByRole('dialog').getByLabel(t('assign.person'));
  await expect(choice.getByRole('option', { name: like(`${PEOPLE.ayse.name}: ${t('away.until')}`) })).toBeAttached();
});

test('a customer says that a moved promise does not work for them, in one press', async ({ own, visit }) => {
  const evenkeel = await own();
  const { number, promiseId } = await promised(evenkeel, 'The door is stuck.', 3);
  await move(evenkeel, promiseId, false);
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await page.goto(`/cases/${number}`);
  const card = page.getByRole('region', { name: t('moved.title') });
  await expect(card.getByText('The part comes tomorrow.')).toBeVisible();
  await card.getByRole('button', { name: t('moved.add-words') }).click();
  await card.getByLabel(t('moved.words')).fill('I teach all day tomorrow.');
  await card.getByRole('button', { name: t('moved.object') }).click();
  await expect(card.getByRole('status')).toContainText('I teach all day tomorrow.');
  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await desk.goto(`/desk/case/${number}`);
  await expect(desk.getByText(t('objection.said', { name: 'Maria' }))).toBeVisible();
  await inspect(page);
  await inspect(desk);
});

test('what was moved because it became less urgent stands again when they object in time', async ({ own, visit }) => {
  const evenkeel = await own();
  const { number, promiseId } = await promised(evenkeel, 'The door is stuck.', 3);
  await move(evenkeel, promiseId, true);
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await page.goto(`/cases/${number}`);
  const card = page.getByRole('region', { name: t('moved.title') });
  await inspect(page);
  await card.getByRole('button', { name: t('moved.object') }).click();
  await expect(card.getByRole('status')).toContainText(like(t('moved.stands')));
});
