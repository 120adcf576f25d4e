import { casesContract } from '#capabilities/cases/contract.ts';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { ACCOUNTS, PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { cardPart } from './kit/acts.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { t } from './kit/words.ts';

const NAME = 'A laptop for drawings and large tables';

/** Luc looks after Maria's account and says yes or no to a laptop; she has requested one. Answers its number. */
async function requested(evenkeel: Evenkeel): Promise<number> {
  const admin = await evenkeel.as(PEOPLE.admin.id);
  const { readAccount, changeAccount } = peopleContract.endpoints;
  const params = { accountId: ACCOUNTS.north };
  const { version } = await admin(readAccount, { params });
  const body = { colleaguesSee: 'nobody' as const, managerIds: [PEOPLE.luc.id] };
  await admin(changeAccount, { params, body, ifMatch: version });
  const { slug } = await admin(catalogueContract.endpoints.createItem, {
    body: {
      name: NAME,
      summary: 'A laptop with what you use today set up on it, brought to your desk.',
      cost: 'From €1,180, paid by your cost centre',
      serviceId: SERVICES.rooms,
      approvalBy: 'account-managers',
      approverId: PEOPLE.tom.id,
      form: [{ key: 'use', label: 'What do you need it for?', kind: 'long-text', required: true }],
    },
  });
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const answers = [{ field: 'use', values: ['Route plans with 90,000 rows: mine stands still for minutes.'] }];
  return (await maria(casesContract.endpoints.request, { params: { slug }, body: { answers } })).number;
}

test('somebody of the customer says yes in the portal, by keyboard, and the desk fulfils it', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const number = await requested(evenkeel);
  const maria = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await maria.goto(`/cases/${number}`);
  await expect(cardPart(maria, t('next.label'))).toContainText('Luc');

  const luc = await visit({ evenkeel, personId: PEOPLE.luc.id });
  await luc.goto('/');
  const asked = luc.locator('a[href^="/asked/"]');
  await expect(asked).toBeVisible();
  await inspect(luc);
  await asked.focus();
  await luc.keyboard.press('Enter');
  await expect(luc).toHaveURL(`/asked/${number}`);
  await expect(luc.getByText('Route plans with 90,000 rows')).toBeVisible();
  await inspect(luc);
  await luc.getByRole('button', { name: /^(Say yes|Ja sagen)$/ }).focus();
  await luc.keyboard.press('Enter');
  await expect(luc.getByRole('status').filter({ hasText: /Ja gesagt|said yes/ })).toBeFocused();
  await luc.goto('/');
  await expect(luc.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(luc.locator('a[href^="/asked/"]')).toHaveCount(0);

  await expect(maria.getByText(/said yes to your request/).first()).toBeVisible();
  await luc.goto(`/cases/${number}`);
  await expect(luc.getByText(NAME)).toHaveCount(0);
  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await desk.goto(`/desk/case/${number}`);
  const take = desk.getByRole('button', { name: t('case.take') });
  await take.first().click();
  await expect(take).toHaveCount(0);
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const { findCase, getCase, reply } = casesContract.endpoints;
  const params = { caseId: (await ayse(findCase, { params: { number } })).id };
  await expect.poll(async () => (await ayse(getCase, { params })).state).toBe('fulfilling');
  await ayse(reply, { params, body: { text: 'It lies on your desk.', next: { follow: 'resolves' } } });
  await expect(maria.getByRole('button', { name: t('answer.works') }).first()).toBeVisible();
});

test('they say no with a reason, which whoever requested it reads', async ({ own, visit }) => {
  const evenkeel = await own();
  const number = await requested(evenkeel);
  const luc = await visit({ evenkeel, personId: PEOPLE.luc.id });
  await luc.goto(`/asked/${number}`);
  await luc.getByRole('button', { name: /^(Say no|Nein sagen) …$/ }).click();
  const reason = luc.getByRole('textbox', { name: /^(Why not|Warum nicht)\?/ });
  await expect(reason).toBeFocused();
  await luc.keyboard.press('Tab');
  await luc.keyboard.press('Enter');
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await reason.fill('The old one is from last year.');
  await luc.getByRole('button', { name: /^(Say no|Nein sagen)$/ }).click();
  await expect(luc.getByRole('status').filter({ hasText: 'The old one is from last year.' })).toBeFocused();
  await inspect(luc);
  const maria = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await maria.goto(`/cases/${number}`);
  const no = t('now.declined-why', { approver: PEOPLE.luc.name, reason: 'The old one is from last year.' });
  await expect(cardPart(maria, t('now.label'))).toContainText(no);
  await maria.goto(`/asked/${number}`);
  await expect(maria.getByText(NAME)).toHaveCount(0);
});

test('the desk sees who decides outside, and asks somebody else with a reason', async ({ own, visit }) => {
  const evenkeel = await own();
  const number = await requested(evenkeel);
  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await desk.goto(`/desk/case/${number}`);
  await expect(desk.getByText(t('approval.customers-move'))).toBeVisible();
  await desk.getByRole('button', { name: t('approval.instead'), exact: true }).click();
  const dialog = desk.getByRole('dialog', { name: t('approval.instead-title', { name: PEOPLE.luc.name }) });
  await dialog.getByRole('combobox', { name: t('approval.instead-who') }).fill('Tom');
  await dialog.getByRole('option', { name: PEOPLE.tom.name }).click();
  await dialog.getByLabel(t('approval.instead-reason')).fill('Luc is on leave.');
  await dialog.getByRole('button', { name: t('approval.instead-submit'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.getByText(t('approval.asked', { name: PEOPLE.tom.name }))).toBeVisible();
  await inspect(desk);
});
