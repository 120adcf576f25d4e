import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { ask, cardPart, reply, sayNow } from './kit/acts.ts';
import { expect, hearing, test } from './kit/test.ts';
import { t } from './kit/words.ts';

const { ayse, jan, maria, tom } = PEOPLE;

/*
 * An international video call, one site of which cannot connect. Once, such a call for help met a voicemail, a message left
 * for the remote end, and an incident on hold that nobody saw. Here it goes another way.
 */
test('a video call that fails in front of a client is not put on hold', async ({ own, visit }) => {
  const evenkeel = await own();
  const portal = await visit({ evenkeel, personId: maria.id });
  await portal.goto('/');
  const number = await ask(portal, {
    text: 'Lyon cannot join our video call.',
    goal: 'run the launch meeting at 15:00',
  });
  await hearing(portal, () => portal.reload());
  const desk = await visit({ evenkeel, personId: ayse.id }, { viewport: { width: 1440, height: 900 } });
  await desk.goto(`/desk/case/${number}`);
  await desk.getByRole('log').waitFor();

  await test.step('the agent takes it, and the customer sees who and by when', async () => {
    await desk.keyboard.press('i');
    await expect(cardPart(portal, t('now.label'))).toContainText('Ayse');
    await expect(cardPart(portal, t('next.label'))).toContainText(/\d\d:\d\d/);
    await expect(desk.getByText('run the launch meeting at 15:00').first()).toBeVisible();
  });

  await test.step('a message left is no hold: what helps instead is offered', async () => {
    await desk.getByRole('button', { name: t('case.more') }).click();
    await desk.getByRole('menuitem', { name: t('wait.open') }).click();
    const waiting = desk.getByRole('dialog', { name: t('wait.title') });
    await waiting.getByLabel(t('wait.reason')).selectOption('nobody-answered');
    await expect(waiting.getByText(t('wait.no-hold', { name: 'Maria' }))).toBeVisible();
    await expect(waiting.getByRole('button', { name: t('wait.submit'), exact: true })).toHaveCount(0);
    await waiting.getByRole('button', { name: t('wait.help-instead') }).click();
  });

  await test.step('colleagues are asked instead, and the owner stays', async () => {
    const help = desk.getByRole('dialog', { name: t('help.title') });
    const box = help.getByRole('checkbox', { name: jan.name });
    await box.waitFor();
    for (const one of await help.getByRole('checkbox').all()) await one.setChecked(false);
    await box.check();
    await desk.keyboard.press('Control+Enter');
    await expect(help).toBeHidden();
    const helper = await visit({ evenkeel, personId: jan.id });
    await helper.goto('/desk/today');
    const asked = helper.getByRole('region', { name: t('asked.title') });
    await asked.getByRole('button', { name: t('answer.join') }).click();
    await expect(portal.getByText(jan.name, { exact: true })).toBeVisible();
  });

  await test.step('the customer is told what happens and when they hear next', async () => {
    await sayNow(desk, 'Ayse moves the call to the next room with Jan');
    await expect(cardPart(portal, t('now.label'))).toContainText('the next room');
    await reply(desk, { to: maria.name, text: 'Please go to the room Rhône: the call runs there.' });
    await expect(portal.getByText('the call runs there')).toBeVisible();
    await expect(cardPart(portal, t('next.label'))).toContainText(/\d\d:\d\d/);
  });

  await test.step('what was agreed afterwards is a promise too', async () => {
    await desk.keyboard.press('p');
    const call = desk.getByRole('dialog', { name: t('callback.title', { name: 'Maria' }) });
    await call
      .getByRole('group', { name: t('callback.moment') })
      .getByRole('button')
      .first()
      .click();
    await call.getByLabel(t('callback.text')).fill('I call you after the meeting to hear how it went.');
    await desk.keyboard.press('Control+Enter');
    await expect(call).toBeHidden();
    await expect(portal.getByText('after the meeting').first()).toBeVisible();
  });

  await test.step('and what should not happen again is suggested, and gets an answer', async () => {
    await desk.locator('body').press('Shift+I');
    const suggesting = desk.getByRole('dialog', { name: t('improve.title') });
    await expect(suggesting.getByLabel(t('improve.name'))).toHaveValue('Lyon cannot join our video call');
    await suggesting.getByLabel(t('improve.wrong')).fill('A message left counts as a reason to wait.');
    await suggesting.getByRole('checkbox', { name: t('improve.cause.process') }).check();
    await desk.keyboard.press('Control+Enter');
    await expect(suggesting).toBeHidden();
    await desk.getByRole('main').getByRole('link', { name: 'Lyon cannot join our video call' }).click();
    await expect(desk.getByText('A message left counts as a reason to wait.')).toBeVisible();
    const owed = t('improvement.answer-owed', { by: tom.name, name: ayse.name });
    await expect(desk.getByText(owed)).toBeVisible();
    await expect(desk.getByRole('region', { name: t('improvement.cases') })).toContainText(number);
  });

  const client = await evenkeel.as(ayse.id);
  const { items } = await client(casesContract.endpoints.listCases, { query: { show: 'mine' } });
  const found = await client(casesContract.endpoints.getCase, { params: { caseId: items[0]?.id ?? '' } });
  expect(found.owner?.id).toBe(ayse.id);
  expect(found.waitingReason).toBeNull();
  expect(found.promises.filter(({ state }) => state === 'paused')).toEqual([]);
});
