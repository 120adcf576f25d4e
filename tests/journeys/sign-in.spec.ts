import type { Page } from '@playwright/test';
import { peopleContract } from '#capabilities/people/contract.ts';
import { codeOf } from '#capabilities/people/testing/cast.ts';
import { caller } from '#kernel/call.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { type Evenkeel, startEvenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { mailSent, sendMail } from './kit/mail.ts';
import { expect, hearing, test } from './kit/test.ts';
import { t } from './kit/words.ts';

const OWNER = {
  organisation: 'Pier Four',
  name: 'Olga Owner',
  email: 'olga@pier.example',
  password: 'four unrelated paper boats',
  timeZone: 'Europe/Berlin',
  language: 'en',
} as const;

const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });
const field = (page: Page, key: string) => page.getByLabel(t(key), { exact: true });

async function giveAddress(page: Page, address: string): Promise<void> {
  await field(page, 'signin.address').fill(address);
  await button(page, 'signin.continue').click();
}

async function givePassword(page: Page, password: string): Promise<void> {
  await field(page, 'signin.password').fill(password);
  await button(page, 'signin.submit').click();
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: t('account.menu', { name }) }).click();
  await button(page, 'account.sign-out').click();
  await expect(page).toHaveURL('/signin');
}

/** An Evenkeel of somebody who chose a password when it was set up. */
let office: Evenkeel;
test.beforeAll(async () => {
  office = await startEvenkeel({});
  await caller({ origin: office.address })(peopleContract.endpoints.setUp, { body: OWNER });
});
test.afterAll(() => office.stop());

test('a wrong password keeps the door shut, the right one opens it, and signing out closes it', async ({ visit }) => {
  const page = await visit({ evenkeel: office });
  await page.goto('/me');
  await expect(page).toHaveURL('/signin?return=%2Fme');
  await giveAddress(page, 'not an address');
  await expect(page.getByText(t('signin.address-missing'))).toBeVisible();
  await giveAddress(page, OWNER.email);
  await givePassword(page, 'four unrelated paper planes');
  await expect(field(page, 'signin.password')).toHaveAccessibleDescription(/password is wrong/);
  await givePassword(page, OWNER.password);
  await expect(page).toHaveURL('/me');
  await expect(page.getByRole('heading', { level: 1, name: t('me.title') })).toBeVisible();
  await signOut(page, OWNER.name);
  await page.goto('/me');
  await expect(page).toHaveURL('/signin?return=%2Fme');
});

test('a link by mail opens the door once, and leads to where one wanted to be', async ({ as, evenkeel }) => {
  const page = await as(null);
  await page.goto('/me');
  await field(page, 'signin.address').fill(PEOPLE.dora.email);
  await button(page, 'signin.send-link').click();
  await expect(page.getByRole('heading', { level: 1, name: t('signin.link-title') })).toBeVisible();
  await expect(page.getByRole('status')).toContainText(PEOPLE.dora.email);
  const mail = await mailSent(evenkeel, ({ envelopeTo }) => envelopeTo.includes(PEOPLE.dora.email));
  const link = mail.text?.match(/http:\/\/localhost:\d+\S+/)?.[0] ?? '';
  await page.goto(link);
  await expect(page).toHaveURL('/me');
  await expect(page.getByText(PEOPLE.dora.email)).toBeVisible();

  const other = await as(null);
  await other.goto(link);
  await expect(other.getByText(t('signin.link-used'))).toBeVisible();
});

test('a second step holds a stolen password back', async ({ visit }) => {
  const page = await visit({ evenkeel: office });
  await page.goto('/signin?return=/me');
  await giveAddress(page, OWNER.email);
  await givePassword(page, OWNER.password);
  await button(page, 'me.second-begin').click();
  await field(page, 'me.password').fill(OWNER.password);
  await button(page, 'me.second-begin').click();
  const uri = await page.getByRole('link', { name: t('me.second-open-app') }).getAttribute('href');
  await field(page, 'me.second-code').fill(codeOf(uri ?? ''));
  await button(page, 'me.second-finish').click();
  await expect(page.getByText(t('me.second-on'))).toBeVisible();
  await signOut(page, OWNER.name);

  await giveAddress(page, OWNER.email);
  await givePassword(page, OWNER.password);
  await expect(page.getByRole('heading', { level: 1, name: t('signin.code-title') })).toBeVisible();
  await field(page, 'signin.code').fill('000000');
  await button(page, 'signin.submit').click();
  await expect(field(page, 'signin.code')).toHaveAttribute('aria-invalid', 'true');
  await field(page, 'signin.code').fill(codeOf(uri ?? ''));
  await button(page, 'signin.submit').click();
  await expect(page).not.toHaveURL(/signin/);

  await page.goto('/me');
  await button(page, 'me.second-remove').click();
  await field(page, 'me.password').fill(OWNER.password);
  await button(page, 'me.second-remove').click();
  await expect(page.getByText(t('me.second-off'))).toBeVisible();
});

test('a new password ends every other session, and the old one opens nothing', async ({ visit }) => {
  const NEW = 'six unrelated paper boats';
  const [elsewhere, page] = [await visit({ evenkeel: office }), await visit({ evenkeel: office })];
  for (const one of [elsewhere, page]) {
    await one.goto('/signin?return=/me');
    await giveAddress(one, OWNER.email);
    await givePassword(one, OWNER.password);
    await expect(button(one, 'my-password.change')).toBeVisible();
  }
  const change = async (current: string, wanted: string) => {
    await button(page, 'my-password.change').click();
    await field(page, 'my-password.current').fill(current);
    await field(page, 'my-password.wanted').fill(wanted);
    await button(page, 'my-password.change').click();
  };
  await change('four unrelated paper planes', 'short');
  await expect(field(page, 'my-password.wanted')).toHaveAccessibleDescription(/12 characters/);
  await field(page, 'my-password.wanted').fill(NEW);
  await button(page, 'my-password.change').click();
  await expect(field(page, 'my-password.current')).toHaveAccessibleDescription(/not your password/);
  await button(page, 'my-password.leave').click();
  await change(OWNER.password, NEW);
  await expect(page.getByText(t('my-password.changed'))).toBeVisible();
  await page.reload();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/signin/);
  await change(NEW, OWNER.password);
  await expect(page.getByText(t('my-password.changed'))).toBeVisible();
  await change('four unrelated paper planes', 'short');
  await inspect(page);
});

test('the first visitor sets Evenkeel up and stands at a desk that works', async ({ own, visit }) => {
  const empty = await own({});
  const page = await visit({ evenkeel: empty });
  await page.goto('/');
  await expect(page).toHaveURL('/setup');
  await button(page, 'setup.submit').click();
  await expect(page.getByRole('alert')).toHaveText(t('setup.wrong', { n: 4 }));
  await expect(field(page, 'setup.organisation')).toBeFocused();
  await field(page, 'setup.organisation').fill(OWNER.organisation);
  await field(page, 'setup.name').fill(OWNER.name);
  await field(page, 'setup.email').fill(OWNER.email);
  await field(page, 'setup.password').fill(OWNER.password);
  await field(page, 'setup.deskAddress').fill('help@pier.example');
  await button(page, 'setup.submit').click();
  await expect(page).toHaveURL(/\/desk/);
  await expect(page.getByRole('button', { name: t('account.menu', { name: OWNER.name }) })).toBeVisible();

  await hearing(page, () => page.goto('/desk/queue'));
  await expect(page.getByText(t('queue.empty.open'))).toBeVisible();
  await sendMail(empty, {
    from: 'kim@elsewhere.example',
    to: 'help@pier.example',
    subject: 'The gate stays shut',
    text: 'It has been shut since this morning.',
  });
  await page.getByRole('button', { name: t('queue.new', { n: 1 }) }).click();
  await expect(page.getByRole('link', { name: 'The gate stays shut' })).toBeVisible();

  const late = await visit({ evenkeel: empty });
  await late.goto('/setup');
  await expect(late).toHaveURL('/signin');
});
