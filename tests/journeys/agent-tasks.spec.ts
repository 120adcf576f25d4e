import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { conversationsContract } from '#capabilities/conversations/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { replyEditor } from './kit/acts.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { task } from './kit/presses.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ayse, jan, maria, tom } = PEOPLE;

async function opened(evenkeel: Evenkeel, page: Page, text: string): Promise<void> {
  const customer = await evenkeel.as(maria.id);
  const { number } = await customer(casesContract.endpoints.ask, { body: { text } });
  await page.goto(`/desk/case/${number}`);
  await expect(page.getByRole('log')).toContainText(text);
}

/** A case that Jan solved, so that he is somebody to ask about such a thing. */
async function solvedBefore(evenkeel: Evenkeel, text: string): Promise<void> {
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(jan.id)];
  const { id: caseId } = await customer(casesContract.endpoints.ask, { body: { text } });
  const params = { caseId };
  await agent(casesContract.endpoints.take, { params });
  const next = { follow: 'resolves' } as const;
  await agent(casesContract.endpoints.reply, { params, body: { text: 'It has a new key.', next } });
  await customer(casesContract.endpoints.confirm, { params, body: { works: true } });
}

test('opening the most urgent thing that I owe takes one press', async ({ own, visit }) => {
  const evenkeel = await own();
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const { id: caseId } = await customer(casesContract.endpoints.ask, { body: { text: 'The ramp is stuck.' } });
  await agent(casesContract.endpoints.take, { params: { caseId } });
  const page = await visit({ evenkeel, personId: ayse.id });
  await page.goto('/desk/today');
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
  await task('open-most-urgent', page).maxPresses(1, async ({ press }) => {
    await press('Enter');
    await expect(page.getByRole('log')).toContainText('The ramp is stuck.');
  });
});

test('taking a case takes one press', async ({ evenkeel, as }) => {
  const page = await as('ayse');
  await opened(evenkeel, page, 'The tap in the kitchen drips.');
  await page.getByRole('log').focus();
  await task('take', page).maxPresses(1, async ({ press }) => {
    await press('i');
    await expect(page.getByText(`${ayse.name} · ${t('people.owner')}`)).toBeVisible();
  });
});

test('telling the customer what I do now takes three presses', async ({ evenkeel, as }) => {
  const page = await as('ayse');
  await opened(evenkeel, page, 'The heating hums.');
  await page.getByRole('log').focus();
  await task('now-line', page).maxPresses(3, async ({ press }) => {
    await press('u');
    await expect(page.getByRole('dialog').getByLabel(t('now-line.field'))).toBeFocused();
    await press('1');
    await press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await expect(page.getByText(t('now-line.suggestion.1', { name: 'Ayse' })).first()).toBeVisible();
});

test('telling that it is resolved, with the question whether it works, takes two presses', async ({ evenkeel, as }) => {
  const page = await as('ayse');
  await opened(evenkeel, page, 'The screen of the kiosk is dark.');
  await page.getByRole('log').focus();
  await task('resolved', page).maxPresses(2, async ({ press, write }) => {
    await press('e');
    await expect(page.getByText(t('next-word.said.resolves'))).toBeVisible();
    await write('It shines again.');
    await press('Control+Enter');
    await expect(page.getByRole('log')).toContainText('It shines again.');
  });
});

test('one now line on five cases takes nine presses, with who reads it shown before', async ({ own, visit }) => {
  const evenkeel = await own();
  const customer = await evenkeel.as(maria.id);
  for (let n = 1; n <= 5; n += 1) await customer(casesContract.endpoints.ask, { body: { text: `Dock ${n} is shut.` } });
  const page = await visit({ evenkeel, personId: ayse.id });
  await page.goto('/desk/queue');
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row')).toHaveCount(6);
  await grid.focus();
  await task('update-five', page).maxPresses(9, async ({ press }) => {
    await press('x');
    for (let n = 1; n < 5; n += 1) await press('Shift+J');
    await press('u');
    const dialog = page.getByRole('dialog');
    await press('1');
    await expect(
      dialog.getByRole('listitem').filter({ hasText: t('now-line.suggestion.1', { name: 'Ayse' }) }),
    ).not.toHaveCount(0);
    await press('Enter');
    await expect(dialog).toHaveCount(0);
  });
  const { items } = await customer(casesContract.endpoints.listMyCases, {});
  const stories = await Promise.all(
    items.map(({ id: caseId }) => customer(casesContract.endpoints.caseStory, { params: { caseId } })),
  );
  const line = t('now-line.suggestion.1', { name: 'Ayse' });
  expect(stories.map(({ now }) => now?.text)).toEqual(Array<string>(5).fill(line));
});

test('moving a promise before it is due, telling why, takes three presses', async ({ evenkeel, as }) => {
  const page = await as('ayse');
  await opened(evenkeel, page, 'The scale at dock 2 shows nothing.');
  await page.getByRole('log').focus();
  await task('renegotiate', page).maxPresses(3, async ({ press }) => {
    await press('Shift+P');
    await expect(page.getByRole('textbox', { name: t('renegotiate.reason') })).toBeFocused();
    await press('2');
    await press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await expect(page.getByRole('log').getByText(t('renegotiate.reason.longer'))).toBeVisible();
});

test('replying with a promised next word takes two presses', async ({ evenkeel, as }) => {
  const page = await as('ayse');
  await opened(evenkeel, page, 'The blinds in room 4 do not move.');
  await task('reply-with-promise', page).maxPresses(2, async ({ press, write }) => {
    await press('r');
    await expect(replyEditor(page, maria.name).getByRole('textbox').first()).toBeFocused();
    await write('I look at their motor now.');
    await press('Control+Enter');
    await expect(page.getByRole('log')).toContainText('I look at their motor now.');
  });
  await expect(page.getByRole('log').getByText(t('message.to', { name: 'Maria' }))).toBeVisible();
});

test('a team note takes two presses', async ({ evenkeel, as }) => {
  const page = await as('ayse');
  await opened(evenkeel, page, 'The lift stops between floors.');
  await task('team-note', page).maxPresses(2, async ({ press, write }) => {
    await press('n');
    await expect(page.getByRole('textbox', { name: t('composer.team-note') })).toBeFocused();
    await write('Its maker was here in May.');
    await press('Control+Enter');
    await expect(page.getByRole('log')).toContainText('Its maker was here in May.');
  });
});

test('handing over warmly takes six presses', async ({ evenkeel, as }) => {
  const page = await as('ayse');
  await opened(evenkeel, page, 'The sorting belt squeaks.');
  await page.getByRole('log').focus();
  const dialog = page.getByRole('dialog', { name: t('transfer.title') });
  await task('hand-over', page).maxPresses(6, async ({ press, choose }) => {
    await press('t');
    await expect(dialog.getByRole('combobox', { name: t('transfer.to') })).toBeFocused();
    await choose('kow');
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await press('Enter');
    await expect(dialog.getByLabel(t('transfer.message', { name: 'Maria' }))).toHaveValue(like(jan.name));
    await press('Control+Enter');
    await expect(dialog).toBeHidden();
  });
  await expect(page.getByText(t('transfer.still-yours'))).toBeVisible();
});

test('asking for help with what was tried takes two presses', async ({ own, visit }) => {
  const evenkeel = await own();
  await solvedBefore(evenkeel, 'The label scanner finds no network.');
  const page = await visit({ evenkeel, personId: ayse.id }, { viewport: { width: 1440, height: 900 } });
  await opened(evenkeel, page, 'The label scanner finds no network again.');
  await page.getByRole('log').focus();
  const dialog = page.getByRole('dialog', { name: t('help.title') });
  await task('ask-for-help', page).maxPresses(2, async ({ press }) => {
    await press('w');
    await expect(dialog.getByLabel(t('help.question'))).toHaveValue(/finds no network/);
    await expect(dialog.getByRole('checkbox', { checked: true })).not.toHaveCount(0);
    await press('Control+Enter');
    await expect(dialog).toBeHidden();
  });
  await expect(page.getByRole('region', { name: t('steps.title') })).toContainText(/finds no network/);
});

test('inserting a snippet takes five presses, and what is open in it holds the reply', async ({ evenkeel, as }) => {
  const agent = await evenkeel.as(ayse.id);
  const add = (name: string, text: string) =>
    agent(conversationsContract.endpoints.addSnippet, { body: { name, text } });
  await add('Greeting', 'Good morning {{customer.first-name}}, you hear from {{agent.name}} by {{next.word}}.');
  await add('Regret', 'I am sorry.');
  await add('Kiosk', 'It is about {{service.name}}, case {{case.number}}.');
  const page = await as('ayse');
  await opened(evenkeel, page, 'The kiosk shows yesterday’s menu.');
  const editor = replyEditor(page, maria.name);
  const message = editor.getByRole('textbox').first();
  await message.focus();
  await message.fill('Hello. ');
  const list = page.getByRole('listbox', { name: t('snippets.pick') });
  await task('insert-snippet', page).maxPresses(5, async ({ press, choose }) => {
    await press('/');
    await expect(list.getByRole('option')).toHaveCount(3);
    await choose('gre');
    await expect(list.getByRole('option').first()).toHaveText(/^Greeting/);
    await press('Enter');
    await expect(message).toHaveValue(/^Hello\. Good morning Maria, you hear from Ayse Yildiz by .*\d\d:\d\d\.$/);
  });
  await expect(list).toHaveCount(0);
  await message.fill('{{customer.nickname}}, hello.');
  await page.keyboard.press('Control+Enter');
  await expect(editor.getByRole('alert')).toContainText('{{customer.nickname}}');
  await expect(page.getByRole('log')).not.toContainText('nickname');
});

test('applying a macro takes five presses, with what it changes shown before', async ({ evenkeel, as }) => {
  const lead = await evenkeel.as(tom.id);
  const reply = {
    does: 'reply',
    text: 'We are on it, {{customer.first-name}}.',
    next: { follow: 'next-word', minutes: 60 },
  } as const;
  const note = { does: 'note', text: 'Look at the network first.' } as const;
  await lead(casesContract.endpoints.addMacro, { body: { name: 'Network trouble', steps: [reply, note] } });
  await lead(casesContract.endpoints.addMacro, { body: { name: 'Printer', steps: [note] } });
  const page = await as('ayse');
  await opened(evenkeel, page, 'The scanner finds no network.');
  await page.getByRole('log').focus();
  const dialog = page.getByRole('dialog', { name: t('macros.title') });
  await task('apply-macro', page).maxPresses(5, async ({ press, choose }) => {
    await press('m');
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await choose('net');
    await expect(dialog.getByRole('option')).toHaveText('Network trouble');
    const changes = dialog.getByRole('list', { name: t('macros.changes') });
    await expect(changes).toContainText('We are on it, Maria.');
    await expect(changes).toContainText(like(t('macros.change.mail', { name: maria.name })));
    await expect(page.getByRole('log')).not.toContainText('We are on it');
    await press('Enter');
    await expect(dialog).toHaveCount(0);
  });
  await expect(page.getByRole('log')).toContainText('We are on it, Maria.');
  await expect(page.getByRole('log')).toContainText('Look at the network first.');
});
