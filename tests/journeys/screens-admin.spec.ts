import { PEOPLE } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test.describe('settings', () => {
  test('hours, with a year at a glance', async ({ evenkeel, visit }) => {
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin');
    await expect(page).toHaveURL(/\/admin\/hours$/);
    await expect(page.getByRole('heading', { level: 1, name: t('admin.hours') })).toBeVisible();
    await page
      .getByText(t('calendar.year', { year: '2026' }))
      .first()
      .click();
    await expect(page.getByText(t('calendar.clocks-change')).first()).toBeVisible();
    await page.getByText(t('calendar.versions')).first().click();
    await expect(page.getByText(like(t('calendar.version-by', { version: 1 }))).first()).toBeVisible();
    await inspect(page);
  });

  test('the list by itself, on a phone', async ({ evenkeel, visit }) => {
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id }, { viewport: { width: 360, height: 740 } });
    await page.goto('/admin');
    await page.getByRole('link', { name: t('admin.hours') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('admin.hours') })).toBeVisible();
    await page.getByRole('link', { name: t('admin.all') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('admin.title') })).toBeVisible();
  });

  test('are not for agents', async ({ as }) => {
    const page = await as('ayse');
    await page.goto('/admin/hours');
    await expect(page.getByRole('heading', { level: 1, name: t('state.not-found') })).toBeVisible();
    await expect(page.getByRole('link', { name: t('nav.admin') })).toHaveCount(0);
  });
});
