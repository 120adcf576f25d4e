import { signInLink, wayOut } from '#capabilities/people/index.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

test('a customer does without mails, from the mail and on their page, and takes it back', async ({ evenkeel, as }) => {
  const stranger = await as(null);
  await stranger.goto(new URL(await wayOut(evenkeel.program.platform, 'reminders', PEOPLE.dora.id)).pathname);
  await stranger.getByRole('button', { name: t('stop-mails.go') }).press('Enter');
  await expect(stranger.getByRole('heading', { name: t('stop-mails.done') })).toBeVisible();

  const dora = await as('dora');
  await dora.goto('/me');
  const reminders = dora.getByRole('checkbox', { name: t('my-mails.reminders') });
  const asked = dora.getByRole('checkbox', { name: t('my-mails.asked') });
  await expect(reminders).not.toBeChecked();
  await reminders.press('Space');
  await expect(dora.getByText(t('my-mails.kept'))).toBeVisible();
  await asked.press('Space');
  await expect(asked).not.toBeChecked();
  await dora.reload();
  await expect(reminders).toBeChecked();
  await expect(asked).not.toBeChecked();
  await asked.press('Space');
  await expect(asked).toBeChecked();
});

test('somebody signs out where they are not, and stays where they are', async ({ own, visit }) => {
  const evenkeel = await own();
  const signedIn = async () => {
    const page = await visit({ evenkeel });
    await page.goto(await signInLink(evenkeel.program.platform, PEOPLE.maria.id));
    await page.goto('/me');
    return page;
  };
  const [one, two, three, here] = [await signedIn(), await signedIn(), await signedIn(), await signedIn()];
  const others = here.getByRole('button', { name: like(t('my-sessions.end-device')) });
  await expect(others).toHaveCount(3);
  await others.first().press('Enter');
  await expect(others).toHaveCount(2);
  await expect(here.getByRole('heading', { name: t('my-sessions.title') })).toBeFocused();
  await here.getByRole('button', { name: t('my-sessions.end-others') }).press('Enter');
  await expect(others).toHaveCount(0);
  await expect(here.getByText(t('my-sessions.here'))).toBeVisible();
  for (const page of [one, two, three]) {
    await page.goto('/me');
    await expect(page).toHaveURL('/signin?return=%2Fme');
  }
});
