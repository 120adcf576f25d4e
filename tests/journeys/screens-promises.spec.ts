import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test('why a promise is due when it is', async ({ as, stage }) => {
  const page = await as('ayse');
  await page.goto(`/desk/case/${stage.worked}`);
  await page
    .getByRole('button', { name: like(t('explain.open-about')) })
    .first()
    .click();
  await expect(
    page
      .getByRole('dialog', { name: t('explain.title') })
      .getByRole('list')
      .first(),
  ).toBeVisible();
  await inspect(page);
});

test('all promises, next due first, walked by keys', async ({ visit, sample }) => {
  const page = await visit({ evenkeel: sample, personId: sample.people.agent });
  await page.goto('/desk/today');
  await expect(page.getByRole('heading', { name: t('promise.over') })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/\/desk\/promises$/);
  const lines = page.getByRole('region', { name: t('promises.list.open') }).getByRole('listitem');
  await expect(lines.nth(1)).toBeVisible();
  await inspect(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(lines.first().getByRole('link')).toBeFocused();
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: t('explain.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  await lines.first().getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk\/case\/\d+/);
});

test('promises that are over, of one kind', async ({ visit, sample }) => {
  const page = await visit({ evenkeel: sample, personId: sample.people.administrator });
  await page.goto('/desk/promises?show=over');
  const list = page.getByRole('region', { name: t('promises.list.over') });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  await page.getByRole('combobox', { name: t('promises.narrow.kind') }).selectOption('next-update');
  await expect(page).toHaveURL(/show=over&kind=next-update/);
  await expect(list.getByRole('listitem').first()).toContainText(t('promise-kind.next-update'));
  await inspect(page);
});

test('no promise to show', async ({ as }) => {
  const page = await as('femi');
  await page.goto('/desk/promises?kind=statutory');
  await expect(page.getByText(t('promises.none-here'))).toBeVisible();
  await inspect(page);
});

for (const by of ['month', 'team', 'account'] as const) {
  test(`how promises were kept, by ${by}`, async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.administrator });
    await page.goto(`/desk/promises/kept?by=${by}`);
    await expect(page.getByRole('table', { name: t(`figures.by.${by}`) })).toBeVisible();
    await inspect(page);
  });
}

test('why then, told to the customer', async ({ as, stage }) => {
  const page = await as('maria');
  await page.goto(`/cases/${stage.worked}`);
  await page.getByText(t('promised.why')).first().click();
  await expect(page.locator('.pt-why[open] p').first()).toBeVisible();
  await inspect(page);
});
