import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { replyEditor } from './kit/acts.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { charactersOf, pressAs, pressAsGerman, pressDead } from './kit/keyboards.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ayse, maria } = PEOPLE;

async function askFor(evenkeel: Evenkeel, ...texts: readonly string[]): Promise<string[]> {
  const customer = await evenkeel.as(maria.id);
  const numbers: string[] = [];
  for (const text of texts) {
    const { number } = await customer(casesContract.endpoints.ask, { body: { text } });
    numbers.push(String(number));
  }
  return numbers;
}

/** Something on the page has the focus: a person without a pointer knows where they are. */
const expectFocus = (page: Page) => expect(page.locator('*:focus')).toHaveCount(1);

test('an agent works a day without a pointer', async ({ own, visit }) => {
  const evenkeel = await own();
  const [first = '', second = ''] = await askFor(evenkeel, 'The gate stays shut.', 'The printer is silent.');
  const page = await visit({ evenkeel, personId: ayse.id });
  const { keyboard } = page;
  await hearing(page, () => page.goto('/desk'));
  await expect(page.getByRole('heading', { name: t('view.unowned') })).toBeVisible();

  await test.step('goes to the queue, steps through it, takes a case and opens it', async () => {
    await keyboard.press('g');
    await keyboard.press('q');
    await expect(page).toHaveURL('/desk/queue');
    const grid = page.getByRole('grid');
    await expect(grid.getByRole('row')).toHaveCount(3);
    await keyboard.press('j');
    await expect(grid).toBeFocused();
    const active = async () => page.locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`);
    await expect(await active()).toContainText('The gate stays shut');
    await keyboard.press('j');
    await expect(await active()).toContainText('The printer is silent');
    await keyboard.press('k');
    await expect(await active()).toContainText('The gate stays shut');
    await keyboard.press('i');
    await expect(await active()).toContainText(ayse.name);
    await keyboard.press('Enter');
    await expect(page).toHaveURL(`/desk/case/${first}`);
    await expect(page.getByRole('log')).toBeVisible();
    await expectFocus(page);
  });

  await test.step('says what is happening by one digit', async () => {
    await keyboard.press('u');
    await expect(page.getByRole('dialog').getByLabel(t('now-line.field'))).toBeFocused();
    await keyboard.press('3');
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    const said = t('now-line.suggestion.3', { name: 'Ayse' });
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
    await expectFocus(page);
  });

  await test.step('replies with a next word, and writes a note', async () => {
    await keyboard.press('r');
    await expect(replyEditor(page, maria.name).getByRole('textbox').first()).toBeFocused();
    await keyboard.type('I am on my way to the gate.');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('log')).toContainText('I am on my way to the gate.');
    await keyboard.press('Escape');
    await keyboard.press('n');
    await expect(page.getByRole('textbox', { name: t('composer.team-note') })).toBeFocused();
    await keyboard.type('The key is with Paul.');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('article', { name: t('note.name', { name: ayse.name }) })).toBeVisible();
    await keyboard.press('Escape');
  });

  await test.step('goes to the next case and back', async () => {
    await keyboard.press(']');
    await expect(page).toHaveURL(`/desk/case/${second}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The printer is silent');
    await keyboard.press('[');
    await expect(page).toHaveURL(`/desk/case/${first}`);
    await expect(page.getByRole('log')).toBeVisible();
  });

  await test.step('resolves it', async () => {
    await keyboard.press('e');
    await expect(replyEditor(page, maria.name).getByText(t('next-word.said.resolves'))).toBeVisible();
    await expect(replyEditor(page, maria.name).getByRole('textbox').first()).toBeFocused();
    await keyboard.type('It opens again.');
    await keyboard.press('Control+Enter');
    await expect(page.getByText(like(t('case.done-since')))).toBeVisible();
  });
});

test('keys show notices, hide the column, copy the title, and send what resolves the case', async ({
  evenkeel,
  visit,
}) => {
  const [number = ''] = await askFor(evenkeel, 'The scanner beeps.');
  const page = await visit(
    { evenkeel, personId: ayse.id },
    { permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1440, height: 900 } },
  );
  const { keyboard } = page;
  const typed = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  const customer = await evenkeel.as(maria.id);
  const { listMyCases, caseStory, take } = casesContract.endpoints;
  const { items } = await customer(listMyCases, {});
  const params = { caseId: items.find((one) => String(one.number) === number)?.id ?? '' };
  await (await evenkeel.as(ayse.id))(take, { params });
  await page.goto(`/desk/case/${number}`);
  await expect(page.getByRole('log')).toBeVisible();

  await typed('g', 'n');
  const notices = page.getByRole('dialog', { name: t('notices.title') });
  await expect(notices).toBeVisible();
  await typed('Escape');
  await expect(notices).toBeHidden();

  const rail = page.getByRole('complementary', { name: t('rail.title') });
  const due = page.locator('.cs-due');
  await expect(rail).toBeVisible();
  await expect(due).toBeHidden();
  await typed('\\');
  await expect(rail).toBeHidden();
  await expect(due).toBeVisible();
  await page.reload();
  await expect(due).toBeVisible();
  await expect(rail).toBeHidden();
  await page.getByRole('log').focus();
  await typed('\\');
  await expect(rail).toBeVisible();
  await typed('\\');
  await due.getByRole('button', { name: t('rail.show') }).click();
  await expect(rail).toBeVisible();

  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await typed('.', '.');
  await expect.poll(copied).toBe(`#${number} The scanner beeps`);

  await typed('r');
  const reply = replyEditor(page, maria.name).getByRole('textbox').first();
  await reply.fill('It was the volume. Quiet now?');
  await typed('Control+Shift+Enter');
  await expect
    .poll(async () => (await customer(caseStory, { params })).state, { timeout: 20_000 })
    .toBe('check-it-works');

  await page.getByRole('log').focus();
  await typed('g', 'n');
  await expect(notices).toBeVisible();
  await inspect(page);
});

test('characters of a German keyboard are typed, and set nothing off', async ({ evenkeel, as }) => {
  const [number] = await askFor(evenkeel, 'The cash desk is offline.');
  const page = await as('ayse');
  await page.goto(`/desk/case/${number}`);
  const message = replyEditor(page, maria.name).getByRole('textbox').first();
  const address = page.url();
  const all = '@#/[]{}\\|~€?!;:.,';
  const everyCommand = 'jkxrnuliapwtehmcgqz';
  for (const system of ['windows', 'linux', 'mac'] as const) {
    await message.fill('');
    await message.focus();
    for (const character of all) await pressAsGerman(page, character, system);
    await page.keyboard.type(everyCommand);
    await page.keyboard.type(everyCommand.toUpperCase());
    await expect(message).toHaveValue(all + everyCommand + everyCommand.toUpperCase());
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(message).toBeFocused();
    await expect(page.getByRole('complementary', { name: t('rail.title') })).toBeVisible();
    expect(page.url()).toBe(address);
  }
});

test('a German keyboard reaches every command all the same', async ({ evenkeel, as }) => {
  const [number] = await askFor(evenkeel, 'The till drawer is stuck.');
  const page = await as('ayse');
  await page.goto(`/desk/case/${number}`);
  await expect(page.getByRole('log')).toBeVisible();
  await pressAsGerman(page, '/', 'windows');
  await expect(page.getByRole('dialog', { name: t('search.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await pressAsGerman(page, '?', 'windows');
  await expect(page.getByRole('dialog', { name: t('keys.title') })).toBeVisible();
});

for (const layout of ['french', 'polish', 'russian', 'spanish'] as const) {
  test(`characters of a ${layout} keyboard are typed, dead keys too, and set nothing off`, async ({ evenkeel, as }) => {
    const [number] = await askFor(evenkeel, 'The weighbridge shows nothing.');
    const page = await as('ayse');
    await page.goto(`/desk/case/${number}`);
    const message = replyEditor(page, maria.name).getByRole('textbox').first();
    const address = page.url();
    const all = charactersOf(layout).filter((character) => character !== '/' && character !== '@');
    for (const system of ['windows', 'linux', 'mac'] as const) {
      await message.fill('');
      await message.focus();
      for (const character of all) await pressAs(page, character, { layout, system });
      await pressDead(page, 'BracketLeft', 'ê');
      await expect(message).toHaveValue(`${all.join('')}ê`);
      // Where nobody writes, a letter that needs AltGr is no command either.
      await page.getByRole('log').focus();
      for (const character of all.filter((one) => /[^ -~]/.test(one))) {
        await pressAs(page, character, { layout, system });
      }
      await pressDead(page, 'BracketLeft', '');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      expect(page.url()).toBe(address);
    }
  });
}

test('single keys can be switched off', async ({ evenkeel, as }) => {
  const [number] = await askFor(evenkeel, 'The lamp above gate 2 is out.');
  const page = await as('jan');
  await page.goto(`/desk/case/${number}`);
  await expect(page.getByRole('log')).toBeVisible();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: t('keys.title') });
  await sheet.getByLabel(t('keys.character-keys')).uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('u');
  await page.keyboard.press('Control+/');
  await expect(sheet).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await sheet.getByLabel(t('keys.character-keys')).check();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('u');
  await expect(page.getByRole('dialog', { name: t('now-line.title') })).toBeVisible();
});
