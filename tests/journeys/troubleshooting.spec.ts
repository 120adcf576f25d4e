import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { replyEditor } from './kit/acts.ts';
import { expect, hearing, test } from './kit/test.ts';
import { t, tDe } from './kit/words.ts';

const { ask, take } = casesContract.endpoints;

test('an agent logs by the keyboard what was tried; the customer reads what is shared, and nothing else', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const asked = await maria(ask, { body: { text: 'Lyon sees a black screen.', serviceId: SERVICES.rooms } });
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  await ayse(take, { params: { caseId: asked.id } });

  const portal = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await hearing(portal, () => portal.goto(`/cases/${asked.number}`));
  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id }, { viewport: { width: 1440, height: 900 } });
  await desk.goto(`/desk/case/${asked.number}`);
  const column = desk.getByRole('region', { name: t('steps.title') });
  await expect(column.getByText(t('steps.none'))).toBeVisible();

  await desk.keyboard.press('l');
  await desk.keyboard.type('Swapped their dusty cable: no change');
  await desk.keyboard.press('Enter');
  await expect(column.getByRole('listitem').filter({ hasText: 'Swapped their dusty cable' })).toContainText(
    t('outcome.no-change'),
  );

  await desk.keyboard.press('l');
  await desk.keyboard.type('Put the older software back');
  await column.getByLabel(t('steps.share', { name: 'Maria' })).check();
  await column.getByLabel(t('steps.words', { name: 'Maria' })).fill('the older software of the camera');
  const sentence = t('shared.open', { words: 'the older software of the camera' });
  await expect(column.getByText(sentence)).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(portal.getByRole('region', { name: t('shared.title') })).toContainText(sentence);

  await column.getByRole('button', { name: t('steps.settle') }).click();
  const dialog = desk.getByRole('dialog', { name: t('steps.dialog', { n: 2 }) });
  await dialog.getByLabel(t('steps.result')).selectOption('helped');
  await dialog.getByLabel(t('steps.saw')).fill('Picture after 20 s');
  const helped = t('shared.helped', { words: 'the older software of the camera' });
  await expect(dialog.getByText(helped)).toBeVisible();
  await desk.keyboard.press('Control+Enter');
  await expect(portal.getByRole('region', { name: t('shared.title') })).toContainText(helped);
  await expect(portal.getByText('dusty')).toHaveCount(0);
  await expect(portal.getByText('Picture after')).toHaveCount(0);

  await column.getByRole('button', { name: t('steps.into-reply') }).click();
  const editor = replyEditor(desk, PEOPLE.maria.name);
  await expect(editor.getByRole('textbox').first()).toHaveValue(helped);
});

test('a customer who reads German is shown German before it is shared', async ({ own, visit }) => {
  const evenkeel = await own();
  const luc = await evenkeel.as(PEOPLE.luc.id);
  const asked = await luc(ask, { body: { text: 'Lyon sees a black screen.', serviceId: SERVICES.rooms } });
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  await ayse(take, { params: { caseId: asked.id } });
  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id }, { viewport: { width: 900, height: 800 } });
  await desk.goto(`/desk/case/${asked.number}`);
  await desk.getByRole('log').waitFor();
  await desk.keyboard.press('l');
  await expect(desk.getByLabel(t('steps.entry'))).toBeFocused();
  await desk.keyboard.type('Netzwerk geprüft: ausgeschlossen');
  await desk.getByLabel(t('steps.share', { name: 'Luc' })).check();
  await expect(desk.getByText(tDe('shared.ruled-out', { words: 'Netzwerk geprüft' }))).toBeVisible();
});

test('an agent asks for help in two presses; who was asked answers Y, proposes, and is credited', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const asked = await maria(ask, { body: { text: 'Lyon sees a black screen.', serviceId: SERVICES.rooms } });
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  await ayse(take, { params: { caseId: asked.id } });
  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id }, { viewport: { width: 1440, height: 900 } });
  await desk.goto(`/desk/case/${asked.number}`);
  await desk.getByRole('log').waitFor();
  const helper = await visit({ evenkeel, personId: PEOPLE.jan.id });
  await hearing(helper, () => helper.goto('/desk/today'));
  await helper.getByRole('heading', { level: 1 }).waitFor();

  await desk.keyboard.press('w');
  const dialog = desk.getByRole('dialog', { name: t('help.title') });
  await expect(dialog.getByLabel(t('help.question'))).toHaveValue(/Lyon sees a black screen/);
  const jan = dialog.getByRole('checkbox', { name: PEOPLE.jan.name });
  await jan.waitFor();
  for (const box of await dialog.getByRole('checkbox').all()) await box.setChecked(false);
  await jan.check();
  await desk.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const column = desk.getByRole('region', { name: t('steps.title') });
  await expect(column.getByText(/Lyon sees a black screen/)).toBeVisible();

  const row = helper.getByRole('region', { name: t('asked.title') });
  await expect(row.getByText(/Lyon sees a black screen/).first()).toBeVisible();
  await row.getByRole('button', { name: t('answer.join') }).focus();
  await helper.keyboard.press('y');
  await expect(helper.getByText(t('answer.joined', { subject: asked.subject }))).toBeVisible();
  await helper.keyboard.press('g');
  await helper.keyboard.press('s');
  await expect(helper).toHaveURL('/desk/swarm');
  await helper.getByLabel(t('swarm.say')).fill('Go back to 4.1');
  await helper.keyboard.press('Enter');

  await column.getByRole('button', { name: t('swarm.adopt') }).click();
  const step = column.getByRole('listitem').filter({ hasText: t('steps.credit', { name: PEOPLE.jan.name }) });
  await expect(step).toContainText('Go back to 4.1');
  await column.getByRole('button', { name: t('swarm.thank') }).click();
  await column.getByRole('button', { name: t('swarm.close') }).click();
  const closing = desk.getByRole('dialog', { name: t('swarm.close') });
  await expect(closing.getByLabel(t('swarm.helped'))).toHaveValue('Go back to 4.1');
  await desk.keyboard.press('Control+Enter');
  await expect(column.getByRole('button', { name: t('swarm.close') })).toHaveCount(0);

  const portal = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await portal.goto(`/cases/${asked.number}`);
  await expect(portal.getByText(PEOPLE.jan.name, { exact: true })).toBeVisible();
  await expect(portal.getByText('Go back to 4.1')).toHaveCount(0);
});
