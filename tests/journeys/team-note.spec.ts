import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { replyEditor } from './kit/acts.ts';
import { everythingHeard } from './kit/heard.ts';
import { expect, hearing, test } from './kit/test.ts';
import { t } from './kit/words.ts';

const { ayse, jan, maria } = PEOPLE;
const CANARY = 'kanarienvogelsperling';

test('a team note has an editor of its own, and no trace of it reaches the customer', async ({ own, visit }) => {
  const evenkeel = await own();
  const customer = await evenkeel.as(maria.id);
  const made = await customer(casesContract.endpoints.ask, { body: { text: 'The scanner beeps three times.' } });
  const desk = await visit({ evenkeel, personId: ayse.id });
  const colleague = await visit({ evenkeel, personId: jan.id });
  const portal = await visit({ evenkeel, personId: maria.id });
  const heard = await everythingHeard(portal);
  await hearing(portal, () => portal.goto(`/cases/${made.number}`));
  await hearing(colleague, () => colleague.goto(`/desk/case/${made.number}`));
  await desk.goto(`/desk/case/${made.number}`);

  const reply = replyEditor(desk, maria.name).getByRole('textbox').first();
  const note = desk.getByRole('region', { name: t('composer.note-name') });
  await test.step('what is typed in one editor never stands in the other', async () => {
    await reply.fill('Dear Maria');
    await desk.getByRole('button', { name: t('composer.team-note') }).click();
    await expect(reply).toBeHidden();
    await expect(note.getByRole('textbox')).toHaveValue('');
    await note.getByRole('textbox').fill(`The ${CANARY} knows why.`);
    await desk.getByRole('button', { name: t('composer.reply-to', { name: 'Maria' }) }).click();
    await expect(note).toBeHidden();
    await expect(reply).toHaveValue('Dear Maria');
    await desk.getByRole('button', { name: t('composer.team-note') }).click();
    await expect(note.getByRole('textbox')).toHaveValue(`The ${CANARY} knows why.`);
  });

  await test.step('the team reads the note, live, as a note', async () => {
    await note.getByRole('button', { name: t('composer.save-note') }).click();
    for (const page of [desk, colleague]) {
      const shown = page.getByRole('article', { name: t('note.name', { name: ayse.name }) });
      await expect(shown).toContainText(CANARY);
      await expect(shown).toContainText(t('note.team-only'));
    }
  });

  await test.step('the customer gets an answer, and never the note', async () => {
    await desk.getByRole('button', { name: t('composer.reply-to', { name: 'Maria' }) }).click();
    await reply.fill('Three times means that its battery is low.');
    await desk.getByRole('button', { name: t('composer.send-to', { name: 'Maria' }) }).click();
    await expect(portal.getByText('Three times means that its battery is low.').first()).toBeVisible();
    for (const path of [`/cases/${made.number}`, '/cases', '/', '/me']) {
      await portal.goto(path);
      await expect(portal.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await portal.content()).includes(CANARY)).toBe(false);
    }
    const said = heard();
    for (const word of ['its battery is low', 'message.sent']) expect(said.includes(word), word).toBe(true);
    for (const word of [CANARY, 'note.written']) expect(said.includes(word), word).toBe(false);
    const mails = await Promise.all(evenkeel.sink.list().map(({ id }) => evenkeel.sink.get(id)));
    const written = mails.map((mail) => `${mail?.raw}${mail?.mail?.text}`).join('\n');
    expect([written.includes('its battery is low'), written.includes(CANARY)]).toEqual([true, false]);
  });
});
