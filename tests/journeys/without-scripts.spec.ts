import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { cardPart } from './kit/acts.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { expectGerman } from './kit/german.ts';
import { inspect } from './kit/inspect.ts';
import { mailSent } from './kit/mail.ts';
import { expect, test } from './kit/test.ts';
import { like, t, tDe } from './kit/words.ts';

const { ask, findMyCase, reply, take } = casesContract.endpoints;
const NO_SCRIPTS = { javaScriptEnabled: false };
const PHONE = { ...NO_SCRIPTS, viewport: { width: 360, height: 740 } };

const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });
const field = (page: Page, key: string) => page.getByLabel(t(key), { exact: true });

/** What the desk does meanwhile: takes the case, and says that it works now. */
async function resolve(evenkeel: Evenkeel, number: number): Promise<void> {
  const [maria, ayse] = [await evenkeel.as(PEOPLE.maria.id), await evenkeel.as(PEOPLE.ayse.id)];
  const { id } = await maria(findMyCase, { params: { number } });
  await ayse(take, { params: { caseId: id } });
  const body = { text: 'There was paper in it. Please try.', next: { follow: 'resolves' } } as const;
  await ayse(reply, { params: { caseId: id }, body });
}

test('whose browser runs no script asks, reads, writes, and says that it works', async ({ as, evenkeel }) => {
  const page = await as('maria', PHONE);
  await page.goto('/');
  await expect(page).toHaveURL('/plain');
  await field(page, 'ask.goal').fill('print the labels');
  await button(page, 'ask.send').click();
  await expect(field(page, 'ask.label')).toHaveAccessibleDescription(new RegExp(t('ask.no-words')));
  await expect(field(page, 'ask.goal')).toHaveValue('print the labels');
  await field(page, 'ask.label').fill('The printer blinks.\nIt did so yesterday.');
  await button(page, 'ask.send').click();
  await expect(page).toHaveURL(/\/plain\/cases\/\d+$/);
  const number = Number(page.url().split('/').at(-1));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The printer blinks');
  await expect(cardPart(page, t('now.label'))).toContainText(t('now.untouched'));
  await expect(cardPart(page, t('next.label'))).toContainText(like(t('next.first-us')));
  await expect(cardPart(page, t('you.label'))).toContainText(t('you.nothing'));

  await field(page, 'write.to-us').fill('It is the one by the door.');
  await button(page, 'write.send').click();
  await expect(page.getByRole('status')).toContainText(like(t('write.sent')));
  await expect(page.getByText('It is the one by the door.')).toBeVisible();

  await resolve(evenkeel, number);
  await page.getByRole('link', { name: t('plain.look-again') }).click();
  await expect(cardPart(page, t('now.label'))).toContainText(t('now.check'));
  await expect(page.getByText(PEOPLE.ayse.name).first()).toBeVisible();
  await button(page, 'answer.not-working').click();
  await expect(cardPart(page, t('you.label'))).toContainText(t('you.nothing'));
  await page.getByLabel(like(t('write.to'))).fill('It blinks in green now.');
  await button(page, 'write.send').click();
  await expect(cardPart(page, t('you.label'))).toContainText(t('you.nothing'));

  await page.getByText(t('answer.works'), { exact: true }).click();
  await button(page, 'answer.yes').click();
  await expect(cardPart(page, t('now.label'))).toContainText(t('now.done'));
  await page.getByRole('link', { name: t('next.again') }).click();
  await expect(field(page, 'ask.label')).toHaveValue(`${t('ask.about-case', { number })}\n`);
});

test('a link from a mail leads a browser without scripts to the story, through a sign-in that needs none', async ({
  own,
  visit,
}) => {
  // Of an Evenkeel of its own: to one address goes one link in five minutes.
  const evenkeel = await own();
  const dora = await evenkeel.as(PEOPLE.dora.id);
  const { number } = await dora(ask, { body: { text: 'The gate stays open.' } });
  const page = await visit({ evenkeel }, NO_SCRIPTS);
  await page.goto(`/cases/${number}`);
  await expect(page).toHaveURL(`/plain/sign-in?return=%2Fplain%2Fcases%2F${number}`);
  await button(page, 'signin.send-link').click();
  await expect(field(page, 'signin.address')).toHaveAccessibleDescription(t('signin.address-missing'));
  await field(page, 'signin.address').fill(PEOPLE.dora.email);
  await button(page, 'signin.send-link').click();
  await expect(page.getByRole('status')).toContainText(t('plain.link-sent'));
  const mail = await mailSent(
    evenkeel,
    ({ envelopeTo, subject }) => envelopeTo.includes(PEOPLE.dora.email) && /sign/i.test(subject),
  );
  await page.goto(mail.text?.match(/http:\/\/localhost:\d+\S+/)?.[0] ?? '');
  await expect(page).toHaveURL(`/plain/cases/${number}`);
  await expect(page.getByRole('heading', { level: 1, name: 'The gate stays open' })).toBeVisible();
  await button(page, 'account.sign-out').click();
  await expect(page).toHaveURL('/plain/sign-in');
  await page.goto('/plain');
  await expect(page).toHaveURL('/plain/sign-in');
});

test('whose scripts do not come is shown the way after a while', async ({ visit, evenkeel, stage }) => {
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id }, { losesLine: true });
  await page.route(/\.js$/, (route) => route.abort());
  await page.goto(`/cases/${stage.worked}`);
  const way = page.getByRole('link', { name: t('plain.without-scripts') });
  await expect(way).toBeHidden();
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await way.click();
  await expect(page).toHaveURL(`/plain/cases/${stage.worked}`);
});

test('what belongs to somebody else is not there, and what was typed outlives the session', async ({ as, stage }) => {
  const page = await as('dora', NO_SCRIPTS);
  await page.goto(`/plain/cases/${stage.worked}`);
  await expect(page.getByRole('heading', { level: 1, name: t('state.not-found') })).toBeVisible();
  await page.goto('/plain/ask');
  await page.context().clearCookies();
  await field(page, 'ask.label').fill('The words that I have.');
  await button(page, 'ask.send').click();
  await expect(page.getByRole('alert')).toContainText(t('plain.signed-out'));
  await expect(field(page, 'plain.your-words')).toHaveValue('The words that I have.');
});

test.describe('the pages without scripts', () => {
  const show = (page: Page, path: string) => page.goto(`/plain${path}`);

  test('stand: the first page and the form with something wrong', async ({ as, stage: _stage }) => {
    const page = await as('maria');
    await show(page, '');
    await page.getByText(t('plain.besides')).click();
    await inspect(page);
    const wrong = await as('maria');
    await show(wrong, '/ask');
    await button(wrong, 'ask.send').click();
    await expect(wrong.getByText(t('ask.no-words'))).toBeVisible();
    await inspect(wrong);
  });

  test('stand: the lists, and a story in each of its states', async ({ as, stage }) => {
    for (const path of [
      '/cases',
      ...[stage.worked, stage.waitsForYou, stage.check, stage.done].map((n) => `/cases/${n}`),
    ]) {
      const page = await as('maria');
      await show(page, path);
      await inspect(page);
    }
  });

  test('stand: what is not there, and the way in', async ({ as }) => {
    const nothing = await as('maria');
    await show(nothing, '/cases/1999999999');
    await inspect(nothing);
    for (const path of ['/sign-in?problem=link-used', '/sign-in?step=link-sent', '/sign-in?step=second-factor']) {
      const page = await as(null);
      await show(page, path);
      await inspect(page);
    }
  });

  test('speak German', async ({ as, evenkeel }) => {
    const luc = await evenkeel.as(PEOPLE.luc.id);
    const { number } = await luc(ask, { body: { text: 'Das Fenster klemmt.' } });
    const page = await as('luc');
    for (const path of ['', '/ask', '/cases?show=done', `/cases/${number}`, '/cases/1999999999']) {
      await show(page, path);
      await expectGerman(page);
    }
    await expect(page.getByRole('link', { name: tDe('story.to-cases') })).toBeVisible();
  });
});
