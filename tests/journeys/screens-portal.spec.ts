import { casesContract } from '#capabilities/cases/contract.ts';
import { cardPart, offerLaptop } from './kit/acts.ts';
import { inspect } from './kit/inspect.ts';
import type { Stage } from './kit/stage.ts';
import { expect, test } from './kit/test.ts';
import { like, t, tDe } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test.describe('the portal', () => {
  test('home, to a stranger', async ({ as }) => {
    const page = await as(null);
    await page.goto('/');
    await expect(page.getByText(t('home.stranger'))).toBeVisible();
    await inspect(page);
  });

  test('home, with open cases', async ({ as, stage: _stage }) => {
    const page = await as('maria');
    await page.goto('/');
    await expect(page.getByRole('heading', { name: t('home.open-cases') })).toBeVisible();
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await inspect(page);
  });

  test('home, without a case', async ({ as }) => {
    const page = await as('dora');
    await page.goto('/');
    await expect(page.getByText(t('home.no-cases'))).toBeVisible();
    await inspect(page);
  });

  test('home, with suggestions below the ask box', async ({ as, stage: _stage }) => {
    const page = await as('maria');
    await page.goto('/');
    await page.getByRole('textbox', { name: t('ask.label') }).pressSequentially('room');
    const found = page.getByRole('listbox', { name: t('suggest.found') });
    await expect(found.getByRole('group')).toHaveCount(2);
    await page.keyboard.press('ArrowDown');
    await expect(found.getByRole('option', { selected: true })).toBeVisible();
    await inspect(page);
  });

  test('ask, to a stranger', async ({ as }) => {
    const page = await as(null);
    await page.goto('/ask');
    await expect(page.getByText(t('ask.sign-in-first'))).toBeVisible();
    await inspect(page);
  });

  test('not sure who to ask, with a fault', async ({ as }) => {
    const page = await as('maria');
    await page.goto('/ask/who');
    await expect(page.getByText(like(t('who.promise-by')))).toBeVisible();
    await page.getByRole('button', { name: t('who.send'), exact: true }).click();
    await expect(page.locator('[aria-invalid=true]')).toBeFocused();
    await inspect(page);
  });

  test('ask, with a fault and a file', async ({ as }) => {
    const page = await as('luc');
    await page.goto('/ask');
    await page.getByRole('button', { name: 'Senden', exact: true }).click();
    await expect(page.locator('[aria-invalid=true]')).toBeFocused();
    const name = `${'ein-sehr-langer-name-'.repeat(6)}.txt`;
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from('x') };
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByText(name)).toBeVisible();
    await inspect(page);
  });

  for (const show of ['open', 'waiting', 'done'] as const) {
    test(`my cases, ${show}`, async ({ as, stage: _stage }) => {
      const page = await as('maria');
      await page.goto(`/cases?show=${show}`);
      await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
      await inspect(page);
    });
  }

  test('my cases, none', async ({ as }) => {
    const page = await as('dora');
    await page.goto('/cases?show=done');
    await expect(page.getByText(t('cases.none-done'))).toBeVisible();
    await inspect(page);
  });

  const STORIES: readonly (readonly [keyof Stage, RegExp])[] = [
    ['untouched', like(t('now.untouched'))],
    ['worked', /testing the camera/],
    ['waitsForYou', like(t('now.waiting-for-you'))],
    ['waitsForOthers', like(t('now.waiting-for-someone'))],
    ['check', like(t('now.check'))],
    ['done', like(t('now.done'))],
    ['cancelled', like(t('now.cancelled'))],
  ];
  for (const [state, now] of STORIES) {
    test(`the story of a case, ${state}`, async ({ as, stage }) => {
      const page = await as('maria');
      await page.goto(`/cases/${stage[state]}`);
      await expect(cardPart(page, t('now.label'))).toContainText(now);
      await inspect(page);
    });
  }

  test('the story of a case, late', async ({ visit, sample }) => {
    const agent = await sample.as(sample.people.agent);
    const [late] = (await agent(casesContract.endpoints.today, {})).late;
    if (!late) throw new Error('Nothing is late in the sample.');
    const page = await visit({ evenkeel: sample, personId: late.requester.id }, { locale: 'en-GB' });
    await page.goto(`/cases/${late.number}`);
    await expect(page.getByRole('term').filter({ hasText: t('next.label') })).toBeVisible();
    await inspect(page);
  });

  test('no such case', async ({ as }) => {
    const page = await as('maria');
    await page.goto('/cases/1');
    await expect(page.getByRole('heading', { name: t('state.not-found') })).toBeVisible();
    await inspect(page);
  });

  test('no such page', async ({ as }) => {
    const page = await as('maria');
    for (const path of ['/nowhere', '/cases/1/nowhere']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { name: t('state.not-found') })).toBeVisible();
    }
    await inspect(page);
  });

  test('what can be requested', async ({ as, evenkeel }) => {
    await offerLaptop(evenkeel);
    const page = await as('maria');
    await page.goto('/requests');
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await inspect(page);
  });

  test('home, with what is often asked for', async ({ as, evenkeel }) => {
    await offerLaptop(evenkeel);
    const page = await as('maria');
    await page.goto('/');
    await expect(page.getByRole('heading', { name: t('offers.often') })).toBeVisible();
    await inspect(page);
  });

  test('a request, with a fault', async ({ as, evenkeel }) => {
    const slug = await offerLaptop(evenkeel);
    const page = await as('luc');
    await page.goto(`/requests/${slug}`);
    await page.getByRole('button', { name: tDe('request.send'), exact: true }).click();
    await expect(page.getByText(tDe('request.missing'))).toBeVisible();
    await expect(page.getByRole('radio').first()).toBeFocused();
    await inspect(page);
  });

  test('my own page, my mails, and where I am signed in', async ({ as }) => {
    const page = await as('luc');
    await page.goto('/me');
    await expect(page.getByRole('checkbox', { name: tDe('my-mails.reminders') })).toBeVisible();
    await expect(page.getByText(tDe('my-sessions.here'))).toBeVisible();
    await inspect(page);
  });

  test('my own page, setting up a second step', async ({ as }) => {
    const page = await as('dora');
    await page.goto('/me');
    await page.getByRole('button', { name: t('me.second-begin') }).click();
    await page.getByRole('button', { name: t('me.second-begin') }).click();
    await expect(page.getByRole('link', { name: t('me.second-open-app') })).toBeVisible();
    await inspect(page);
  });

  test('my own menu', async ({ as }) => {
    const page = await as('maria');
    await page.goto('/');
    await page.getByRole('button', { name: t('account.menu', { name: 'Maria Lopez' }) }).click();
    await expect(page.getByRole('button', { name: t('account.sign-out') })).toBeVisible();
    await inspect(page);
  });
});
