import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { improvementsContract } from '#capabilities/improvements/contract.ts';
import { DAY, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test, type Visit } from './kit/test.ts';
import { like, t } from './kit/words.ts';

test.use({ trace: 'off' });

const { ask, reply, sayLive, take } = casesContract.endpoints;
const c = improvementsContract.endpoints;
const { ayse, jan, maria, tom } = PEOPLE;

const LONG =
  'Nobody of the Donaudampfschifffahrtsgesellschaft answers a call for help while a meeting runs with guests';
const WRONG = 'A call for help met a voicemail, and everybody waited.';

/** A case in which people sat when it failed, and that is solved now. */
async function solvedCall(evenkeel: Evenkeel) {
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const { id, number } = await customer(ask, { body: { text: 'Lyon cannot join.', serviceId: SERVICES.rooms } });
  const params = { caseId: id };
  await agent(take, { params });
  await agent(sayLive, { params, body: { place: 'Room Elbe', way: 'phone' } });
  await agent(reply, { params, body: { text: 'It works.', next: { follow: 'resolves' } } });
  return { caseId: id, number };
}

async function suggested(evenkeel: Evenkeel, title: string) {
  const agent = await evenkeel.as(ayse.id);
  return (await agent(c.suggestImprovement, { body: { title, wrong: WRONG, causes: ['process'] } })).id;
}

async function weighed(evenkeel: Evenkeel, title: string) {
  const params = { improvementId: await suggested(evenkeel, title) };
  const body = { impact: 5, effort: 1, confidence: 'medium' } as const;
  await (await evenkeel.as(tom.id))(c.assessImprovement, { params, body });
  return params.improvementId;
}

test('from a case that did not go well to what was done about it', async ({ own, visit }) => {
  const evenkeel = await own();
  const { number } = await solvedCall(evenkeel);
  const agent = await visit({ evenkeel, personId: ayse.id });

  await test.step('its end asks, with what happened filled in', async () => {
    await agent.goto(`/desk/case/${number}`);
    await expect(agent.getByText(like(t('case-improve.ask')))).toBeVisible();
    await agent.getByRole('button', { name: t('case-improve.suggest') }).click();
    const dialog = agent.getByRole('dialog', { name: t('improve.title') });
    await expect(dialog.getByLabel(t('improve.wrong'))).toHaveValue(like('People were in the middle of it'));
    await dialog.getByLabel(t('improve.name')).fill('Nobody answers');
    await agent.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    await expect(agent.getByText(like(t('case-improve.ask')))).toBeHidden();
    await expect(agent.getByRole('link', { name: 'Nobody answers' })).toBeVisible();
  });

  const lead = await visit({ evenkeel, personId: tom.id });
  await test.step('the lead finds it by the keyboard, weighs it and accepts it', async () => {
    await lead.goto('/desk/today');
    await lead.locator('h1').first().waitFor();
    await lead.keyboard.press('g');
    await lead.keyboard.press('i');
    await expect(lead.getByRole('link', { name: 'Nobody answers' })).toBeVisible();
    await lead.keyboard.press('j');
    await lead.keyboard.press('Enter');
    await lead.getByRole('button', { name: t('assess.title') }).click();
    await lead.getByRole('dialog').getByLabel(t('assess.impact')).selectOption('5');
    await lead.getByRole('dialog').getByLabel(t('assess.effort')).selectOption('1');
    await lead.keyboard.press('ControlOrMeta+Enter');
    await lead.getByRole('button', { name: t('decide.accepted.open') }).click();
    const dialog = lead.getByRole('dialog', { name: t('decide.accepted.title') });
    await lead.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog.getByText(t('decide.owner-blank'))).toBeVisible();
    await expect(dialog.getByText(t('decide.words-blank', { name: ayse.name }))).toBeVisible();
    await dialog.getByLabel(t('decide.owner')).selectOption({ label: jan.name });
    await dialog.getByLabel(t('decide.accepted.words', { name: ayse.name })).fill('Yes, before the next launch.');
    await lead.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    await expect(lead.getByText('Yes, before the next launch.').first()).toBeVisible();
  });

  await test.step('its owner does it, and whoever suggested it reads what was done', async () => {
    const owner = await visit({ evenkeel, personId: jan.id });
    await owner.goto(new URL(lead.url()).pathname);
    await owner.getByRole('button', { name: t('improvement.start') }).click();
    await owner.getByRole('button', { name: t('finish.title') }).click();
    const dialog = owner.getByRole('dialog', { name: t('finish.title') });
    await dialog.getByLabel(t('finish.words')).fill('Calls ring at two desks now.');
    await owner.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    await agent.getByRole('link', { name: 'Nobody answers' }).click();
    await expect(agent.getByText('Calls ring at two desks now.').first()).toBeVisible();
    await expect(agent.getByText(t('improvement.state.done')).first()).toBeVisible();
  });
});

/** Each page is looked at with a visit of its own. */
const looking =
  (evenkeel: Evenkeel, visit: Visit) =>
  async (personId: string, path: string, shown: (page: Page) => Promise<void>) => {
    const page = await visit({ evenkeel, personId });
    await page.goto(path);
    await shown(page);
    await inspect(page);
    await page.close();
  };

const press = (act: string) => async (page: Page) => {
  await page
    .getByRole('button', { name: t(act), exact: true })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

test('the register, and what is suggested there or at a case', async ({ own, visit }) => {
  const evenkeel = await own();
  const look = looking(evenkeel, visit);
  await look(ayse.id, '/desk/improvements', async (page) => {
    await expect(page.getByText(t('register.none.open'))).toBeVisible();
  });
  await look(ayse.id, '/desk/improvements', press('improve.title'));
  const improvementId = await suggested(evenkeel, LONG);
  const { caseId, number } = await solvedCall(evenkeel);
  await look(ayse.id, `/desk/case/${number}`, async (page) => {
    await expect(page.getByText(like(t('case-improve.ask')))).toBeVisible();
  });
  const body = { caseId, words: 'Here too.' };
  await (await evenkeel.as(ayse.id))(c.addCaseToImprovement, { params: { improvementId }, body });
  await look(tom.id, '/desk/improvements', async (page) => {
    await expect(page.getByText(t('register.cases', { n: 1 }))).toBeVisible();
  });
  await look(tom.id, `/desk/improvements/${improvementId}`, async (page) => {
    await expect(page.getByText('Here too.')).toBeVisible();
    await expect(page.getByText(like('suggested it'))).toBeVisible();
  });
});

test('the forms that weigh, decide and end one', async ({ own, visit }) => {
  const evenkeel = await own();
  const look = looking(evenkeel, visit);
  const [fresh, ready] = [await suggested(evenkeel, LONG), await weighed(evenkeel, `${LONG}, again`)];
  await look(tom.id, `/desk/improvements/${fresh}`, press('assess.title'));
  await look(tom.id, `/desk/improvements/${ready}`, press('decide.accepted.open'));
  const doneBy = toIso(Date.now() + DAY);
  const lead = await evenkeel.as(tom.id);
  const params = { improvementId: ready };
  await lead(c.decideImprovement, { params, body: { what: 'accepted', words: 'Yes.', ownerId: jan.id, doneBy } });
  await lead(c.startImprovement, { params });
  await look(jan.id, `/desk/improvements/${ready}`, press('finish.title'));
});
