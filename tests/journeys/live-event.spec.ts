import { casesContract } from '#capabilities/cases/contract.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ayse, maria } = PEOPLE;

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test('somebody calls in the middle of a meeting: contact is promised, comes first, and no voicemail keeps it', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const desk = await visit({ evenkeel, personId: ayse.id }, { viewport: { width: 1440, height: 900 } });
  await desk.goto('/desk/case/new');

  await test.step('the call becomes a case while they talk', async () => {
    await desk.getByRole('combobox', { name: t('new-case.caller') }).fill('Maria');
    await desk.getByRole('option', { name: maria.name }).click();
    await desk.getByLabel(t('new-case.text')).fill('Lyon cannot hear us. Twelve people wait.');
    await desk.getByRole('radio', { name: t('live.when.now') }).check();
    await desk.getByRole('button', { name: t('new-case.save') }).click();
    await expect(desk.getByText(t('live.no-place.phone'))).toBeVisible();
    await inspect(desk);
    await desk.getByLabel(t('live.place.phone')).fill('030 555 71 20');
    await desk.getByRole('button', { name: t('new-case.save') }).click();
    await expect(desk.getByText('Somebody is with you by')).toBeVisible();
  });

  await test.step('it comes first on Today', async () => {
    await desk.goto('/desk/today');
    await expect(desk.getByRole('heading', { level: 1, name: like(t('today.live', { name: 'Maria' })) })).toBeVisible();
    await expect(desk.getByText('030 555 71 20')).toBeVisible();
    await inspect(desk);
    await desk.getByRole('link', { name: 'Lyon cannot hear us' }).click();
  });

  const strip = desk.getByRole('region', { name: t('live.strip') });
  await test.step('nobody answers: a try, and the contact stays owed', async () => {
    await strip.getByRole('button', { name: t('try.open') }).click();
    const dialog = desk.getByRole('dialog', { name: t('try.title', { name: 'Maria' }) });
    await dialog.getByLabel(t('try.message-left')).check();
    await inspect(desk);
    await desk.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await desk.reload();
    await expect(desk.getByText(/Tried once, nobody answered; a message was left/)).toBeVisible();
    await expect(strip.getByRole('button', { name: t('live.i-reached') })).toBeVisible();
  });

  await test.step('another way is offered meanwhile, and the customer reads it', async () => {
    await strip.getByRole('button', { name: t('live.offer'), exact: true }).click();
    const dialog = desk.getByRole('dialog', { name: t('live.offer-title', { name: 'Maria' }) });
    await dialog.getByLabel(t('live.fallback')).fill('Dial in by telephone: 030 555 99 00');
    await inspect(desk);
    await desk.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await desk.reload();
    await expect(strip).toContainText('030 555 99 00');
  });

  await test.step('reaching them keeps it, with one press', async () => {
    await strip.getByRole('button', { name: t('live.i-reached') }).click();
    await expect(strip.getByRole('button', { name: t('try.open') })).toHaveCount(0);
    await desk.goto('/desk/today');
    await expect(desk.getByText(t('live.reached'), { exact: true })).toBeVisible();
  });
});

test('a case that is open turns out to be for a fixed time', async ({ own, visit }) => {
  const evenkeel = await own();
  const portal = await visit({ evenkeel, personId: maria.id });
  await portal.goto('/ask');
  await portal.getByLabel(t('ask.label')).fill('The screen in room 4 stays dark.');
  await portal.getByRole('button', { name: t('ask.send'), exact: true }).click();
  await expect(portal).toHaveURL(/\/cases\/\d+$/);
  const number = portal.url().split('/').at(-1);
  const desk = await visit({ evenkeel, personId: ayse.id });
  await desk.goto(`/desk/case/${number}`);
  await desk.getByRole('button', { name: t('case.more') }).click();
  await desk.getByRole('menuitem', { name: t('live.open') }).click();
  const dialog = desk.getByRole('dialog', { name: t('live.title') });
  await dialog.getByRole('radio', { name: t('live.when.at') }).check();
  await desk.keyboard.press('Control+Enter');
  await expect(dialog.getByText(t('live.no-start'))).toBeVisible();
  await inspect(desk);
  const starts = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 16);
  await dialog.getByLabel(t('live.starts')).fill(starts);
  await dialog.getByRole('radio', { name: t('live.way.in-person') }).check();
  await dialog.getByLabel(t('live.place.in-person')).fill('Room 4');
  await desk.keyboard.press('Control+Enter');
  const strip = desk.getByRole('region', { name: t('live.strip') });
  await expect(strip).toContainText('Room 4');

  await test.step('it is said anew, and the customer reads it', async () => {
    await strip.getByRole('button', { name: t('live.more') }).click();
    await desk.getByRole('menuitem', { name: t('live.change') }).click();
    const changing = desk.getByRole('dialog', { name: t('live.change-title') });
    const later = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 16);
    await changing.getByLabel(t('live.starts')).fill(later);
    await changing.getByLabel(t('live.place.in-person')).fill('Room 5');
    await inspect(desk);
    await desk.keyboard.press('Control+Enter');
    await expect(changing).toBeHidden();
    await expect(strip).toContainText('Room 5');
    await expect(portal.getByText(/people are in it from .+ until .+, as far as we know/).first()).toBeVisible();
  });

  await test.step('it does not happen: nobody waits in it, and the contact is withdrawn', async () => {
    await desk.reload();
    await strip.getByRole('button', { name: t('live.more') }).click();
    await desk.getByRole('menuitem', { name: t('live.call-off') }).click();
    await expect(desk.getByText(t('live.called-off'))).toBeVisible();
    await expect(strip).toBeHidden();
    await expect(portal.getByText('Noted: it does not happen.').first()).toBeVisible();
  });
});

test('what may be the same is shown while it is written down, and what is said can be added there', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const client = await evenkeel.as(maria.id);
  const body = { text: 'The projector in room 4 shows green stripes.', serviceId: SERVICES.rooms };
  const { number } = await client(casesContract.endpoints.ask, { body });
  const desk = await visit({ evenkeel, personId: ayse.id });
  await desk.goto('/desk/case/new');
  await desk.getByRole('combobox', { name: t('new-case.caller') }).fill('Maria');
  await desk.getByRole('option', { name: maria.name }).click();
  await desk.getByLabel(t('new-case.text')).fill('The stripes of the projector are blue now.');
  const same = desk.getByRole('region', { name: t('new-case.same') });
  await expect(same).toContainText(/same words: .*projector/);
  await inspect(desk);
  await same.getByRole('button', { name: t('new-case.add-to', { name: 'Maria' }) }).click();
  await expect(desk.getByRole('heading', { name: t('new-case.added', { number: String(number) }) })).toBeVisible();
  await desk.goto(`/desk/case/${number}`);
  await expect(desk.getByText('The stripes of the projector are blue now.')).toBeVisible();
});
