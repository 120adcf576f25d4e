import { readFile } from 'node:fs/promises';
import type { Locator, Page, Request } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { ask, replyEditor } from './kit/acts.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ayse, jan, luc, maria } = PEOPLE;
const { ask: askByCall, caseStory, whoIsHere, writeToUs } = casesContract.endpoints;

const messageTo = (page: Page) => replyEditor(page, maria.name).getByRole('textbox').first();
const sendTo = (page: Page) => page.getByRole('button', { name: t('composer.send-to', { name: 'Maria' }) });

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

test('a reply can be taken back until it leaves, and leaves by itself, not before', async ({ own, visit }) => {
  const evenkeel = await own();
  const customer = await evenkeel.as(maria.id);
  const agent = await evenkeel.as(ayse.id);
  const waitBefore = (undoSeconds: number) => agent(peopleContract.endpoints.changeMe, { body: { undoSeconds } });
  await waitBefore(30);
  const made = await customer(askByCall, { body: { text: 'The turnstile turns by itself.' } });
  const desk = await visit({ evenkeel, personId: ayse.id });
  await hearing(desk, () => desk.goto(`/desk/case/${made.number}`));
  const waiting = desk.getByRole('article', { name: t('outgoing.name', { name: ayse.name }) });
  const mails = async () => {
    const all = await Promise.all(evenkeel.sink.list().map(({ id }) => evenkeel.sink.get(id)));
    return all.filter((one) => one?.mail?.text?.includes('I switch it off.'));
  };

  await messageTo(desk).fill('I switch it off.');
  await sendTo(desk).click();
  await expect(waiting).toContainText('I switch it off.');
  await expect(messageTo(desk)).toHaveValue('');
  await desk.getByRole('log').focus();
  await desk.keyboard.press('z');
  await expect(messageTo(desk)).toHaveValue('I switch it off.');
  await expect(waiting).toHaveCount(0);
  const story = () => customer(caseStory, { params: { caseId: made.id } });
  expect((await story()).messages).toHaveLength(1);

  await waitBefore(4);
  await hearing(desk, () => desk.reload());
  await expect(messageTo(desk)).toHaveValue('I switch it off.');
  const before = Date.now();
  await sendTo(desk).click();
  await expect(waiting).toBeVisible();
  await desk.goto('about:blank');
  await expect(async () => expect((await story()).messages).toHaveLength(2)).toPass({ timeout: 20_000 });
  expect((await story()).next).toMatchObject({ kind: 'next-update' });
  await expect.poll(async () => (await mails()).length).toBe(1);
  const [mail] = await mails();
  expect((mail?.sentAt ?? 0) - before).toBeGreaterThanOrEqual(4000);
});

test('two who open one case see each other, and who writes', async ({ own, visit }) => {
  const evenkeel = await own();
  const customer = await evenkeel.as(maria.id);
  const made = await customer(askByCall, { body: { text: 'The ramp is frozen.' } });
  const first = await visit({ evenkeel, personId: ayse.id });
  await hearing(first, () => first.goto(`/desk/case/${made.number}`));
  await expect(first.getByRole('log')).toBeVisible();
  const second = await visit({ evenkeel, personId: jan.id });
  await second.goto(`/desk/case/${made.number}`);
  const here = first.getByRole('status', { name: t('presence.label') });
  await expect(here).toContainText(t('presence.viewing', { name: jan.name }));
  await expect(second.getByRole('status', { name: t('presence.label') })).toContainText(
    t('presence.viewing', { name: ayse.name }),
  );
  await messageTo(second).fill('We bring salt.');
  await expect(here).toContainText(t('presence.reply', { name: jan.name }));
  await second.getByRole('button', { name: t('composer.team-note') }).click();
  await second.getByRole('textbox', { name: t('composer.team-note') }).fill('The salt is in the shed.');
  await expect(here).toContainText(t('presence.note', { name: jan.name }));
  await second.goto('/desk/queue');
  await expect(here).toBeEmpty();
});

test('what somebody does now is seen, however late what they did before arrives', async ({ evenkeel, visit }) => {
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const made = await customer(askByCall, { body: { text: 'The ramp is wet.' } });
  const page = await visit({ evenkeel, personId: jan.id });
  const looks = (request: Request) => request.postDataJSON()?.doing === 'viewing';
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/presence', async (route) => {
    if (looks(route.request())) await released;
    await route.continue();
  });
  await page.goto(`/desk/case/${made.number}`);
  await messageTo(page).fill('We bring sand.');
  await expect(replyEditor(page, maria.name)).toContainText(like(t('composer.draft-saved')));
  const arrived = page.waitForResponse((response) => looks(response.request()));
  release();
  await arrived;
  const seen = async () => (await agent(whoIsHere, { params: { caseId: made.id } })).items.map(({ doing }) => doing);
  await expect.poll(seen).toEqual(['reply']);
});

const plan = { name: 'Plan von Lyon (3).txt', mimeType: 'text/plain', buffer: Buffer.from('Raum 3, links\n') };
const photo = { name: 'kamera.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') };

/** Chooses a file, and waits until the desk has it. */
async function attach(editor: Page | Locator, file: typeof plan): Promise<void> {
  await editor.locator('input[type=file]').setInputFiles(file);
  await expect(editor.getByText(file.name)).toBeVisible();
  await expect(editor.getByText(t('files.sending'))).toHaveCount(0);
}

async function bytesOf(page: Page, link: Locator): Promise<Buffer> {
  // By key: what else arrives may move the link away under a pointer.
  const [download] = await Promise.all([page.waitForEvent('download'), link.press('Enter')]);
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
  await attach(portal, photo);
  await portal.getByRole('textbox', { name: t('write.to-us') }).fill('This is what we see.');
  await portal.getByRole('button', { name: t('write.send'), exact: true }).click();
  await expect(portal.getByRole('link', { name: photo.name })).toBeVisible();

  await desk.goto(`/desk/case/${number}`);
  const received = desk.getByRole('log').getByRole('link', { name: photo.name });
  expect(await bytesOf(desk, received)).toEqual(photo.buffer);

  await attach(replyEditor(desk, maria.name), plan);
  await messageTo(desk).fill('This is where its cable is.');
  await sendTo(desk).click();
  await expect(desk.getByRole('log').getByRole('link', { name: plan.name })).toBeVisible();
  expect(await bytesOf(portal, portal.getByRole('link', { name: plan.name }))).toEqual(plan.buffer);

  const note = desk.getByRole('region', { name: t('composer.note-name') });
  await desk.getByRole('button', { name: t('composer.team-note') }).click();
  await attach(note, { ...plan, name: 'intern.txt' });
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
