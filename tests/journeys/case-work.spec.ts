import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

test.use({ trace: 'off' });

const { ayse, femi, jan, maria } = PEOPLE;
const { ask, getCase, reply, take } = casesContract.endpoints;

/** Counts keys and presses on the page from now on; a modifier alone is none. */
async function counting(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset.presses = '0';
    const count = (event: Event) => {
      if (event instanceof KeyboardEvent && ['Control', 'Meta', 'Shift', 'Alt'].includes(event.key)) return;
      const { dataset } = document.documentElement;
      dataset.presses = String(Number(dataset.presses) + 1);
    };
    addEventListener('keydown', count, { capture: true });
    addEventListener('pointerdown', count, { capture: true });
  });
  return async () => Number(await page.locator('html').getAttribute('data-presses'));
}

/** A case that Ayse owns and has answered. */
async function owned(evenkeel: Evenkeel, text: string) {
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const { id, number } = await customer(ask, { body: { text, serviceId: SERVICES.rooms } });
  await agent(take, { params: { caseId: id } });
  const next = { follow: 'next-word', by: toIso(Date.now() + HOUR) } as const;
  await agent(reply, { params: { caseId: id }, body: { text: 'I look at it.', next } });
  return { caseId: id, number };
}

test('a case is handed over warmly, and the giver asks whether it helped', async ({ own, visit }) => {
  const evenkeel = await own();
  const { caseId, number } = await owned(evenkeel, 'The screen in room 4 is black.');
  const giver = await visit({ evenkeel, personId: ayse.id });
  await hearing(giver, () => giver.goto(`/desk/case/${number}`));
  await expect(giver.getByRole('log')).toBeVisible();

  await test.step('in six presses', async () => {
    const presses = await counting(giver);
    await giver.locator('body').press('t');
    const dialog = giver.getByRole('dialog', { name: t('transfer.title') });
    await expect(dialog.getByRole('combobox', { name: t('transfer.to') })).toBeFocused();
    await expect(dialog.getByLabel(t('transfer.brief.done'))).toHaveValue('I look at it.');
    await giver.keyboard.type('kow');
    await giver.keyboard.press('Enter');
    await expect(dialog.getByText(jan.name, { exact: true })).toBeVisible();
    await expect(dialog.getByLabel(t('transfer.message', { name: 'Maria' }))).toHaveValue(like(jan.name));
    await inspect(giver);
    await giver.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    expect(await presses()).toBeLessThanOrEqual(6);
  });
  await expect(giver.getByText(t('transfer.still-yours'))).toBeVisible();

  await test.step('who was asked finds it on Today and accepts it with the brief before them', async () => {
    const receiver = await visit({ evenkeel, personId: jan.id });
    await hearing(receiver, () => receiver.goto('/desk/today'));
    await expect(receiver.getByRole('heading', { name: t('today.asked-of-you') })).toBeVisible();
    await receiver.getByRole('link', { name: 'The screen in room 4 is black' }).first().click();
    const asked = receiver.getByRole('region', { name: t('transfer.asked-title', { name: 'Ayse' }) });
    await expect(asked.getByText('I look at it.')).toBeVisible();
    await inspect(receiver);
    await asked.getByRole('button', { name: t('transfer.accept') }).click();
    await expect(asked).toBeHidden();
  });

  await test.step('the giver, who sees it at once, keeps the promise to ask', async () => {
    await giver
      .getByRole('button', { name: t('transfer.ask', { name: 'Maria' }) })
      .first()
      .click();
    const dialog = giver.getByRole('dialog', { name: t('transfer.helped-title', { name: 'Maria' }) });
    await inspect(giver);
    await dialog.getByRole('button', { name: t('transfer.helped-submit', { name: 'Maria' }) }).click();
    await expect(dialog).toBeHidden();
    const agent = await evenkeel.as(jan.id);
    const known = await agent(getCase, { params: { caseId } });
    expect(known.owner?.id).toBe(jan.id);
    expect(known.promises.find(({ kind }) => kind === 'warm-transfer-followup')?.state).toBe('kept');
  });
});

test('a case that was given back stays where it was, and says why', async ({ own, visit }) => {
  const evenkeel = await own();
  const { caseId, number } = await owned(evenkeel, 'The gate stays shut.');
  const agent = await evenkeel.as(ayse.id);
  const to = { kind: 'person', personId: femi.id } as const;
  const brief = { problem: 'The gate stays shut.', done: 'Rebooted it.', next: 'Go there.' };
  await agent(casesContract.endpoints.offerTransfer, { params: { caseId }, body: { to, ...brief } });
  const page = await visit({ evenkeel, personId: femi.id });
  await page.goto(`/desk/case/${number}`);
  await page.getByRole('button', { name: t('transfer.give-back') }).click();
  const dialog = page.getByRole('dialog', { name: t('transfer.give-back-title', { name: 'Ayse' }) });
  await dialog.getByRole('button', { name: t('transfer.give-back-submit') }).click();
  await expect(dialog.getByText(t('transfer.no-reason'))).toBeVisible();
  await inspect(page);
  await dialog.getByLabel(t('transfer.give-back-reason')).fill('I am on a train.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page).toHaveURL('/desk/today');
  const giver = await visit({ evenkeel, personId: ayse.id });
  await giver.goto(`/desk/case/${number}`);
  const reason = t('transfer.came-back', { name: femi.name, reason: 'I am on a train.' });
  await expect(giver.getByText(reason)).toBeVisible();
});

test('a duplicate is merged after a look at what that comes to, and parted again by one key', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const duplicate = await owned(evenkeel, 'Room 4 shows nothing.');
  const survivor = await owned(evenkeel, 'The screen in room 4 is black.');
  const page = await visit({ evenkeel, personId: ayse.id });
  await hearing(page, () => page.goto(`/desk/case/${duplicate.number}`));
  await page.getByRole('button', { name: t('case.more') }).click();
  await page.getByRole('menuitem', { name: t('merge.open') }).click();
  const dialog = page.getByRole('dialog', { name: t('merge.title') });

  await test.step('the other open case of who asked is there to choose', async () => {
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await inspect(page);
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(t('merge.no-mail', { number: String(survivor.number) }))).toBeVisible();
    await expect(dialog.getByRole('listitem')).toHaveCount(2);
    await inspect(page);
  });

  await test.step('both conversations stand in the case that goes on', async () => {
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page).toHaveURL(`/desk/case/${survivor.number}`);
    await expect(page.getByRole('log').getByText('Room 4 shows nothing.')).toBeVisible();
    await expect(page.getByText(like(`#${duplicate.number}`)).first()).toBeVisible();
  });

  await test.step('Z parts them', async () => {
    await page.locator('body').press('z');
    await expect(page).toHaveURL(`/desk/case/${duplicate.number}`);
    await expect(page.getByRole('button', { name: t('merge.undo') })).toBeHidden();
    const agent = await evenkeel.as(ayse.id);
    const known = await agent(getCase, { params: { caseId: duplicate.caseId } });
    expect(known.mergedInto).toBeNull();
    expect(known.promises.filter(({ state }) => state === 'running')).toHaveLength(2);
  });

  await test.step('merged again, its page leads to the other and parts them as well', async () => {
    const agent = await evenkeel.as(ayse.id);
    const { caseId } = duplicate;
    await agent(casesContract.endpoints.merge, { params: { caseId }, body: { into: survivor.number } });
    await expect(page.getByRole('link', { name: `#${survivor.number}` })).toBeVisible();
    // Looking at a page doubles its texts for good, so that it is looked at in another window.
    const looked = await visit({ evenkeel, personId: ayse.id });
    await looked.goto(`/desk/case/${duplicate.number}`);
    await expect(looked.getByRole('button', { name: t('merge.undo') })).toBeVisible();
    await inspect(looked);
    await page.getByRole('button', { name: t('merge.undo') }).click();
    await expect(page.getByRole('button', { name: t('merge.undo') })).toBeHidden();
  });
});

test('several customers are told at once, each with a look at their own words and a way back', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const customer = await evenkeel.as(maria.id);
  for (const text of ['One is slow.', 'Two is slow.', 'Three is slow.', 'Four is slow.', 'Five is slow.']) {
    await customer(ask, { body: { text, serviceId: SERVICES.rooms } });
  }
  const page = await visit({ evenkeel, personId: ayse.id });
  await hearing(page, () => page.goto('/desk/queue'));
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row')).toHaveCount(6);

  await test.step('one now line on five cases, in nine presses', async () => {
    await page.keyboard.press('j');
    await expect(grid).toBeFocused();
    const presses = await counting(page);
    await page.keyboard.press('x');
    for (let more = 0; more < 4; more += 1) await page.keyboard.press('Shift+J');
    await expect(page.getByRole('toolbar', { name: t('queue.selected', { n: 5 }) })).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByRole('dialog').getByLabel(t('now-line.field'))).toBeFocused();
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await presses()).toBeLessThanOrEqual(9);
  });

  await test.step('one message, with one of them left out, taken back by one key', async () => {
    await page.keyboard.press('x');
    for (let more = 0; more < 4; more += 1) await page.keyboard.press('Shift+K');
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: t('bulk.title', { n: 5 }) });
    await dialog.getByLabel(t('bulk.text')).fill('Hello {name}, the network is slow for everybody.');
    await expect(dialog.getByText('Hello Maria, the network is slow for everybody.')).toHaveCount(5);
    await dialog.getByRole('checkbox').last().uncheck();
    await dialog
      .getByRole('group', { name: t('bulk.next') })
      .getByRole('button')
      .first()
      .click();
    await dialog.getByRole('button', { name: t('bulk.submit', { n: 4 }) }).click();
    await expect(dialog).toBeHidden();
    await page.locator('body').press('z');
    const agent = await evenkeel.as(ayse.id);
    const { items } = await agent(casesContract.endpoints.listCases, { query: { show: 'open' } });
    const outgoing = async () => {
      const all = await Promise.all(items.map(({ id }) => agent(getCase, { params: { caseId: id } })));
      return all.flatMap((one) => one.outgoing).length;
    };
    await expect.poll(outgoing).toBe(0);
  });

  await test.step('and looked at', async () => {
    const looked = await visit({ evenkeel, personId: ayse.id });
    await looked.goto('/desk/queue');
    await looked.getByRole('grid').getByRole('checkbox').nth(1).check();
    await looked.getByRole('grid').getByRole('checkbox').nth(2).check();
    await looked.getByRole('button', { name: t('bulk.open') }).click();
    await looked.getByLabel(t('bulk.text')).fill('Hello {name}, it is slow.');
    await inspect(looked);
  });
});
