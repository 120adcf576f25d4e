import { casesContract } from '#capabilities/cases/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

test.use({ trace: 'off' });

const { ask, cancel, getCase, setNowLine } = casesContract.endpoints;
const { ayse, jan, maria } = PEOPLE;

test('Z takes back what was done last: a case that was taken, and one sentence on several', async ({ own, visit }) => {
  const evenkeel = await own();
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const cases: CaseId[] = [];
  for (const text of ['The camera is dark.', 'The screen flickers.']) {
    cases.push((await customer(ask, { body: { text, serviceId: SERVICES.rooms } })).id);
  }
  const all = () => Promise.all(cases.map((caseId) => agent(getCase, { params: { caseId } })));
  const owners = async () => (await all()).map(({ owner }) => owner?.name ?? null);
  const page = await visit({ evenkeel, personId: ayse.id });
  const { keyboard } = page;
  await page.goto('/desk/queue');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);

  await test.step('a case that was taken', async () => {
    await keyboard.press('j');
    await keyboard.press('i');
    await expect(page.getByText(t('queue.taken', { n: 1 }))).toBeVisible();
    expect((await owners()).filter((name) => name !== null)).toHaveLength(1);
    await keyboard.press('z');
    await expect(page.getByText(t('way-back.done'))).toBeVisible();
    expect(await owners()).toEqual([null, null]);
  });

  await test.step('a sentence that was said on both', async () => {
    await keyboard.press('x');
    await keyboard.press('j');
    await keyboard.press('x');
    await keyboard.press('u');
    await page.getByRole('dialog').getByRole('textbox').fill('Ayse is on her way');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText(t('now-line.said', { n: 2 }))).toBeVisible({ timeout: 15_000 });
    expect((await all()).map(({ now }) => now?.text)).toEqual(['Ayse is on her way', 'Ayse is on her way']);
    await keyboard.press('z');
    await expect.poll(async () => (await all()).map(({ now }) => now?.text ?? null)).toEqual([null, null]);
    expect(await owners()).toEqual([null, null]);
    await expect(page.getByText(like(t('way-back.done'))).first()).toBeVisible({ timeout: 15_000 });
  });
});

test('one sentence on many: closed cases are left out and say so, and Z says where it stays', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const opened = async (text: string) => (await customer(ask, { body: { text, serviceId: SERVICES.rooms } })).id;
  const camera = await opened('The camera is dark.');
  const screen = await opened('The screen flickers.');
  const speaker = await opened('The speaker hums.');
  const sentences = async () => {
    const all = await Promise.all([camera, screen, speaker].map((caseId) => agent(getCase, { params: { caseId } })));
    return all.map(({ now }) => now?.text ?? null);
  };
  const page = await visit({ evenkeel, personId: ayse.id });
  const { keyboard } = page;
  await page.goto('/desk/queue');
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row')).toHaveCount(4);
  const dialog = page.getByRole('dialog');

  await test.step('a case that is closed meanwhile is left out, and the others read their own words', async () => {
    await keyboard.press('j');
    await keyboard.press('ControlOrMeta+a');
    await expect(page.getByRole('toolbar', { name: t('queue.selected', { n: 3 }) })).toBeVisible();
    await agent(cancel, { params: { caseId: speaker }, body: { ground: 'requester', reason: 'It stopped.' } });
    await expect(page.getByRole('button', { name: t('queue.changed') })).toBeVisible();
    await keyboard.press('u');
    await expect(dialog.getByText(t('bulk.closed'))).toBeVisible();
    await dialog.getByLabel(t('now-line.field')).fill('Ayse is on her way to {name}');
    await expect(dialog.getByText('Ayse is on her way to Maria')).toHaveCount(2);
    await inspect(page);
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    expect(await sentences()).toEqual(['Ayse is on her way to Maria', 'Ayse is on her way to Maria', null]);
  });

  await test.step('Z takes it back where nothing came after it, and says where it stays', async () => {
    const colleague = await evenkeel.as(jan.id);
    const { number } = await colleague(setNowLine, { params: { caseId: camera }, body: { text: 'Jan is there.' } });
    await page.locator('body').press('z');
    const stays = t('way-back.not-all', { n: 1, numbers: `#${number}` });
    await expect(page.getByText(stays, { exact: false })).toBeVisible();
    expect(await sentences()).toEqual(['Jan is there.', null, null]);
  });
});
