import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { feedbackContract } from '#capabilities/feedback/contract.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { counting } from './kit/counting.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { mailSent } from './kit/mail.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ask, confirm, findMyCase, reply, take } = casesContract.endpoints;
const { giveFeedback } = feedbackContract.endpoints;

/** A case of Maria's that Ayse solved, and that Maria says works. Answers its number. */
async function done(evenkeel: Evenkeel): Promise<number> {
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const { id: caseId, number } = await maria(ask, {
    body: { text: 'The badge printer prints nothing.', serviceId: SERVICES.rooms },
  });
  const params = { caseId };
  await ayse(take, { params });
  await ayse(reply, { params, body: { text: 'It prints again.', next: { follow: 'resolves' } } });
  await maria(confirm, { params, body: { works: true } });
  return number;
}

const question = (page: Page) => page.getByRole('region', { name: t('how.question') });
const rating = (page: Page, value: number) =>
  question(page).getByRole('button', { name: t(`how.rating.${value}`), exact: true });

test('C3: how it was is said with one press, and words can follow', async ({ own, visit }) => {
  const evenkeel = await own();
  const number = await done(evenkeel);
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  const presses = await counting(page);
  await page.goto(`/cases/${number}`);
  await rating(page, 4).click();
  await expect(question(page).getByText(t('how.saved'))).toBeVisible();
  expect(await presses()).toBe(1);
  await page.reload();
  await expect(rating(page, 4)).toHaveAttribute('aria-pressed', 'true');
  await inspect(page);
});

test('the mail that says that it works asks, and its answer is saved by the page that it leads to', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const number = await done(evenkeel);
  const mail = await mailSent(evenkeel, ({ envelopeTo }) => envelopeTo.includes(PEOPLE.maria.email));
  const link = new RegExp(`${evenkeel.address}/cases/${number}/feedback\\?rating=5`).exec(mail.text ?? '')?.[0];
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  const presses = await counting(page);
  await page.goto(link ?? '');
  await expect(question(page).getByText(t('how.saved'))).toBeVisible();
  await expect(rating(page, 5)).toHaveAttribute('aria-pressed', 'true');
  expect(await presses()).toBe(0);
  await inspect(page);
});

test('who is unhappy is promised an answer, gets it from somebody else who can act, and reads it', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const number = await done(evenkeel);
  const maria = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await maria.goto(`/cases/${number}`);
  await rating(maria, 2).focus();
  await maria.keyboard.press('Enter');
  await expect(question(maria).getByText(like(t('how.answer-from', { name: PEOPLE.tom.name })))).toBeVisible();
  await question(maria)
    .getByRole('checkbox', { name: t('how.cause.too-slow') })
    .check();
  await question(maria).getByRole('textbox').fill('Three days for a printer.');
  await question(maria)
    .getByRole('button', { name: t('how.send') })
    .click();
  await expect(question(maria).getByText('Three days for a printer.')).toBeVisible();
  await inspect(maria);

  const lead = await visit({ evenkeel, personId: PEOPLE.tom.id });
  await lead.goto('/desk');
  await expect(lead.getByRole('heading', { name: t('fb.owed-by-you') })).toBeVisible();
  await lead.goto('/desk/feedback');
  await expect(lead.getByText('Three days for a printer.')).toBeVisible();
  await lead.getByRole('button', { name: t('fb.answer', { name: 'Maria' }) }).click();
  const dialog = lead.getByRole('dialog');
  await dialog.getByRole('textbox').fill('You are right. From tomorrow a spare one stands beside it.');
  await dialog.getByRole('button', { name: t('fb.answer.submit') }).click();
  await expect(dialog).toBeHidden();

  await maria.goto(`/cases/${number}`);
  await expect(question(maria).getByText('From tomorrow a spare one stands beside it.')).toBeVisible();
  await inspect(maria);
});

test('what people say, before anybody said something and when somebody waits for an answer', async ({ own, visit }) => {
  const evenkeel = await own();
  const lead = await visit({ evenkeel, personId: PEOPLE.tom.id });
  await lead.goto('/desk/feedback');
  await expect(lead.getByText(t('fb.none'))).toBeVisible();
  await inspect(lead);

  const number = await done(evenkeel);
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const { id: caseId } = await maria(findMyCase, { params: { number } });
  await maria(giveFeedback, { params: { caseId }, body: { rating: 2, words: 'Three days for a printer.' } });
  await lead.reload();
  await expect(lead.getByText('Three days for a printer.')).toBeVisible();
  await inspect(lead);
  await lead.getByRole('button', { name: t('fb.answer', { name: 'Maria' }) }).click();
  const dialog = lead.getByRole('dialog');
  await dialog.getByRole('button', { name: t('fb.answer.submit') }).click();
  await expect(dialog.getByText(t('fb.answer.empty'))).toBeVisible();
  await inspect(lead);
});

test('who does not want to be asked says so once', async ({ own, visit }) => {
  const evenkeel = await own();
  const number = await done(evenkeel);
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await page.goto(`/cases/${number}`);
  await page.getByRole('button', { name: t('how.do-not-ask') }).click();
  await expect(page.getByText(t('how.not-asked-again'))).toBeFocused();
  await page.reload();
  await expect(page.getByRole('term').first()).toBeVisible();
  await expect(question(page)).toHaveCount(0);
});
