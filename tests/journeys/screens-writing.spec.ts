import { casesContract } from '#capabilities/cases/contract.ts';
import { conversationsContract } from '#capabilities/conversations/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { t } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

const { admin, ayse, maria } = PEOPLE;

test('snippets, where they are written', async ({ own, visit }) => {
  const evenkeel = await own();
  const page = await visit({ evenkeel, personId: admin.id });
  await page.goto('/admin/snippets');
  await expect(page.getByText(t('snippets.none-about'))).toBeVisible();
  await page.getByRole('button', { name: t('snippets.new') }).click();
  const form = page.getByRole('dialog', { name: t('snippets.new') });
  await form.getByLabel(t('snippets.name'), { exact: true }).fill('Greeting');
  await form.getByLabel(t('snippets.text')).fill('Good morning ');
  await form.getByRole('button', { name: t('snippets.variable.customer.first-name') }).click();
  await expect(form.getByRole('region', { name: t('snippets.preview') })).toContainText('Good morning Maria');
  await inspect(page);
  await form.getByRole('button', { name: t('snippets.save') }).click();
  const listed = page.getByRole('listitem').filter({ hasText: 'Greeting' });
  await expect(listed).toBeVisible();
  await page.reload();
  await expect(listed).toBeVisible();
  await inspect(page);
});

test('snippets, where they are picked, and one’s own', async ({ own, visit }) => {
  const evenkeel = await own();
  const agent = await evenkeel.as(ayse.id);
  const body = { name: 'Regards', text: 'Kind regards, {{agent.name}}' };
  await agent(conversationsContract.endpoints.addSnippet, { body });
  const customer = await evenkeel.as(maria.id);
  const { number } = await customer(casesContract.endpoints.ask, { body: { text: 'The fan is loud.' } });
  const page = await visit({ evenkeel, personId: ayse.id });
  await page.goto('/desk/snippets');
  await expect(page.getByText('Kind regards')).toBeVisible();
  await inspect(page);
  await page.goto(`/desk/case/${number}`);
  await page.getByRole('textbox').first().focus();
  await page.keyboard.type('/');
  await expect(page.getByRole('listbox', { name: t('snippets.pick') })).toBeVisible();
});

test('macros, where they are written and run', async ({ own, visit }) => {
  const evenkeel = await own();
  const page = await visit({ evenkeel, personId: admin.id });
  await page.goto('/admin/macros');
  await page.getByRole('button', { name: t('macros.new') }).click();
  const form = page.getByRole('dialog', { name: t('macros.new') });
  await form.getByLabel(t('macros.name')).fill('Ask for a picture');
  await form.getByRole('button', { name: t('macros.add'), exact: true }).click();
  await form.getByLabel(t('macros.text')).fill('Could you send a picture, {{customer.first-name}}?');
  await inspect(page);
  await form.getByRole('button', { name: t('macros.save') }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Could you send a picture' }).first()).toBeVisible();
  await inspect(page);

  const customer = await evenkeel.as(maria.id);
  const { number } = await customer(casesContract.endpoints.ask, { body: { text: 'The beamer is dark.' } });
  const desk = await visit({ evenkeel, personId: ayse.id });
  await desk.goto(`/desk/case/${number}`);
  await desk.getByRole('log').focus();
  await desk.keyboard.press('m');
  const dialog = desk.getByRole('dialog', { name: t('macros.title') });
  await expect(dialog.getByRole('list', { name: t('macros.changes') })).toContainText(
    'Could you send a picture, Maria?',
  );
  await inspect(desk);
});
