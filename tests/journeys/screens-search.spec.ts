import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { t } from './kit/words.ts';

test.describe('finding and doing by name', () => {
  test('the search, with what it found', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.administrator });
    await page.goto('/desk/queue');
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: t('search.field') }).fill('the');
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    await inspect(page);
  });

  test('what can be done on a case, by name: Enter does it', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.agent });
    await page.goto('/desk/today');
    await expect(page.getByRole('heading', { name: t('promise.over') })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    const field = page.getByRole('dialog', { name: t('search.title-acts') }).getByRole('combobox');
    await expect(page.getByRole('option', { name: t('key.anywhere.new-case') })).toBeVisible();
    await inspect(page);
    await field.fill(t('key.anywhere.queue'));
    await expect(page.getByRole('option').first()).toHaveText(new RegExp(t('key.anywhere.queue')));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/desk\/queue/);
  });

  test('the page of all that was found, narrowed', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.administrator });
    await page.goto('/desk/search?q=laptop');
    await expect(page.locator('mark').first()).toBeVisible();
    await inspect(page);
    await page.getByRole('combobox', { name: t('search.show') }).selectOption('open');
    await expect(page).toHaveURL(/show=open/);
    await page.getByRole('searchbox').fill('zzzz');
    await page.keyboard.press('Enter');
    await expect(page.getByText(t('search.nothing', { q: 'zzzz' }))).toBeVisible();
  });
});
