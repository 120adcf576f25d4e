import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ayse, maria } = PEOPLE;

test('keys are changed by pressing, conflicts are told, and they hold on another device', async ({ own, visit }) => {
  const evenkeel = await own();
  const customer = await evenkeel.as(maria.id);
  const { number } = await customer(casesContract.endpoints.ask, { body: { text: 'The gate is shut.' } });
  const page = await visit({ evenkeel, personId: ayse.id });
  const { keyboard } = page;
  await page.goto('/desk/keys');
  const change = (command: string) => page.getByRole('button', { name: t('own-keys.change-of', { command }) });

  await test.step('takes a free key', async () => {
    await change(t('key.case.now-line')).click();
    await keyboard.press('y');
    await expect(page.getByRole('listitem').filter({ hasText: t('key.case.now-line') })).toContainText('Y');
  });

  await test.step('says whose a key is, and takes it only on a press', async () => {
    await change(t('key.case.take')).click();
    await keyboard.press('n');
    const taken = page.getByRole('alert');
    await expect(taken).toContainText(t('own-keys.taken', { keys: 'N', command: t('key.case.note') }));
    await taken.getByRole('button', { name: t('own-keys.take') }).click();
    await expect(page.getByText(t('own-keys.none'))).toBeVisible();
    await page.getByRole('button', { name: t('own-keys.reset-of', { command: t('key.case.take') }) }).click();
    await page.getByRole('button', { name: t('own-keys.reset-of', { command: t('key.case.note') }) }).click();
    await expect(page.getByText(t('own-keys.none'))).toHaveCount(0);
  });

  await test.step('holds elsewhere, on the sheet and in the hand', async () => {
    const other = await visit({ evenkeel, personId: ayse.id });
    await other.goto(`/desk/case/${number}`);
    await other.getByRole('log').focus();
    await other.keyboard.press('?');
    const sheet = other.getByRole('dialog', { name: t('keys.title') });
    await expect(sheet.getByRole('listitem').filter({ hasText: t('key.case.now-line') })).toContainText('Y');
    await other.keyboard.press('Escape');
    await other.keyboard.press('u');
    await other.keyboard.press('y');
    await expect(other.getByRole('dialog', { name: like(t('now-line.title')) })).toBeVisible();
  });

  await test.step('goes back to how it was', async () => {
    await page.getByRole('button', { name: t('own-keys.reset-all') }).click();
    await expect(page.getByRole('button', { name: t('own-keys.reset-all') })).toHaveCount(0);
  });
});
