import { wayOut } from '#capabilities/people/index.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { t, tDe } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test.describe('before the doors', () => {
  test('sign-in, the address', async ({ as }) => {
    const page = await as(null);
    await page.goto('/signin?problem=link-used');
    await expect(page.getByText(t('signin.link-used'))).toBeVisible();
    await page.getByRole('button', { name: t('signin.continue') }).click();
    await expect(page.getByText(t('signin.address-missing'))).toBeVisible();
    await inspect(page);
  });

  test('sign-in, somebody is in already', async ({ as }) => {
    const page = await as('maria');
    await page.goto('/signin');
    await expect(page.getByText(t('signin.already'))).toBeVisible();
    await inspect(page);
  });

  test('sign-in, the password', async ({ as }) => {
    const page = await as(null, { locale: 'de-DE' });
    await page.goto('/signin');
    await page.getByLabel(tDe('signin.address')).fill(`${'ein.langer.name.'.repeat(4)}x@harbour.example`);
    await page.getByRole('button', { name: tDe('signin.continue') }).click();
    await page.getByRole('button', { name: tDe('signin.submit'), exact: true }).click();
    await expect(page.getByText(tDe('signin.password-missing'))).toBeVisible();
    await inspect(page);
  });

  test('sign-in, a link is on its way', async ({ as }) => {
    const page = await as(null);
    await page.goto('/signin');
    await page.getByLabel(t('signin.address')).fill(PEOPLE.femi.email);
    await page.getByRole('button', { name: t('signin.send-link') }).click();
    await expect(page.getByRole('heading', { name: t('signin.link-title') })).toBeVisible();
    await inspect(page);
  });

  test('sign-in, the second step', async ({ as }) => {
    const page = await as(null);
    await page.goto('/signin?step=second-factor');
    await expect(page.getByRole('heading', { name: t('signin.code-title') })).toBeVisible();
    await inspect(page);
  });

  test('the end of mails, before the press', async ({ as }) => {
    const page = await as(null, { locale: 'de-DE' });
    await page.goto('/mails/reminders/only-looked-at');
    await expect(page.getByRole('button', { name: tDe('stop-mails.go') })).toBeVisible();
    await inspect(page);
  });

  test('the end of mails, after the press', async ({ as, evenkeel }) => {
    const page = await as(null);
    await page.goto(await wayOut(evenkeel.program.platform, 'reminders', PEOPLE.femi.id));
    await page.getByRole('button', { name: t('stop-mails.go') }).click();
    await expect(page.getByRole('link', { name: t('stop-mails.settings') })).toBeVisible();
    await inspect(page);
  });

  test('the first set-up, with faults', async ({ own, visit }) => {
    const page = await visit({ evenkeel: await own({}) });
    await page.goto('/setup');
    await page.getByRole('button', { name: t('setup.submit') }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await inspect(page);
  });
});

test.describe('beside the doors', () => {
  test('the API reference', async ({ as }) => {
    const page = await as(null);
    await page.goto('/api/docs');
    await page.getByText('What it takes').first().click();
    await inspect(page);
  });

  test('the mail that the demo sent', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample });
    await page.goto('/demo/mail');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await inspect(page);
  });
});
