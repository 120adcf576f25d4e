import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE, SERVICES, TEAMS } from '#tests/harness/cast.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ask, take } = casesContract.endpoints;
const { ayse, jan, maria, tom } = PEOPLE;

test('a view is narrowed, put under headings, saved, shared and found again, all by keys', async ({ own, visit }) => {
  const evenkeel = await own();
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  for (const [text, serviceId] of [
    ['The camera is dark.', SERVICES.rooms],
    ['The screen flickers.', SERVICES.rooms],
    ['The scanner is silent.', SERVICES.scanners],
  ] as const) {
    const { id: caseId } = await customer(ask, { body: { text, serviceId } });
    if (text.startsWith('The camera')) await agent(take, { params: { caseId } });
  }
  const page = await visit({ evenkeel, personId: tom.id }, { permissions: ['clipboard-read', 'clipboard-write'] });
  const { keyboard } = page;
  const grid = page.getByRole('grid');

  await test.step('narrows it by a few letters', async () => {
    await page.goto('/desk/queue');
    await expect(grid).toBeVisible();
    await keyboard.press('f');
    await keyboard.type('video');
    await keyboard.press('Enter');
    await expect(page).toHaveURL(`/desk/queue/open?service=${SERVICES.rooms}`);
    await expect(grid.getByRole('row')).toHaveCount(3);
  });

  await test.step('puts it under headings, and steps over them', async () => {
    await page.getByRole('button', { name: like(t('queue.display')) }).click();
    await page.getByLabel(t('queue.headings'), { exact: true }).selectOption('owner');
    await keyboard.press('Escape');
    await expect(page).toHaveURL(/&by=owner$/);
    const rows = grid.getByRole('row');
    await expect(rows).toHaveText([
      /./,
      new RegExp(t('queue.nobody')),
      /screen flickers/,
      /Ayse Yildiz/,
      /camera is dark/,
    ]);
    await keyboard.press('j');
    await keyboard.press('j');
    const active = page.locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`);
    await expect(active).toContainText('camera is dark');
  });

  await test.step('saves it for the team', async () => {
    await page.getByRole('button', { name: t('views.save') }).click();
    const dialog = page.getByRole('dialog', { name: t('views.save') });
    await dialog.getByLabel(t('views.name'), { exact: true }).fill('Rooms, by owner');
    await dialog.getByLabel(t('views.for'), { exact: true }).selectOption({ label: 'Team desk' });
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Rooms, by owner' })).toBeVisible();
    const link = page
      .getByRole('navigation', { name: t('queue.views') })
      .getByRole('link', { name: 'Rooms, by owner' });
    await expect(link).toContainText('2');
  });

  await test.step('goes elsewhere and comes back by its name', async () => {
    await keyboard.press('v');
    await keyboard.type('closed');
    await keyboard.press('Enter');
    await expect(page).toHaveURL('/desk/queue/closed');
    await keyboard.press('v');
    await keyboard.type('rooms');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Rooms, by owner' })).toBeVisible();
  });

  const menu = page.getByRole('button', { name: t('views.menu', { name: 'Rooms, by owner' }) });
  await test.step('passes its link on, which works for who has not saved it', async () => {
    await menu.click();
    await page.getByRole('menuitem', { name: t('views.copy-link') }).click();
    await expect(page.getByText(t('views.link-copied'))).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await visit({ evenkeel, personId: jan.id });
    await other.goto(link);
    await expect(other.getByRole('grid').getByRole('row')).toHaveCount(5);
    await expect(other.getByRole('heading', { level: 1, name: 'Rooms, by owner' })).toBeVisible();
    await other.getByRole('button', { name: t('views.menu', { name: 'Rooms, by owner' }) }).click();
    await expect(other.getByRole('menuitem', { name: t('views.pin') })).toBeVisible();
    await expect(other.getByRole('menuitem', { name: t('views.rename') })).toHaveCount(0);
  });

  await test.step('renames it, and takes it away with a way back', async () => {
    await menu.click();
    await page.getByRole('menuitem', { name: t('views.rename') }).click();
    await page.getByRole('dialog').getByLabel(t('views.name')).fill('Rooms');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Rooms', exact: true })).toBeVisible();
    await page.getByRole('button', { name: t('views.menu', { name: 'Rooms' }) }).click();
    await page.getByRole('menuitem', { name: t('views.remove') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('view.open') })).toBeVisible();
    await expect(page.getByText(t('views.removed', { name: 'Rooms' }))).toBeVisible();
    await keyboard.press('z');
    await expect(page.getByRole('heading', { level: 1, name: 'Rooms', exact: true })).toBeVisible();
    const { items } = await agent(casesContract.endpoints.listViews, {});
    expect(items).toMatchObject([{ name: 'Rooms', team: { id: TEAMS.desk } }]);
  });

  await test.step('has rows as close as its reader likes, on the next visit too', async () => {
    await keyboard.press('3');
    await expect(grid).toHaveAttribute('data-density', 'relaxed');
    await page.reload();
    await expect(grid).toHaveAttribute('data-density', 'relaxed');
  });
});

test('what a case’s keys do works from the list, on one and on several in turn', async ({ own, visit }) => {
  const evenkeel = await own();
  const [customer, lead] = [await evenkeel.as(maria.id), await evenkeel.as(tom.id)];
  for (const text of ['The gate is shut.', 'The lamp is out.', 'The fan is loud.']) {
    await customer(ask, { body: { text } });
  }
  const steps = [{ does: 'note', text: 'Looked at from the list.' }] as const;
  await lead(casesContract.endpoints.addMacro, { body: { name: 'Look', steps: [...steps] } });
  const page = await visit({ evenkeel, personId: ayse.id });
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  await page.goto('/desk/queue');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(4);

  await test.step('a macro on two, each with what it changes', async () => {
    for (const key of ['j', 'x', 'Shift+J', 'm']) await keyboard.press(key);
    for (let turn = 0; turn < 2; turn += 1) {
      const run = dialog.getByRole('button', { name: t('macros.run') });
      await expect(run).toBeEnabled();
      await keyboard.press('Enter');
      await expect(page.getByText(t('macros.done', { name: 'Look' })).first()).toBeVisible();
      if (turn === 0) await expect(dialog.getByRole('combobox')).toBeFocused();
    }
    await expect(dialog).toHaveCount(0);
    const { items } = await lead(casesContract.endpoints.listCases, { query: { ownerId: 'none' } });
    for (const { id } of items) {
      const { items: notes } = await lead(casesContract.endpoints.listNotes, { params: { caseId: id } });
      expect(notes.map(({ text }) => text)).toEqual(id === items.at(-1)?.id ? [] : ['Looked at from the list.']);
    }
  });

  await test.step('a hand-over, a callback, help: the forms of the case', async () => {
    await page.getByRole('button', { name: t('queue.select-none') }).click();
    await page.getByRole('grid').focus();
    for (const [key, title] of [
      ['t', t('transfer.title')],
      ['p', t('callback.title')],
      ['w', t('help.title')],
      ['Shift+P', t('renegotiate.title')],
    ] as const) {
      await keyboard.press(key);
      await expect(page.getByRole('dialog', { name: like(title) })).toBeVisible();
      await keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
  });

  await test.step('a note and the words that resolve it, in the case', async () => {
    await keyboard.press('e');
    await expect(page).toHaveURL(/open=resolve$/);
    await expect(page.getByText(t('next-word.said.resolves'))).toBeVisible();
    await page.goBack();
    await page.getByRole('grid').focus();
    await keyboard.press('n');
    await expect(page.getByRole('textbox', { name: t('composer.team-note') })).toBeFocused();
  });
});
