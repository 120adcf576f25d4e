import { expect, type Locator, type Page } from '@playwright/test';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import type { Evenkeel } from './evenkeel.ts';
import { t as english, type Words } from './words.ts';

// What people do on the screens, by what they read there; `t` speaks the language of the page.

export interface Asked {
  readonly text: string;
  readonly goal?: string;
}

/** The customer asks, from the first page on. Answers the number of the case that this became. */
export async function ask(page: Page, asked: Asked, t: Words = english): Promise<string> {
  await page.getByRole('textbox', { name: t('ask.label') }).fill(asked.text);
  await page.getByRole('button', { name: t('ask.go'), exact: true }).click();
  await expect(page).toHaveURL('/ask');
  await expect(page.getByLabel(t('ask.label'))).toHaveValue(asked.text);
  if (asked.goal !== undefined) await page.getByLabel(t('ask.goal')).fill(asked.goal);
  await page.getByRole('button', { name: t('ask.send'), exact: true }).click();
  await expect(page).toHaveURL(/\/cases\/\d+$/);
  return page.url().split('/').at(-1) ?? '';
}

/** The card of the story: its part Now, Next or You, by its label. */
export function cardPart(page: Page, label: string): Locator {
  return page.locator('dl > div').filter({ has: page.getByRole('term').filter({ hasText: label }) });
}

/** The agent says what is happening, in one sentence of their own. */
export async function sayNow(page: Page, sentence: string, t: Words = english): Promise<void> {
  await page.getByRole('button', { name: t('case.now-line') }).click();
  const dialog = page.getByRole('dialog', { name: t('now-line.title') });
  await dialog.getByLabel(t('now-line.field')).fill(sentence);
  await dialog.getByRole('button', { name: t('now-line.say') }).click();
  await expect(dialog).toBeHidden();
}

/** Something that can be requested, with one question of each kind that needs no file. Answers its address. */
export async function offerLaptop(evenkeel: Evenkeel): Promise<string> {
  const admin = await evenkeel.as(PEOPLE.admin.id);
  const name = `Laptop or phone ${crypto.randomUUID().slice(0, 8)}`;
  const choices = ['Laptop', 'Phone'];
  const form = [
    { key: 'which', label: 'Which one?', kind: 'choice', required: true, choices },
    { key: 'for', label: 'For whom?', kind: 'person', required: true, hint: 'As on the badge.' },
    { key: 'with', label: 'With what?', kind: 'choices', choices: ['Bag', 'Dock'] },
    { key: 'from', label: 'From when?', kind: 'date' },
    { key: 'many', label: 'How many?', kind: 'number' },
    { key: 'why', label: 'What is it for?', kind: 'long-text' },
    { key: 'photo', label: 'A picture of the old one', kind: 'file' },
  ] as const;
  const { slug } = await admin(catalogueContract.endpoints.createItem, {
    body: {
      name,
      summary: 'A device, set up with your mail and your files.',
      cost: '40 € a month',
      serviceId: SERVICES.rooms,
      form: form.map((field) => ('choices' in field ? { ...field, choices: [...field.choices] } : field)),
    },
  });
  return slug;
}

export interface Replied {
  readonly to: string;
  readonly text: string;
}

/** The editor in which the agent writes to this customer. */
export function replyEditor(page: Page, to: string, t: Words = english): Locator {
  return page.getByRole('region', { name: t('composer.reply-name', { name: to }) });
}

/** The agent writes to the customer, with the next word that is proposed or that was chosen. */
export async function reply(page: Page, { to, text }: Replied, t: Words = english): Promise<void> {
  const editor = replyEditor(page, to, t);
  await editor.getByRole('textbox', { name: t('composer.message-to', { name: to }) }).fill(text);
  await editor.getByRole('button', { name: t('composer.send-to', { name: to.split(' ')[0] ?? to }) }).click();
  await expect(page.getByRole('log').getByText(text)).toBeVisible();
}
