import { casesContract } from '#capabilities/cases/contract.ts';
import { troubleshootingContract } from '#capabilities/troubleshooting/contract.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { t } from './kit/words.ts';

test.use({ trace: 'off' });

const { ask, take } = casesContract.endpoints;
const { answerInvitation, askForHelp, contribute, logStep, sayBoundary, stateHypothesis } =
  troubleshootingContract.endpoints;

const LONG =
  'Restarted the room computer, the camera and the switch in the cupboard behind the Donaudampfschifffahrtsraum';

/** A case on which much was tried: long words, each outcome, one step shared. */
async function triedCase(evenkeel: Evenkeel): Promise<number> {
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const asked = await maria(ask, { body: { text: 'Lyon sees a black screen.', serviceId: SERVICES.rooms } });
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const params = { caseId: asked.id };
  await ayse(take, { params });
  const steps = [
    { phase: 'narrow', what: 'Same call from Berlin', outcome: 'ruled-out', shared: 'the network in Berlin' },
    { phase: 'narrow', what: LONG, saw: LONG, expected: 'A picture', outcome: 'no-change' },
    { phase: 'verify', what: 'Updated the driver', outcome: 'made-worse' },
    { phase: 'verify', what: 'Went back to 4.1', outcome: 'helped' },
    { phase: 'widen', what: 'The call with both rooms', shared: 'the call with both rooms' },
  ] as const;
  for (const body of steps) await ayse(logStep, { params, body });
  await ayse(sayBoundary, { params: { ...params, aspect: 'where' }, body: { is: 'Lyon', isNot: LONG } });
  const body = { statement: 'Firmware 4.2 breaks the camera', predicts: '4.1 works', test: 'Go back to 4.1' };
  await ayse(stateHypothesis, { params, body });
  return asked.number;
}

test.describe('steps tried', () => {
  for (const width of [1440, 1280, 900, 360]) {
    test(`with much in them, at ${width}`, async ({ evenkeel, as }) => {
      const page = await as('ayse', { viewport: { width, height: 800 } });
      await page.goto(`/desk/case/${await triedCase(evenkeel)}`);
      if (width < 1400) await page.getByRole('tab', { name: t('case.tab.steps') }).click();
      await expect(page.getByText(t('steps.reads', { name: 'Maria' }))).toBeVisible();
      await inspect(page, { width });
    });
  }

  test('with one being logged and shared', async ({ evenkeel, as }) => {
    const page = await as('ayse', { viewport: { width: 1440, height: 800 } });
    await page.goto(`/desk/case/${await triedCase(evenkeel)}`);
    await expect(page.getByText(LONG).first()).toBeVisible();
    await page.keyboard.press('l');
    await page.getByLabel(t('steps.entry')).fill('Swapped cable: no change');
    await page.getByLabel(t('steps.share', { name: 'Maria' })).check();
    await page.getByRole('button', { name: t('steps.more') }).click();
    await inspect(page, { width: 1440 });
  });

  for (const [name, button] of [
    ['a step', 'steps.settle'],
    ['where the problem is and is not', 'boundaries.change'],
    ['a hypothesis', 'hypotheses.add'],
    ['a verdict', 'hypothesis.judge'],
  ] as const) {
    test(`the form of ${name}`, async ({ evenkeel, as }) => {
      const page = await as('ayse', { viewport: { width: 1440, height: 800 } });
      await page.goto(`/desk/case/${await triedCase(evenkeel)}`);
      await page
        .getByRole('button', { name: t(button) })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await inspect(page, { width: 1440 });
    });
  }

  test('as the customer reads of them', async ({ evenkeel, as }) => {
    const page = await as('maria');
    await page.goto(`/cases/${await triedCase(evenkeel)}`);
    await expect(page.getByRole('heading', { name: t('shared.title') })).toBeVisible();
    await inspect(page);
  });
});

test.describe('asking for help', () => {
  /** A case about which Jan was asked, and proposed something. */
  async function swarm(evenkeel: Evenkeel): Promise<number> {
    const number = await triedCase(evenkeel);
    const ayse = await evenkeel.as(PEOPLE.ayse.id);
    const { id: caseId } = await ayse(casesContract.endpoints.findCase, { params: { number } });
    const personIds = [PEOPLE.jan.id, PEOPLE.tom.id];
    const { id } = await ayse(askForHelp, { params: { caseId }, body: { question: LONG, personIds } });
    const tom = await evenkeel.as(PEOPLE.tom.id);
    await tom(answerInvitation, { params: { swarmId: id }, body: { answer: 'joined' } });
    await tom(contribute, { params: { swarmId: id }, body: { kind: 'proposal', text: LONG } });
    return number;
  }

  test('the dialog', async ({ evenkeel, as }) => {
    const page = await as('ayse');
    await page.goto(`/desk/case/${await triedCase(evenkeel)}`);
    await page.getByRole('log').waitFor();
    await page.keyboard.press('w');
    await expect(page.getByRole('dialog').getByLabel(t('help.question'))).toBeFocused();
    await inspect(page);
  });

  test('on the case', async ({ evenkeel, as }) => {
    const page = await as('ayse', { viewport: { width: 1440, height: 800 } });
    await page.goto(`/desk/case/${await swarm(evenkeel)}`);
    await expect(page.getByRole('button', { name: t('swarm.adopt') })).toBeVisible();
    await inspect(page, { width: 1440 });
  });

  for (const [name, path, text] of [
    ['Today, asked', '/desk/today', 'asked.title'],
    ['the swarm', '/desk/swarm', 'asked.title'],
  ] as const) {
    test(name, async ({ evenkeel, as }) => {
      await swarm(evenkeel);
      const page = await as('jan');
      await page.goto(path);
      await expect(page.getByRole('heading', { name: t(text) })).toBeVisible();
      await inspect(page);
    });
  }

  for (const answer of ['answer.later', 'answer.decline'] as const) {
    test(`the answer ${answer}`, async ({ evenkeel, as }) => {
      await swarm(evenkeel);
      const page = await as('jan');
      await page.goto('/desk/swarm');
      await page
        .getByRole('button', { name: t(answer) })
        .first()
        .click();
      await expect(page.getByRole('dialog', { name: t(answer) })).toBeVisible();
      await inspect(page);
    });
  }

  test('nobody asks', async ({ own, visit }) => {
    const evenkeel = await own();
    const page = await visit({ evenkeel, personId: PEOPLE.femi.id });
    await page.goto('/desk/swarm');
    await expect(page.getByText(t('swarm.none'))).toBeVisible();
    await inspect(page);
  });
});

test('a prompt, which only who works on the case sees', async ({ own, visit }) => {
  const evenkeel = await own();
  const number = await triedCase(evenkeel);
  const [ayse, jan, maria] = [
    await evenkeel.as(PEOPLE.ayse.id),
    await evenkeel.as(PEOPLE.jan.id),
    await evenkeel.as(PEOPLE.maria.id),
  ];
  // Jan solved one like it, so that an invitation to him lies ready.
  const like = await maria(ask, { body: { text: 'Lyon sees a black screen.', serviceId: SERVICES.rooms } });
  await jan(take, { params: { caseId: like.id } });
  const solved = { text: 'Done.', next: { follow: 'resolves' } } as const;
  await jan(casesContract.endpoints.reply, { params: { caseId: like.id }, body: solved });
  await maria(casesContract.endpoints.confirm, { params: { caseId: like.id }, body: { works: true } });
  const { id: caseId } = await ayse(casesContract.endpoints.findCase, { params: { number } });
  const params = { caseId };
  await ayse(casesContract.endpoints.reply, { params, body: { text: 'Done.', next: { follow: 'resolves' } } });
  await ayse(casesContract.endpoints.reopen, { params, body: { reason: 'Black again' } });
  for (const what of ['Restart', 'Restarted once more'])
    await ayse(logStep, { params, body: { phase: 'verify', what } });
  await ayse(casesContract.endpoints.assign, { params, body: { assigneeId: PEOPLE.femi.id } });
  const femi = await visit({ evenkeel, personId: PEOPLE.femi.id }, { viewport: { width: 1440, height: 900 } });
  await femi.goto(`/desk/case/${number}`);
  const nudge = femi.getByRole('complementary', { name: t('nudge.name') });
  await expect(nudge).toBeVisible();
  await nudge.getByText(t('nudge.why')).click();
  await expect(nudge.getByText(t('signal.reopened'))).toBeVisible();
  await expect(nudge.getByText(t('nudge.ready', { name: PEOPLE.jan.name }))).toBeVisible();
  await inspect(femi, { width: 1440 });
  const other = await visit({ evenkeel, personId: PEOPLE.ayse.id }, { viewport: { width: 1440, height: 900 } });
  await other.goto(`/desk/case/${number}`);
  await expect(other.getByText('Restarted once more').first()).toBeVisible();
  await expect(other.getByRole('complementary', { name: t('nudge.name') })).toHaveCount(0);
  await nudge.getByRole('button', { name: t('nudge.dismiss') }).click();
  await femi.getByLabel(t('nudge.why-not')).fill('Paul is on his way');
  await femi.keyboard.press('Control+Enter');
  await expect(nudge).toHaveCount(0);
});
