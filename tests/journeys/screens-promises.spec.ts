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
