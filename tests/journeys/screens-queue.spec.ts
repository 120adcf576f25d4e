import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test.describe('views of the queue', () => {
  for (const view of ['open', 'unowned', 'mine', 'waiting', 'closed'] as const) {
    test(`the queue, ${view}`, async ({ visit, sample }) => {
      const page = await visit({ evenkeel: sample, personId: sample.people.administrator });
      await page.goto(`/desk/queue/${view}`);
      const anything = page.getByRole('grid').or(page.getByText(t(`queue.empty.${view}`)));
      await expect(anything.first()).toBeVisible();
      await inspect(page);
    });
  }

  test('the queue, with cases chosen', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.agent });
    await page.goto('/desk/queue');
    await page.getByRole('grid').getByRole('checkbox').nth(1).check();
    await page.getByRole('grid').getByRole('checkbox').nth(3).check();
    await expect(page.getByRole('toolbar', { name: t('queue.selected', { n: 2 }) })).toBeVisible();
    await inspect(page);
  });

  test('the queue under headings, saved', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.manager });
    await page.goto('/desk/queue/open?by=owner');
    await expect(page.getByRole('grid')).toContainText(t('queue.nobody'));
    await page.getByRole('button', { name: t('views.save') }).click();
    const dialog = page.getByRole('dialog', { name: t('views.save') });
    await expect(dialog.getByLabel(t('views.for'), { exact: true })).toBeVisible();
    await inspect(page);
  });

  test('the queue, choosing what to show', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.agent });
    await page.goto('/desk/queue/open?by=due');
    await expect(page.getByRole('grid')).toContainText(t('queue.due.late'));
    await page.keyboard.press('f');
    await expect(page.getByRole('dialog', { name: t('queue.filter-by') })).toBeVisible();
    await inspect(page);
  });

  test('the queue, choosing how it is shown', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.agent });
    await page.goto('/desk/queue/open?by=team');
    await page.getByRole('button', { name: like(t('queue.display')) }).click();
    await expect(page.getByLabel(t('queue.headings'), { exact: true })).toBeVisible();
    await inspect(page);
  });

  test('own keys', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.agent });
    await page.goto('/desk/keys');
    await page.getByRole('button', { name: t('own-keys.change-of', { command: t('key.case.reply') }) }).click();
    await page.keyboard.press('n');
    await expect(page.getByRole('alert')).toBeVisible();
    await inspect(page);
  });
});

test('Space looks into a case beside the list, and goes along', async ({ own, visit }) => {
  const evenkeel = await own();
  const maria = await evenkeel.as(PEOPLE.maria.id);
  for (const text of ['The camera is dark.', 'The screen flickers.']) {
    await maria(casesContract.endpoints.ask, { body: { text, serviceId: SERVICES.rooms } });
  }
  const page = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await page.goto('/desk/queue');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  const said = page.getByRole('log');
  await expect(said.getByText('The camera is dark.')).toBeVisible();
  await page.keyboard.press('j');
  await expect(said.getByText('The screen flickers.')).toBeVisible();
  await inspect(page);
  await page.keyboard.press('Escape');
  await expect(said).toBeHidden();
  await page.keyboard.press('Space');
  await expect(said).toBeVisible();
  await page.keyboard.press('Space');
  await expect(said).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page).toHaveURL('/desk/queue/mine');
});
