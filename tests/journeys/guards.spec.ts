import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { replyEditor } from './kit/acts.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { t } from './kit/words.ts';

const { ayse, maria } = PEOPLE;
const SECRET = 'They were rude on the phone again.';

test('a reply is held back for a second look, one thing at a time, and each can be passed', async ({ own, visit }) => {
  const evenkeel = await own();
  const customer = await evenkeel.as(maria.id);
  const made = await customer(casesContract.endpoints.ask, { body: { text: 'The shutter hangs.' } });
  const agent = await evenkeel.as(ayse.id);
  await agent(casesContract.endpoints.writeNote, { params: { caseId: made.id }, body: { text: SECRET } });
  const desk = await visit({ evenkeel, personId: ayse.id });
  await desk.goto(`/desk/case/${made.number}`);
  const editor = replyEditor(desk, maria.name);
  const words = editor.getByRole('textbox').first();
  const send = desk.getByRole('button', { name: t('composer.send-to', { name: 'Maria' }) });
  const line = editor.getByRole('alert');
  const anyway = line.getByRole('button', { name: t('composer.send-anyway') });

  await test.step('what is copied from a note is known again when it is pasted', async () => {
    await desk.getByText(SECRET).selectText();
    await desk.keyboard.press('Control+c');
    await words.fill('@Jan: the plan is attached. ');
    await words.press('End');
    await desk.keyboard.press('Control+v');
    await expect(words).toHaveValue(new RegExp(`attached. ${SECRET}`));
  });

  await test.step('one line after the other, never two', async () => {
    await send.click();
    await expect(line).toHaveText(t('composer.guard.from-note', { name: 'Maria' }) + t('composer.send-anyway'));
    await anyway.click();
    await expect(line).toHaveText(
      t('composer.guard.teammate', { colleague: 'Jan', name: 'Maria' }) + t('composer.send-anyway'),
    );
    await words.fill('Hello Maria, the plan is attached.');
    await expect(line).toHaveCount(0);
    await send.click();
    await expect(line).toHaveText(t('composer.guard.attachment', { word: 'attached' }) + t('composer.send-anyway'));
    await expect(desk.getByRole('dialog')).toHaveCount(0);
    await expect(desk.getByRole('log')).not.toContainText('the plan is attached');
  });

  await test.step('send anyway sends it', async () => {
    await anyway.click();
    await expect(desk.getByRole('log')).toContainText('Hello Maria, the plan is attached.');
    await expect(words).toHaveValue('');
  });

  await test.step('the line can be read by everybody', async () => {
    await words.fill('One more is enclosed.');
    await send.click();
    await expect(line).toBeVisible();
    await inspect(desk);
  });
});

test('whoever is called is looked for before a reply leaves, however late their names come', async ({
  evenkeel,
  as,
}) => {
  const customer = await evenkeel.as(maria.id);
  const made = await customer(casesContract.endpoints.ask, { body: { text: 'The shutter is open.' } });
  const desk = await as('ayse');
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await desk.route('**/api/v1/teams?limit=200', async (route) => {
    await released;
    await route.continue();
  });
  await desk.goto(`/desk/case/${made.number}`);
  const editor = replyEditor(desk, maria.name);
  await editor.getByRole('textbox').first().fill('@Jan: can you close it?');
  const send = desk.getByRole('button', { name: t('composer.send-to', { name: 'Maria' }) });
  await send.click();
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  release();
  const guard = t('composer.guard.teammate', { colleague: 'Jan', name: 'Maria' });
  await expect(editor.getByRole('alert')).toContainText(guard);
  await expect(desk.getByRole('log')).not.toContainText('can you close it');
});
