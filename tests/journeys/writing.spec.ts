import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { ask, replyEditor } from './kit/acts.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ayse, dora, luc, maria } = PEOPLE;
const { ask: askByCall, writeToUs } = casesContract.endpoints;

const messageTo = (page: Page) => replyEditor(page, maria.name).getByRole('textbox').first();
const sendTo = (page: Page) => page.getByRole('button', { name: t('composer.send-to', { name: 'Maria' }) });

test('what was begun is still there after a reload, each where it was', async ({ evenkeel, as }) => {
  const customer = await evenkeel.as(maria.id);
  const made = await customer(askByCall, { body: { text: 'The label printer is silent.' } });
  const desk = await as('ayse');
  await desk.goto(`/desk/case/${made.number}`);
  await messageTo(desk).fill('Is its lamp on?');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('n');
  const note = desk.getByRole('textbox', { name: t('composer.team-note') });
  await note.fill('It was silent in May too.');
  await desk.reload();
  await expect(messageTo(desk)).toHaveValue('Is its lamp on?');
  await expect(replyEditor(desk, maria.name)).toContainText(like(t('composer.draft-saved')));
  await desk.getByRole('button', { name: t('composer.team-note') }).click();
  await expect(note).toHaveValue('It was silent in May too.');

  const portal = await as('maria');
  await portal.goto(`/cases/${made.number}`);
  const box = portal.getByRole('textbox', { name: t('write.to-us') });
  await box.fill('It blinks now.');
  await portal.reload();
  await expect(box).toHaveValue('It blinks now.');
});

test('a stranger signs in and finds their words again', async ({ evenkeel, as }) => {
  const page = await as(null);
  await page.goto('/');
  await page.getByRole('textbox', { name: t('ask.label') }).fill('My key card is gone.');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: t('ask.sign-in') }).click();
  await expect(page).toHaveURL('/signin?return=%2Fask');
  await page.context().addCookies([...(await evenkeel.cookiesOf(dora.id))]);
  await page.goto('/ask');
  await expect(page.getByLabel(t('ask.label'))).toHaveValue('My key card is gone.');
  await page.getByRole('button', { name: t('ask.send'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('My key card is gone');
});

test('a reply to a customer who wrote meanwhile is held back once, with what is new', async ({ evenkeel, as }) => {
  const customer = await evenkeel.as(maria.id);
  const made = await customer(askByCall, { body: { text: 'The gate stays shut.' } });
  const desk = await as('ayse');
  await hearing(desk, () => desk.goto(`/desk/case/${made.number}`));
  await messageTo(desk).fill('I am sending somebody to the gate.');
  await customer(writeToUs, { params: { caseId: made.id }, body: { text: 'It is open again.' } });
  await expect(desk.getByRole('log')).toContainText('It is open again.');
  await sendTo(desk).click();
  const held = replyEditor(desk, maria.name).getByRole('alert');
  await expect(held).toContainText(t('composer.wrote-meanwhile', { name: 'Maria', n: 1 }));
  await expect(held).toContainText('It is open again.');
  await expect(messageTo(desk)).toHaveValue('I am sending somebody to the gate.');
  await expect(desk.getByRole('log')).not.toContainText('I am sending somebody');
  await held.getByRole('button', { name: t('composer.send-anyway') }).click();
  await expect(desk.getByRole('log')).toContainText('I am sending somebody to the gate.');
  await expect(messageTo(desk)).toHaveValue('');
});

const plan = { name: 'Plan von Lyon (3).txt', mimeType: 'text/plain', buffer: Buffer.from('Raum 3, links\n') };
const photo = { name: 'kamera.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') };

async function bytesOf(page: Page, link: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await download.path());
}

test('files go both ways, and those of the team stay with the team', async ({ own, visit }) => {
  const evenkeel = await own();
  const portal = await visit({ evenkeel, personId: maria.id });
  const desk = await visit({ evenkeel, personId: ayse.id });
  await portal.goto('/ask');
  await portal.locator('input[type=file]').setInputFiles([photo, plan]);
  await expect(portal.getByText(plan.name)).toBeVisible();
  await portal.goto('/');
  const number = await ask(portal, { text: 'The camera in Lyon is dark.' });
  await portal.locator('input[type=file]').setInputFiles(photo);
  await expect(portal.getByText(photo.name)).toBeVisible();
  await portal.getByRole('textbox', { name: t('write.to-us') }).fill('This is what we see.');
  await portal.getByRole('button', { name: t('write.send'), exact: true }).click();
  await expect(portal.getByRole('link', { name: photo.name })).toBeVisible();

  await desk.goto(`/desk/case/${number}`);
  const received = desk.getByRole('log').getByRole('link', { name: photo.name });
  expect(await bytesOf(desk, received)).toEqual(photo.buffer);

  await replyEditor(desk, maria.name).locator('input[type=file]').setInputFiles(plan);
  await expect(replyEditor(desk, maria.name).getByText(plan.name)).toBeVisible();
  await messageTo(desk).fill('This is where its cable is.');
  await sendTo(desk).click();
  await expect(desk.getByRole('log').getByRole('link', { name: plan.name })).toBeVisible();
  expect(await bytesOf(portal, portal.getByRole('link', { name: plan.name }))).toEqual(plan.buffer);

  const note = desk.getByRole('region', { name: t('composer.note-name') });
  await desk.getByRole('button', { name: t('composer.team-note') }).click();
  await note.locator('input[type=file]').setInputFiles({ ...plan, name: 'intern.txt' });
  await note.getByRole('textbox').fill('Only for us.');
  await note.getByRole('button', { name: t('composer.save-note') }).click();
  const inside = desk.getByRole('log').getByRole('link', { name: 'intern.txt' });
  expect(await bytesOf(desk, inside)).toEqual(plan.buffer);
  const address = (await inside.getAttribute('href')) ?? '';
  for (const personId of [maria.id, luc.id]) {
    const outsider = await visit({ evenkeel, personId });
    expect((await outsider.request.get(address)).status()).toBe(404);
  }
  await portal.reload();
  await expect(portal.getByText('intern.txt')).toHaveCount(0);
});
