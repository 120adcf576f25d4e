import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t, tDe } from './kit/words.ts';

test.use({ trace: 'off' });

const { ayse, luc, maria } = PEOPLE;
const { ask, getCase, linkCases, listMessages, reply, take, writeToUs } = casesContract.endpoints;

async function asked(evenkeel: Evenkeel, by: { readonly id: string }, text: string) {
  const customer = await evenkeel.as(by.id);
  const { id, number } = await customer(ask, { body: { text, serviceId: SERVICES.rooms } });
  return { caseId: id, number };
}

async function solved(evenkeel: Evenkeel, text: string, how: string) {
  const { caseId, number } = await asked(evenkeel, maria, text);
  const agent = await evenkeel.as(ayse.id);
  await agent(take, { params: { caseId } });
  await agent(reply, { params: { caseId }, body: { text: how, next: { follow: 'resolves' } } });
  return { caseId, number };
}

test('one case is worked on for another, whose customer hears from us in their own', async ({ own, visit }) => {
  const evenkeel = await own();
  const whole = await asked(evenkeel, maria, 'The room network is down.');
  const part = await asked(evenkeel, luc, 'No network in the large room.');
  const agent = await evenkeel.as(ayse.id);
  const page = await visit({ evenkeel, personId: ayse.id });
  await hearing(page, () => page.goto(`/desk/case/${part.number}`));
  await expect(page.getByRole('log')).toBeVisible();

  await test.step('by a key and the number of the other one', async () => {
    await page.locator('body').press('Shift+L');
    const dialog = page.getByRole('dialog', { name: t('link.dialog') });
    await dialog.getByRole('combobox', { name: t('link.other') }).fill(String(whole.number));
    await expect(dialog.getByRole('listbox').getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel(t('link.how'))).toBeFocused();
    await dialog.getByLabel(t('link.how')).selectOption('part-of');
    await expect(dialog.getByText(t('link.effect-part', { name: 'Luc' }))).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('link', { name: like(`#${whole.number} The room network`) }).first()).toBeVisible();
  });

  await test.step('their customer reads that others are affected, and nothing of them', async () => {
    const customer = await visit({ evenkeel, personId: luc.id });
    await customer.goto(`/cases/${part.number}`);
    await expect(customer.getByText(tDe('with-others.text')).first()).toBeVisible();
    await expect(customer.getByText(String(whole.number))).toBeHidden();
    await inspect(customer);
  });

  await test.step('both are written to at once, each with their own words', async () => {
    await page.goto(`/desk/case/${whole.number}`);
    await page.getByRole('button', { name: t('bulk.open') }).click();
    const dialog = page.getByRole('dialog', { name: t('bulk.title', { n: 2 }) });
    await dialog.getByLabel(t('bulk.text')).fill('Hello {name}, we are on it.');
    await expect(dialog.getByText('Hello Luc, we are on it.')).toBeVisible();
    await dialog
      .getByRole('group', { name: t('bulk.next') })
      .getByRole('button')
      .nth(1)
      .click();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    for (const [{ caseId }, words] of [
      [whole, 'Hello Maria, we are on it.'],
      [part, 'Hello Luc, we are on it.'],
    ] as const) {
      const known = await agent(getCase, { params: { caseId } });
      const { items } = await agent(listMessages, { params: { caseId } });
      expect([...known.outgoing, ...items].map(({ text }) => text)).toContain(words);
    }
  });

  await test.step('solved there, each is asked for themselves', async () => {
    const body = { text: 'Hello Maria, it works again.', next: { follow: 'resolves' } } as const;
    await agent(reply, { params: { caseId: whole.caseId }, body });
    await page.getByRole('button', { name: t('part.tell') }).click();
    const dialog = page.getByRole('dialog', { name: t('bulk.resolve.title', { n: 1 }) });
    await expect(dialog.getByLabel(t('bulk.text'))).toHaveValue('Hello {name}, it works again.');
    await expect(dialog.getByText('Hello Luc, it works again.')).toBeVisible();
    await inspect(page);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    await expect
      .poll(async () => (await agent(getCase, { params: { caseId: part.caseId } })).state, { timeout: 20_000 })
      .toBe('resolved');
  });
});

test('what is linked and what was solved before stand beside a case', async ({ own, visit }) => {
  const evenkeel = await own();
  const before = await solved(evenkeel, 'The camera shows nothing.', 'We switched its cover open.');
  const here = await asked(evenkeel, luc, 'Camera shows nothing at all.');
  const other = await asked(evenkeel, maria, 'The lamp flickers.');
  const agent = await evenkeel.as(ayse.id);
  const params = { caseId: here.caseId, otherId: other.caseId };
  await agent(linkCases, { params, body: { relation: 'caused-by' } });
  const page = await visit({ evenkeel, personId: ayse.id });
  await page.goto(`/desk/case/${here.number}`);
  const fold = (name: string) => page.locator('summary').filter({ hasText: name });

  await test.step('how it was solved opens where it stands', async () => {
    await fold(t('similar.title')).click();
    await page.locator('summary').filter({ hasText: 'The camera shows nothing' }).click();
    await expect(page.getByText('We switched its cover open.')).toBeVisible();
    const link = page.getByRole('link', { name: t('similar.open', { number: String(before.number) }) });
    await expect(link).toHaveAttribute('href', `/desk/case/${before.number}`);
  });

  await test.step('a link is taken away, and Z brings it back', async () => {
    await fold(t('link.title')).click();
    const link = page.getByRole('link', { name: 'The lamp flickers' });
    await expect(link).toBeVisible();
    await page.getByRole('button', { name: t('link.remove', { number: String(other.number) }) }).click();
    await expect(link).toBeHidden();
    await page.locator('body').press('z');
    await expect(link).toBeVisible();
  });
  await inspect(page);
});

test('a second thing in one case is split off after a look at what that comes to', async ({ own, visit }) => {
  const evenkeel = await own();
  const { caseId, number } = await asked(evenkeel, maria, 'The screen is black.');
  const customer = await evenkeel.as(maria.id);
  await customer(writeToUs, { params: { caseId }, body: { text: 'And my badge opens no door.' } });
  const page = await visit({ evenkeel, personId: ayse.id });
  await hearing(page, () => page.goto(`/desk/case/${number}`));
  await page.getByRole('button', { name: t('case.more') }).click();
  await page.getByRole('menuitem', { name: t('split.open') }).click();
  const dialog = page.getByRole('dialog', { name: t('split.title') });

  await test.step('nothing is split off without their words and a subject', async () => {
    await dialog.getByRole('button', { name: t('split.submit') }).click();
    await expect(dialog.getByText(t('split.none-chosen', { name: 'Maria' }))).toBeVisible();
    await expect(dialog.getByText(t('split.no-subject'))).toBeVisible();
  });

  await test.step('what is promised and said stands there before', async () => {
    await dialog.getByRole('checkbox', { name: like('And my badge') }).check();
    await dialog.getByLabel(t('split.subject')).fill('A badge that opens no door');
    const preview = dialog.getByRole('region', { name: t('split.preview') });
    await expect(preview.getByText(like('A badge that opens no door'))).toBeVisible();
    await expect(preview.getByRole('listitem')).toHaveCount(2);
  });

  await test.step('the new case begins with their words, and Z takes it back', async () => {
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('heading', { name: like('A badge that opens no door') })).toBeVisible();
    await expect(page.getByRole('log').getByText('And my badge opens no door.')).toBeVisible();
    await expect(page.getByRole('log').getByText('The screen is black.')).toBeHidden();
    await page.locator('body').press('z');
    await expect(page).toHaveURL(`/desk/case/${number}`);
    await expect(page.getByRole('log').getByText('And my badge opens no door.')).toHaveCount(1);
  });

  await test.step('and looked at', async () => {
    const looked = await visit({ evenkeel, personId: ayse.id });
    await looked.goto(`/desk/case/${number}`);
    await looked.getByRole('button', { name: t('case.more') }).click();
    await looked.getByRole('menuitem', { name: t('split.open') }).click();
    await looked.getByRole('dialog').getByLabel(t('split.subject')).fill('A badge that opens no door');
    await expect(looked.getByRole('region', { name: t('split.preview') })).toBeVisible();
    await inspect(looked);
  });
});
