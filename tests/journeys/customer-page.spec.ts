import { casesContract } from '#capabilities/cases/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

test.use({ trace: 'off' });

const { ask, confirm, reply, take } = casesContract.endpoints;
const { ayse, maria } = PEOPLE;

test('a customer is found by name, known at a glance, and kept in mind', async ({ own, visit }) => {
  const evenkeel = await own();
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const numbers: number[] = [];
  for (const text of ['The old printer hums.', 'The Donaudampfschifffahrtsgesellschaftsraumkamera stays black.']) {
    const { id, number } = await customer(ask, {
      body: { text, goal: 'hold the meeting of the harbour at noon', serviceId: SERVICES.rooms },
    });
    const params = { caseId: id };
    await agent(take, { params });
    const next = { follow: 'next-word', by: toIso(Date.now() + HOUR) } as const;
    await agent(reply, { params, body: { text: 'I look at it.', next } });
    numbers.push(number);
    if (numbers.length === 1) await customer(confirm, { params, body: { works: true } });
  }
  const page = await visit({ evenkeel, personId: ayse.id });
  await hearing(page, () => page.goto('/desk/today'));
  await page.locator('body').press('/');
  await page.getByRole('combobox', { name: t('search.field') }).fill('maria lop');
  await page.getByRole('option', { name: new RegExp(`^${maria.name}`) }).click();
  await expect(page).toHaveURL(`/desk/people/${maria.id}`);
  await expect(page.getByRole('heading', { level: 1, name: maria.name })).toBeVisible();
  await expect(page.getByText(like('hold the meeting of the harbour')).first()).toBeVisible();
  await page.getByRole('button', { name: t('customer-page.note') }).click();
  const dialog = page.getByRole('dialog', { name: t('customer-page.note-title', { name: maria.name }) });
  await dialog.getByLabel(t('customer-page.reach-by')).fill('By telephone, in the morning');
  await dialog.getByLabel(t('customer-page.notes')).fill('Works in the warehouse.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Works in the warehouse.')).toBeVisible();
  await inspect(page);
  const from = await visit({ evenkeel, personId: ayse.id });
  await hearing(from, () => from.goto(`/desk/case/${numbers[1]}`));
  await from.getByRole('link', { name: maria.name }).first().click();
  await expect(from).toHaveURL(`/desk/people/${maria.id}`);
});
