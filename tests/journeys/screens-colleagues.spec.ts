import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { ACCOUNTS, PEOPLE } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ask } = casesContract.endpoints;

test.use({ trace: 'off' });

async function northShares(evenkeel: Evenkeel): Promise<void> {
  const admin = await evenkeel.as(PEOPLE.admin.id);
  const params = { accountId: ACCOUNTS.north };
  const { version } = await admin(peopleContract.endpoints.readAccount, { params });
  const body = { colleaguesSee: 'everybody' } as const;
  await admin(peopleContract.endpoints.changeAccount, { params, ifMatch: version, body });
}

test('an administrator lets the people of an account read along, and names who looks after it', async ({
  own,
  visit,
}) => {
  const page = await visit({ evenkeel: await own(), personId: PEOPLE.admin.id });
  await page.goto('/admin/accounts');
  await expect(page.getByText(t('accounts.sees-nobody')).first()).toBeVisible();
  await inspect(page);
  await page.goto(`/admin/accounts/${ACCOUNTS.north}`);
  await page.getByRole('radio', { name: like(t('accounts.sees-account-managers')) }).check();
  await page.getByLabel(t('accounts.find')).fill('luc');
  await page.getByRole('button', { name: t('accounts.add', { name: PEOPLE.luc.name }) }).click();
  await page.getByRole('button', { name: t('accounts.save'), exact: true }).click();
  await expect(page.getByText(like(t('accounts.saved')))).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: like(t('accounts.sees-account-managers')) })).toBeChecked();
  await expect(page.getByRole('listitem').filter({ hasText: PEOPLE.luc.name })).toBeVisible();
  await inspect(page);
});

test('that people cannot be searched is said where they are searched, until they can', async ({ evenkeel, visit }) => {
  const page = await visit({ evenkeel, personId: PEOPLE.admin.id }, { losesLine: true });
  await page.goto(`/admin/accounts/${ACCOUNTS.north}`);
  const find = page.getByLabel(t('accounts.find'));
  await find.waitFor();
  await page.context().route('**/api/v1/people?*', (route) => route.abort());
  await find.fill('lu');
  await expect(page.getByText(t('accounts.search-failed'))).toBeVisible();
  await inspect(page);
  await page.context().unroute('**/api/v1/people?*');
  await find.fill('luc');
  await expect(page.getByRole('button', { name: t('accounts.add', { name: PEOPLE.luc.name }) })).toBeVisible();
  await expect(page.getByText(t('accounts.search-failed'))).toBeHidden();
});

test('colleagues read along, until whoever asked keeps it private', async ({ own, visit }) => {
  const evenkeel = await own();
  await northShares(evenkeel);
  const { number } = await (await evenkeel.as(PEOPLE.luc.id))(ask, { body: { text: 'The scale shows nothing.' } });
  const maria = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await maria.goto('/cases');
  await maria.getByRole('link', { name: t('cases.colleagues'), exact: true }).click();
  const card = maria.getByRole('main').getByRole('listitem');
  await expect(card).toContainText(t('card.by', { name: PEOPLE.luc.name }));
  await inspect(maria);
  await maria.goto(`/cases/${number}`);
  await expect(maria.getByText(like(t('sees.read-along')))).toBeVisible();
  await expect(maria.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await inspect(maria);
  await maria.goto('/cases?show=colleagues');
  await expect(card).toHaveCount(1);

  const luc = await visit({ evenkeel, personId: PEOPLE.luc.id });
  await luc.goto(`/cases/${number}`);
  await luc.getByRole('button', { name: 'Für mich behalten', exact: true }).click();
  await expect(luc.getByRole('button', { name: 'Andere mitlesen lassen', exact: true })).toBeVisible();
  await inspect(luc);
  await maria.reload();
  await expect(maria.getByText(t('cases.none-colleagues'))).toBeVisible();
  await maria.goto(`/cases/${number}`);
  await expect(maria.getByRole('heading', { name: t('state.not-found') })).toBeVisible();
});

test('whoever asks can keep it private from the beginning', async ({ own, visit }) => {
  const evenkeel = await own();
  await northShares(evenkeel);
  const page = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await page.goto('/ask?q=About+my+salary+slip');
  await expect(page.getByText(t('ask.is-shared'))).toBeVisible();
  await page.getByLabel(t('ask.keep-private')).check();
  await expect(page.getByText(t('ask.is-private'))).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: t('ask.send'), exact: true }).click();
  await expect(page.getByText(t('sees.private'))).toBeVisible();
});
