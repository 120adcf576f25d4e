import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ayse, jan, maria } = PEOPLE;

test('a colleague who is named in a note is told of it, with the reason, and finds it', async ({ own, visit }) => {
  const evenkeel = await own();
  const customer = await evenkeel.as(maria.id);
  const made = await customer(casesContract.endpoints.ask, { body: { text: 'The projector hums.' } });
  const other = await visit({ evenkeel, personId: jan.id });
  await hearing(other, () => other.goto('/desk/queue'));
  const desk = await visit({ evenkeel, personId: ayse.id });
  await desk.goto(`/desk/case/${made.number}`);
  await desk.getByRole('button', { name: t('composer.team-note') }).click();
  const note = desk.getByRole('region', { name: t('composer.note-name') });
  const words = note.getByRole('textbox');

  await test.step('@ finds colleagues by a few letters, never oneself or the customer', async () => {
    await words.focus();
    await desk.keyboard.type('Ask @');
    const list = desk.getByRole('listbox', { name: t('composer.mention') });
    await expect(list.getByRole('option').filter({ hasText: jan.name })).toBeVisible();
    for (const { name } of [ayse, maria]) await expect(list.getByRole('option', { name })).toHaveCount(0);
    await desk.keyboard.type('kow');
    await expect(list.getByRole('option')).toHaveText([jan.name]);
    await desk.keyboard.press('Enter');
    await desk.keyboard.type('about the lamp.');
    await expect(words).toHaveValue(`Ask @${jan.name} about the lamp.`);
    await expect(note.getByRole('status')).toHaveText(t('composer.note-tells', { names: jan.name }));
  });

  await test.step('the colleague reads who named them and why they are told', async () => {
    await note.getByRole('button', { name: t('composer.save-note') }).click();
    await expect(desk.getByRole('article', { name: t('note.name', { name: ayse.name }) })).toContainText('the lamp');
    const bell = other.getByRole('button', { name: t('notices.open', { count: 1 }) });
    await expect(bell).toBeVisible({ timeout: 20_000 });
    await bell.click();
    const told = other.getByRole('region', { name: t('notices.title') }).getByRole('listitem');
    await expect(told).toContainText(like(t('notices.mentioned.why')));
    await expect(told).toContainText(`Ask @${jan.name} about the lamp.`);
    await told.getByRole('link').click();
    await expect(other.getByRole('article', { name: t('note.name', { name: ayse.name }) })).toContainText(jan.name);
    await inspect(other);
  });
});
