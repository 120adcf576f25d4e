import { casesContract } from '#capabilities/cases/contract.ts';
import { remindersContract } from '#capabilities/reminders/contract.ts';
import { HOUR, SECOND, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

test.use({ trace: 'off' });

const { ask, reply, take } = casesContract.endpoints;
const { readReminder, setReminder } = remindersContract.endpoints;
const { ayse, maria } = PEOPLE;

test('an agent is reminded of a case: two presses, one to take it back, and it comes back by itself', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const { id: caseId, number } = await customer(ask, {
    body: { text: 'The Donaudampfschifffahrtsgesellschaftsraumkamera stays black.', serviceId: SERVICES.rooms },
  });
  const params = { caseId };
  await agent(take, { params });
  const next = { follow: 'next-word', by: toIso(Date.now() + 2 * HOUR) } as const;
  await agent(reply, { params, body: { text: 'I look at it.', next } });
  const page = await visit({ evenkeel, personId: ayse.id });
  const { keyboard } = page;
  const mine = async () => (await agent(readReminder, { params })).reminder;

  await test.step('from a row of the queue, and takes it back', async () => {
    await page.goto('/desk/queue');
    await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2);
    await keyboard.press('j');
    await keyboard.press('h');
    const dialog = page.getByRole('dialog', { name: t('reminder.title', { n: 1 }) });
    await expect(dialog.getByText(t('reminder.occasion.half-hour'))).toBeVisible();
    await inspect(page);
    await keyboard.press('1');
    await expect(dialog).toBeHidden();
    expect(await mine()).toMatchObject({ back: false });
    await keyboard.press('z');
    await expect.poll(mine).toBeNull();
  });

  await test.step('later than the next promise only once that is moved', async () => {
    await page.goto(`/desk/case/${number}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.locator('body').press('h');
    const dialog = page.getByRole('dialog', { name: t('reminder.title', { n: 1 }) });
    await dialog.getByRole('button', { name: like(t('reminder.move-promise')) }).click();
    await expect(page.getByRole('dialog', { name: t('renegotiate.title') })).toBeVisible();
    await keyboard.press('Escape');
  });

  await test.step('and finds it on the case, on Today and among the notices', async () => {
    await agent(setReminder, { params, body: { at: toIso(Date.now() + 3 * SECOND) } });
    await expect(page.getByText(like('Your reminder'))).toBeVisible();
    await expect(page.getByText(like('You wanted to be reminded')).first()).toBeVisible({ timeout: 30_000 });
    await inspect(page);
    await page.goto('/desk/today');
    const section = page.getByRole('region', { name: t('reminder.came-back') });
    await expect(section.getByRole('link', { name: like('Donaudampf') })).toBeVisible();
    await inspect(page);
    await page.getByRole('button', { name: t('notices.open', { count: 1 }) }).click();
    await expect(page.getByText(t('notices.reminder'), { exact: true })).toBeVisible();
    await keyboard.press('Escape');
    await section.getByRole('button', { name: t('reminder.settle'), exact: true }).click();
    await expect(section).toBeHidden();
    expect(await mine()).toBeNull();
  });
});
