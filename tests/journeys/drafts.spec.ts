import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { replyEditor } from './kit/acts.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

/* What somebody has begun to write is theirs until it is sent, wherever they come back to it. */

const { ayse, dora, maria } = PEOPLE;
const { ask, listDrafts, writeToUs } = casesContract.endpoints;

const messageTo = (page: Page) => replyEditor(page, maria.name).getByRole('textbox').first();
const sendTo = (page: Page) => page.getByRole('button', { name: t('composer.send-to', { name: 'Maria' }) });

test('what was begun is still there after a reload, each where it was', async ({ evenkeel, as }) => {
  const customer = await evenkeel.as(maria.id);
  const made = await customer(ask, { body: { text: 'The label printer is silent.' } });
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

test('words survive a tab that is killed and a session that ends', async ({ evenkeel, as }) => {
  const customer = await evenkeel.as(maria.id);
  const made = await customer(ask, { body: { text: 'The ticket machine is dark.' } });
  const killed = await as('ayse');
  await killed.goto(`/desk/case/${made.number}`);
  await messageTo(killed).pressSequentially('Somebody comes');
  const desk = await killed.context().newPage();
  await killed.close({ runBeforeUnload: false });
  await desk.goto(`/desk/case/${made.number}`);
  await expect(messageTo(desk)).toHaveValue('Somebody comes');

  await messageTo(desk).press('End');
  await messageTo(desk).pressSequentially(' with a key.');
  await desk.context().clearCookies();
  // By a key, which needs no button: keeping the draft may learn before sending that the session ended.
  await desk.keyboard.press('Control+Enter');
  await expect(desk).toHaveURL(/\/signin\?return=/);
  await desk.context().addCookies([...(await evenkeel.cookiesOf(ayse.id))]);
  await desk.goto(`/desk/case/${made.number}`);
  await expect(messageTo(desk)).toHaveValue('Somebody comes with a key.');
  await sendTo(desk).click();
  await expect(desk.getByRole('log')).toContainText('Somebody comes with a key.');
});

test('what was begun on one device goes on on another', async ({ own, visit }) => {
  const evenkeel = await own();
  const customer = await evenkeel.as(maria.id);
  const made = await customer(ask, { body: { text: 'The door bell is silent.' } });
  const [office, home] = [await visit({ evenkeel, personId: ayse.id }), await visit({ evenkeel, personId: ayse.id })];
  await office.goto(`/desk/case/${made.number}`);
  await messageTo(office).fill('Does it hum when you press it?');
  await expect(replyEditor(office, maria.name)).toContainText(like(t('composer.draft-saved')));
  await expect(async () => {
    await home.goto(`/desk/case/${made.number}`);
    await expect(messageTo(home)).toHaveValue('Does it hum when you press it?', { timeout: 2000 });
  }).toPass();
  await sendTo(home).click();
  await expect(home.getByRole('log')).toContainText('Does it hum');
  await office.reload();
  await expect(office.getByRole('log')).toContainText('Does it hum');
  await expect(messageTo(office)).toHaveValue('');
});

test('words that were on their way when the session ended come back to their editor', async ({ evenkeel, as }) => {
  const customer = await evenkeel.as(maria.id);
  const made = await customer(ask, { body: { text: 'The projector hums.' } });
  const desk = await as('ayse');
  await hearing(desk, () => desk.goto(`/desk/case/${made.number}`));
  // On their way for as long as the page stands.
  await desk.route('**/messages', (route) => (route.request().method() === 'POST' ? undefined : route.continue()));
  await messageTo(desk).fill('Is its filter dusty?');
  await Promise.all([
    desk.waitForRequest((sent) => sent.method() === 'POST' && sent.url().endsWith('/messages')),
    desk.keyboard.press('Control+Enter'),
  ]);
  await desk.context().clearCookies();
  // The page asks what is new, and learns that nobody is here any more.
  await customer(writeToUs, { params: { caseId: made.id }, body: { text: 'It smells, too.' } });
  await expect(desk).toHaveURL(/\/signin\?return=/);
  await desk.context().addCookies([...(await evenkeel.cookiesOf(ayse.id))]);
  await desk.unroute('**/messages');
  await desk.goto(`/desk/case/${made.number}`);
  await expect(messageTo(desk)).toHaveValue('Is its filter dusty?');
  await expect(desk.getByRole('log')).toContainText('It smells, too.');
  await expect(desk.getByRole('log')).not.toContainText('Is its filter dusty?');
});

test('what was sent without a line leaves nothing of its beginnings behind', async ({ evenkeel, visit }) => {
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const made = await customer(ask, { body: { text: 'The awning is stuck.' } });
  const desk = await visit({ evenkeel, personId: ayse.id }, { losesLine: true });
  await desk.goto(`/desk/case/${made.number}`);
  await messageTo(desk).fill('Somebody comes');
  const begun = async () => (await agent(listDrafts, { params: { caseId: made.id } })).items.map(({ text }) => text);
  await expect.poll(begun).toEqual(['Somebody comes']);
  await desk.context().setOffline(true);
  await messageTo(desk).fill('Somebody comes with a ladder.');
  await sendTo(desk).click();
  const waiting = desk.getByRole('list', { name: t('waiting.label') });
  await expect(waiting).toContainText('Somebody comes with a ladder.');
  await desk.context().setOffline(false);
  await expect(desk.getByRole('log')).toContainText('Somebody comes with a ladder.', { timeout: 30_000 });
  await desk.reload();
  await expect.poll(begun).toEqual([]);
  await expect(messageTo(desk)).toHaveValue('');
});
