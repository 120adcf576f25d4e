import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { referralsContract } from '#capabilities/referrals/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

test.use({ trace: 'off' });

const { ask, getCase, take } = casesContract.endpoints;
const c = referralsContract.endpoints;
const { admin, ayse, grace, maria } = PEOPLE;

const RAIL = 'City Rail lost property';
const LONG =
  'Things left on trains, in stations and in the Donaudampfschifffahrtsgesellschaftswartehalle at the harbour';

/** A directory of two, and a case that Ayse owns. */
async function lostLaptop(evenkeel: Evenkeel) {
  const [manager, customer, agent] = [
    await evenkeel.as(grace.id),
    await evenkeel.as(maria.id),
    await evenkeel.as(ayse.id),
  ];
  const blank = {
    phone: null,
    email: null,
    website: null,
    languages: null,
    hours: null,
    notes: null,
    providerId: null,
  };
  const rail = await manager(c.addParty, {
    body: {
      ...blank,
      name: RAIL,
      helpsWith: LONG,
      phone: '030 555 01',
      hours: 'weekdays 9 to 16',
      notes: 'Be patient.',
    },
  });
  await manager(c.addParty, {
    body: { ...blank, name: 'Visa office', helpsWith: 'Visas', email: 'visa@harbour.example' },
  });
  const { id, number } = await customer(ask, {
    body: { text: 'I left my laptop on the train.', serviceId: SERVICES.rooms },
  });
  await agent(take, { params: { caseId: id } });
  return { caseId: id, number, rail };
}

test('a customer is referred with their consent, asked whether it helped, and stays ours', async ({ own, visit }) => {
  const evenkeel = await own();
  const { caseId, number } = await lostLaptop(evenkeel);
  const agent = await visit({ evenkeel, personId: ayse.id });
  await hearing(agent, () => agent.goto(`/desk/case/${number}`));
  await expect(agent.getByRole('log')).toBeVisible();

  await test.step('by the keyboard alone', async () => {
    await agent.locator('body').press('Shift+T');
    const dialog = agent.getByRole('dialog', { name: t('refer.title') });
    await expect(dialog.getByRole('combobox', { name: t('refer.to') })).toBeFocused();
    await expect(dialog.getByRole('option', { name: like(RAIL) })).toBeVisible();
    await agent.keyboard.press('Enter');
    const words = dialog.getByLabel(t('refer.message', { name: 'Maria' }));
    await expect(words).toBeFocused();
    await expect(words).toHaveValue(like('030 555 01 · weekdays 9 to 16'));
    await dialog.getByRole('radio', { name: like(t('consent.agreed', { name: 'Maria' })) }).check();
    await expect(dialog.getByLabel(t('consent.passes'))).toHaveValue(like('I left my laptop on the train'));
    await expect(words).toHaveValue(like('As you agreed'));
    await inspect(agent);
    await agent.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
  });
  await expect(agent.getByText(like(t('referred.to', { party: RAIL, reach: '030 555 01' })))).toBeVisible();

  await test.step('what they said is recorded', async () => {
    await agent.getByRole('button', { name: t('referred.record-answer') }).click();
    const dialog = agent.getByRole('dialog', { name: t('answer.title', { party: RAIL }) });
    await agent.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog.getByText(t('answer.blank'))).toBeVisible();
    await dialog.getByLabel(t('answer.words.accepted')).fill('Ms Park, number 12');
    await agent.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    await expect(agent.getByText(like('Ms Park, number 12')).first()).toBeVisible();
  });

  await test.step('asked, the customer says that it did not help, and is heard', async () => {
    await agent.getByRole('button', { name: t('referred.ask', { name: 'Maria' }) }).click();
    await expect(agent.getByText(like('Maria was asked whether they helped')).first()).toBeVisible();
    const customer = await visit({ evenkeel, personId: maria.id });
    await customer.goto(`/cases/${number}`);
    const card = customer.getByRole('region', { name: t('outside.title', { party: RAIL }) });
    await card.getByText(t('outside.passes')).click();
    await expect(card.getByText(like('I left my laptop on the train'))).toBeVisible();
    await card.getByRole('textbox').fill('They only have a bag.');
    await inspect(customer);
    await card.getByRole('button', { name: t('outside.say.not-helped'), exact: true }).click();
    await expect(card.getByRole('status')).toBeFocused();
    await expect(customer.getByText('They only have a bag.').first()).toBeVisible();
  });

  const known = await (await evenkeel.as(ayse.id))(getCase, { params: { caseId } });
  expect(known).toMatchObject({ state: 'in-progress', unanswered: true, owner: { id: ayse.id } });
  await expect(agent.getByText(like(t('referred.outcome.not-helped', { name: 'Maria' })))).toBeVisible();
});

test('the directory is kept, found in, and looked at', async ({ own, visit }) => {
  const evenkeel = await own();
  const page = await visit({ evenkeel, personId: admin.id });
  const { caseId, rail } = await lostLaptop(evenkeel);
  const askBy = toIso(Date.now() + 24 * HOUR);
  const body = { partyId: rail.id, message: 'They can help.', consent: null, askBy };
  await (await evenkeel.as(ayse.id))(c.refer, { params: { caseId }, body });
  await page.goto('/admin/directory');
  await expect(page.getByText(LONG)).toBeVisible();
  await page.getByRole('button', { name: t('directory.edit-name', { name: RAIL }) }).click();
  const dialog = page.getByRole('dialog', { name: t('directory.edit-title') });
  await dialog.getByLabel(t('directory.phone')).fill('');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog.getByText(like('Say how they are reached'))).toBeVisible();
  await inspect(page);
  await dialog.getByLabel(t('directory.phone')).fill('030 555 02');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('030 555 02')).toBeVisible();
  await page.getByRole('button', { name: t('directory.verify-name', { name: RAIL }) }).click();
  await expect(page.getByText(like(`by ${admin.name}`)).first()).toBeVisible();
  await page.getByRole('button', { name: t('directory.remove-name', { name: 'Visa office' }) }).click();
  await expect(page.getByRole('heading', { name: 'Visa office' })).toBeHidden();
});

test('an empty directory, one with entries, and the forms of a referral', async ({ own, visit }) => {
  const evenkeel = await own();
  const look = async (personId: string, path: string, shown: (page: Page) => Promise<void>) => {
    const page = await visit({ evenkeel, personId });
    await page.goto(path);
    await shown(page);
    await inspect(page);
    await page.close();
  };
  await look(admin.id, '/admin/directory', async (page) => {
    await expect(page.getByText(t('directory.none'))).toBeVisible();
  });
  const { caseId, number, rail } = await lostLaptop(evenkeel);
  const askBy = toIso(Date.now() + 24 * HOUR);
  const consent = { passes: LONG, how: 'written' } as const;
  const body = { partyId: rail.id, message: 'They can help.', consent, askBy };
  await (await evenkeel.as(ayse.id))(c.refer, { params: { caseId }, body });
  await look(grace.id, '/admin/directory', async (page) => {
    await expect(page.getByText(LONG)).toBeVisible();
  });
  for (const act of ['referred.record-answer', 'referred.record-outcome']) {
    await look(ayse.id, `/desk/case/${number}`, async (page) => {
      await page.getByText(like('may be passed on')).first().click();
      await page.getByRole('button', { name: t(act), exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    });
  }
});
