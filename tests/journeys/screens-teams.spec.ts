import { PEOPLE } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { t } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test('teams, one settled by who leads it, with the mail that a customer gets', async ({ own, visit }) => {
  const evenkeel = await own();
  const page = await visit({ evenkeel, personId: PEOPLE.tom.id });
  await page.goto('/admin/teams');
  await expect(page.getByRole('heading', { level: 1, name: t('admin.teams') })).toBeVisible();
  await inspect(page);
  await page.goto('/admin/teams');
  await page.getByRole('link', { name: 'Team desk' }).click();
  const signature = page.getByLabel(t('teams.signature'));
  await signature.fill('{{customer.name}}');
  await expect(page.getByText(t('signature.unknown', { name: 'customer.name' }))).toBeVisible();
  await signature.fill('{{agent.first-name}}\n');
  await page.getByRole('button', { name: t('signature.variable.team') }).click();
  await page.getByLabel(t('teams.called')).fill('IT help');
  const mail = page.frameLocator('iframe');
  await expect(mail.getByText('IT help')).toBeVisible();
  await page.getByRole('button', { name: t('signature.look.text') }).click();
  await expect(page.getByText('Tom IT help')).toBeVisible();
  await page.getByLabel(t('teams.next-word')).selectOption('30');
  await page.getByRole('button', { name: t('teams.save'), exact: true }).click();
  await expect(page.getByText(t('teams.saved', { name: 'Team desk' }))).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(t('teams.next-word'))).toHaveValue('30');
  await page.getByRole('button', { name: t('signature.look.dark') }).click();
  await inspect(page);
});

test('a team gets somebody who leads it from an administrator', async ({ own, visit }) => {
  const page = await visit({ evenkeel: await own(), personId: PEOPLE.admin.id });
  await page.goto('/admin/teams');
  await page.getByRole('button', { name: t('teams.new') }).click();
  await page.getByLabel(t('teams.name')).fill('Night shift');
  await page.getByRole('button', { name: t('teams.add-team') }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Night shift' })).toBeVisible();
  await page.getByLabel(t('teams.find')).fill('femi');
  await page.getByRole('button', { name: t('teams.add', { name: PEOPLE.femi.name }) }).click();
  await page.getByLabel(t('teams.leads-it', { name: PEOPLE.femi.name })).check();
  await page.getByRole('button', { name: t('teams.save'), exact: true }).click();
  await expect(page.getByText(t('teams.saved', { name: 'Night shift' }))).toBeVisible();
  await page
    .getByRole('link', { name: t('admin.teams'), exact: true })
    .last()
    .click();
  const row = page.getByRole('listitem').filter({ hasText: 'Night shift' });
  await expect(row).toContainText(t('teams.led-by', { names: PEOPLE.femi.name }));
});

test('one’s own signature, which goes before the team’s', async ({ own, visit }) => {
  const page = await visit({ evenkeel: await own(), personId: PEOPLE.ayse.id });
  await page.goto('/desk/signature');
  await expect(page.getByText(t('signature.from-none'))).toBeVisible();
  await page.getByLabel(t('signature.own')).fill('{{agent.first-name}}, always near');
  await expect(page.getByText(t('signature.from-own'))).toBeVisible();
  await expect(page.frameLocator('iframe').getByText('Ayse, always near')).toBeVisible();
  await page.getByRole('button', { name: t('signature.save') }).click();
  await expect(page.getByText(t('signature.saved'))).toBeVisible();
  await inspect(page);
});
