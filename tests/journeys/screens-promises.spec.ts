import { casesContract } from '#capabilities/cases/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
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

for (const by of ['month', 'team', 'service', 'account'] as const) {
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

test('pauses that ask for a second look, and what voiding one would do', async ({ as, evenkeel }) => {
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const { ask, promiseCallback, take, wait } = casesContract.endpoints;
  const made = await maria(ask, { body: { text: 'The screen is black.', serviceId: SERVICES.rooms } });
  await ayse(take, { params: { caseId: made.id } });
  const until = toIso(Date.now() + HOUR);
  const word = { kind: 'callback', due: until, text: 'We call you in an hour.' } as const;
  await ayse(promiseCallback, { params: { caseId: made.id }, body: word });
  const body = { reason: 'customer-appointment', question: 'Come in an hour.', until } as const;
  await ayse(wait, { params: { caseId: made.id }, body });
  const page = await as('tom');
  await page.goto('/desk/promises/pauses');
  const list = page.getByRole('navigation', { name: t('pauses.list') });
  await expect(list.getByRole('link').first()).toBeVisible();
  await expect(page.getByText(t('pauses.doubt.nothing-said-before')).first()).toBeVisible();
  await expect(page.getByText('Come in an hour.')).toBeVisible();
  await inspect(page);
  await page.reload();
  await expect(page.getByText('Come in an hour.')).toBeVisible();
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog', { name: t('pauses.void') });
  await expect(dialog.getByText(t('pauses.both-stay'))).toBeVisible();
  await inspect(page);
  await page.reload();
  await expect(page.getByText('Come in an hour.')).toBeVisible();
  await page.keyboard.press('s');
  const stand = page.getByRole('dialog', { name: t('pauses.stand-title') });
  await stand.getByRole('textbox', { name: t('pauses.stand-reason') }).fill('She chose the hour herself.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(t('pauses.none'))).toBeVisible();
  await inspect(page);
});

test('pauses are for leads and managers', async ({ as }) => {
  const page = await as('ayse');
  await page.goto('/desk/promises/pauses');
  await expect(page.getByText(t('pauses.not-yours'))).toBeVisible();
  await inspect(page);
});

test('a delivery is corrected by who may', async ({ visit, sample }) => {
  const page = await visit({ evenkeel: sample, personId: sample.people.manager });
  await page.goto('/desk/promises?whose=all&show=over&kind=resolve');
  await page
    .getByRole('button', { name: like(t('explain.open-about')) })
    .first()
    .click();
  await page.getByRole('button', { name: t('explain.correct') }).click();
  await expect(page.getByRole('dialog', { name: t('explain.correct') }).getByRole('status')).not.toBeEmpty();
  await inspect(page);
});

test('who had a case for how long', async ({ as, stage }) => {
  const page = await as('ayse');
  await page.goto(`/desk/case/${stage.waitsForOthers}`);
  await page.getByRole('button', { name: t('rail.who-had-it') }).click();
  await expect(page.getByRole('table', { name: t('attribution.title') })).toBeVisible();
  await inspect(page);
});
