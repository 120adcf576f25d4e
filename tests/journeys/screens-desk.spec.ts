import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { replyEditor } from './kit/acts.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test.describe('lists of the desk', () => {
  test('Today, with work', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.agent });
    await page.goto('/desk/today');
    await expect(page.getByRole('heading', { name: t('promise.over') })).toBeVisible();
    await inspect(page);
  });

  test('Today, with nothing to do', async ({ own, visit }) => {
    const evenkeel = await own();
    const page = await visit({ evenkeel, personId: PEOPLE.femi.id });
    await page.goto('/desk');
    await expect(page.getByRole('heading', { level: 1, name: t('today.nothing') })).toBeVisible();
    await inspect(page);
  });

  test('the sheet of keys', async ({ visit, sample }) => {
    const page = await visit({ evenkeel: sample, personId: sample.people.agent });
    await page.goto('/desk/today');
    await expect(page.getByRole('heading', { name: t('promise.over') })).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: t('keys.title') })).toBeVisible();
    await inspect(page);
  });

  test('no such page', async ({ as }) => {
    const page = await as('ayse');
    await page.goto('/desk/nowhere');
    await expect(page.getByRole('heading', { name: t('state.not-found') })).toBeVisible();
    await inspect(page);
  });
});

test.describe('a missed call', () => {
  test('written down by hand', async ({ as }) => {
    const page = await as('ayse');
    await page.goto('/desk/today');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('button', { name: t('calls.submit') }).click();
    await expect(page.getByText(t('calls.no-from'))).toBeVisible();
    await inspect(page);
  });

  test('on the case that it became', async ({ as, stage: _stage }) => {
    const page = await as('ayse');
    await page.goto('/desk/case/new');
    await page.getByRole('link', { name: t('new-case.missed') }).click();
    await page.getByLabel(t('calls.from')).fill('+49 30 901820');
    await page.getByLabel(t('calls.voicemail')).fill('Please call me about the beamer.');
    await page.keyboard.press('Control+Enter');
    const missed = page.getByRole('region', { name: t('calls.strip') });
    await expect(missed.getByRole('link', { name: '+49 30 901820' })).toHaveAttribute('href', 'tel:+4930901820');
    await inspect(page);
  });
});

test.describe('a new case', () => {
  test('with faults', async ({ as }) => {
    const page = await as('ayse');
    await page.goto('/desk/case/new');
    await page.getByRole('button', { name: t('new-case.save') }).click();
    await expect(page.getByText(t('new-case.no-caller'))).toBeVisible();
    await inspect(page);
  });

  test('people found', async ({ as }) => {
    const page = await as('ayse');
    await page.goto('/desk/case/new');
    await page.getByRole('combobox', { name: t('new-case.caller') }).fill('lo');
    await expect(page.getByRole('option').first()).toBeVisible();
    await inspect(page);
  });

  test('what to say aloud', async ({ as, stage: _stage }) => {
    const page = await as('ayse');
    await page.goto('/desk/case/new');
    await page.getByRole('combobox', { name: t('new-case.caller') }).fill('Luc');
    await page.getByRole('option', { name: 'Luc Petit' }).click();
    await page.getByLabel(t('new-case.text')).fill('The scanner beeps three times.');
    await page.getByRole('button', { name: t('new-case.save') }).click();
    await expect(page.getByRole('heading', { level: 1, name: like(t('new-case.saved')) })).toBeVisible();
    await inspect(page);
  });
});

test.describe('a case', () => {
  const log = (page: Page) => page.getByRole('log');

  test('of the sample, with its story', async ({ visit, sample }) => {
    const agent = await sample.as(sample.people.agent);
    const [soon] = (await agent(casesContract.endpoints.today, {})).soon;
    const page = await visit({ evenkeel: sample, personId: sample.people.agent });
    await page.goto(`/desk/case/${soon?.number ?? 0}`);
    await expect(log(page)).toBeVisible();
    await inspect(page);
  });

  for (const state of ['untouched', 'worked', 'waitsForYou', 'check', 'done', 'cancelled'] as const) {
    test(`at work: ${state}`, async ({ as, stage }) => {
      const page = await as('ayse');
      await page.goto(`/desk/case/${stage[state]}`);
      await expect(log(page)).toBeVisible();
      await inspect(page);
    });
  }

  for (const tab of ['conversation', 'steps', 'promises', 'people', 'details'] as const) {
    test(`in tabs: ${tab}`, async ({ as, stage }) => {
      const page = await as('ayse', { viewport: { width: 900, height: 800 } });
      await page.goto(`/desk/case/${stage.worked}`);
      await page.getByRole('tab', { name: t(`case.tab.${tab}`) }).click();
      await expect(page.getByRole('tabpanel')).toBeVisible();
      await inspect(page, { width: 900 });
    });
  }

  for (const kind of ['reply', 'note'] as const) {
    test(`on a phone, writing a ${kind}`, async ({ as, stage }) => {
      const page = await as('ayse', { viewport: { width: 360, height: 740 } });
      await page.goto(`/desk/case/${stage.worked}`);
      await page.getByRole('button', { name: t(`case.${kind}`), exact: true }).click();
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
      await inspect(page, { width: 360 });
    });
  }

  test('on a phone, what more can be done', async ({ as, stage }) => {
    const page = await as('ayse', { viewport: { width: 360, height: 740 } });
    await page.goto(`/desk/case/${stage.worked}`);
    await page.getByRole('button', { name: t('case.more-short'), exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await inspect(page, { width: 360 });
  });

  const FORMS: readonly (readonly [name: string, keys: string, title: string])[] = [
    ['the now line', 'u', 'now-line.title'],
    ['who does the next step', 'a', 'assign.title'],
    ['a promised call', 'p', 'callback.title'],
    ['a promise that moves', 'Shift+P', 'renegotiate.title'],
  ];
  for (const [name, keys, title] of FORMS) {
    test(`with a form: ${name}`, async ({ as, stage }) => {
      const page = await as('ayse');
      await page.goto(`/desk/case/${stage.worked}`);
      await expect(log(page)).toBeVisible();
      await page.keyboard.press(keys);
      const dialog = page.getByRole('dialog', { name: t(title, { name: 'Maria', n: 1 }) });
      await expect(dialog).toBeVisible();
      // With nothing filled in it says what is missing; giving the next step to whoever has it is no fault.
      if (keys !== 'a') await page.keyboard.press('Control+Enter');
      await inspect(page);
    });
  }

  for (const [entry, title] of [
    ['wait.open', 'wait.title'],
    ['cancel.open', 'cancel.title'],
  ] as const) {
    test(`with a form: ${title}`, async ({ as, stage }) => {
      const page = await as('ayse');
      await page.goto(`/desk/case/${stage.worked}`);
      await page.getByRole('button', { name: t('case.more') }).click();
      await page.getByRole('menuitem', { name: t(entry) }).click();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog', { name: t(title) })).toBeVisible();
      await inspect(page);
    });
  }

  test('with a form: nobody answered, and what helps instead', async ({ as, stage }) => {
    const page = await as('ayse');
    await page.goto(`/desk/case/${stage.worked}`);
    await page.getByRole('button', { name: t('case.more') }).click();
    await page.getByRole('menuitem', { name: t('wait.open') }).click();
    await page.getByRole('dialog').getByLabel(t('wait.reason')).selectOption('nobody-answered');
    await expect(page.getByRole('button', { name: t('wait.help-instead') })).toBeVisible();
    await inspect(page);
  });

  test('with a form: reopening', async ({ as, stage }) => {
    const page = await as('ayse');
    await page.goto(`/desk/case/${stage.check}`);
    await page.getByRole('button', { name: t('reopen.open') }).click();
    await expect(page.getByRole('dialog', { name: t('reopen.title') })).toBeVisible();
    await inspect(page);
  });

  test('with the menu open', async ({ as, stage }) => {
    const page = await as('ayse');
    await page.goto(`/desk/case/${stage.worked}`);
    await page.getByRole('button', { name: t('case.more') }).click();
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await inspect(page);
  });

  test('with a reply that says no more, a file and a complaint', async ({ as, stage }) => {
    const page = await as('ayse');
    await page.goto(`/desk/case/${stage.worked}`);
    const editor = replyEditor(page, PEOPLE.maria.name);
    await editor.getByRole('button', { name: t('next-word.choose.none-needed') }).click();
    const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('x') };
    await editor.locator('input[type=file]').setInputFiles(file);
    await expect(editor.getByText('plan.txt')).toBeVisible();
    await editor.getByRole('button', { name: t('composer.send-to', { name: 'Maria' }) }).click();
    await expect(editor.getByRole('alert')).toHaveText(t('composer.holding.empty'));
    await inspect(page);
  });

  test('with a team note being written', async ({ as, stage }) => {
    const page = await as('ayse');
    await page.goto(`/desk/case/${stage.worked}`);
    await expect(log(page)).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: t('composer.team-note') })).toBeFocused();
    await page.keyboard.type('Paul knows more.');
    await inspect(page);
  });

  test('that is not there', async ({ as }) => {
    const page = await as('ayse');
    await page.goto('/desk/case/1');
    await expect(page.getByRole('heading', { name: t('state.not-found') })).toBeVisible();
    await inspect(page);
  });

  test('with my own menu', async ({ as, stage }) => {
    const page = await as('ayse');
    await page.goto(`/desk/case/${stage.worked}`);
    await page.getByRole('button', { name: t('account.menu', { name: PEOPLE.ayse.name }) }).click();
    await expect(page.getByRole('button', { name: t('account.sign-out') })).toBeVisible();
    await inspect(page);
  });
});
