import { agreementsContract } from '#capabilities/agreements/contract.ts';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { inspect } from './kit/inspect.ts';
import { setStage } from './kit/stage.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test.describe('agreements', () => {
  test('an agreement, written as sentences and published', async ({ own, visit }) => {
    const page = await visit({ evenkeel: await own(), personId: PEOPLE.admin.id });
    await page.goto('/admin/agreements');
    await page.getByLabel(t('agreement.name'), { exact: true }).fill('House promises');
    await page.getByRole('button', { name: t('agreement.create') }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'House promises' })).toBeVisible();
    await page.getByRole('button', { name: t('agreement.add-rule') }).click();
    await page.getByRole('button', { name: t('agreement.add.first-response') }).click();
    await page.getByRole('button', { name: t('agreement.add.resolve') }).click();
    await page.getByRole('button', { name: t('agreement.add.next-update') }).click();
    await page.getByLabel(t('agreement.field.count')).nth(1).fill('2');
    await page.getByLabel(t('agreement.field.unit')).nth(1).selectOption('days');
    await page.getByLabel(t('agreement.field.cut-off')).fill('14:00');
    await expect(page.getByText(t('agreement.draft-saved'))).toBeVisible();
    await page.reload();
    await expect(page.getByLabel(t('agreement.field.cut-off'))).toHaveValue('14:00');
    await page.getByRole('button', { name: t('agreement.publish', { version: 1 }) }).click();
    await expect(page.getByText(t('agreement.as-published'))).toBeVisible();
    await page.getByLabel(t('agreement.field.priority')).selectOption('P1');
    await expect(page.getByText(t('agreement.draft-saved'))).toBeVisible();
    await inspect(page);
  });

  test('which agreement answers for a case, and why the others do not', async ({ own, visit }) => {
    const evenkeel = await own();
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    const { createAgreement, publishAgreement } = agreementsContract.endpoints;
    const call = await evenkeel.as(PEOPLE.admin.id);
    const calendars = await call(calendarsContract.endpoints.listCalendars, {});
    const calendarId = calendars.items[0]?.id ?? '';
    const within = { kind: 'budget', minutes: 60 } as const;
    const kinds = ['first-response', 'next-update'] as const;
    const owes = kinds.map((kind) => ({ kind, within, calendarId: null }));
    const anyCase = { number: 1, serviceId: null, caseKind: null, priority: null, owes };
    const rules = [anyCase, { ...anyCase, number: 2, priority: 'P1' as const }];
    const parties = { kind: 'sla', accountId: null } as const;
    const made = await call(createAgreement, {
      body: { name: 'For everybody', parties, terms: { calendarId, rules } },
    });
    await call(publishAgreement, { params: { agreementId: made.id }, body: {} });
    await page.goto('/admin/agreements');
    await page.getByLabel(t('agreement.field.priority')).selectOption('P1');
    await page.getByRole('button', { name: t('agreement.find-rule') }).click();
    await expect(page.getByText(t('agreement.less-specific')).first()).toBeVisible();
    await inspect(page);
  });

  test('what a draft would touch and would have owed; then promises moved, with their customers told', async ({
    own,
    visit,
  }) => {
    const evenkeel = await own();
    const { untouched } = await setStage(evenkeel);
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin/agreements');
    await expect(page.getByText(t('agreement.standing'))).toBeVisible();
    await page.getByRole('link', { name: 'What we promise everybody' }).click();
    const fix = page.getByRole('listitem').filter({ hasText: t('agreement.rule', { number: 3 }) });
    await fix.getByLabel(t('agreement.field.count')).last().fill('40');
    await expect(page.getByText(t('agreement.draft-saved'))).toBeVisible();

    const touched = page.getByRole('region', { name: t('agreement.touched.draft') });
    await expect(touched.getByRole('listitem').first()).toBeVisible();
    await page.getByLabel(t('agreement.trial.number')).fill('none');
    await page.getByRole('button', { name: t('agreement.trial.try') }).click();
    await expect(page.getByText(t('agreement.trial.no-number'))).toBeVisible();
    await page.getByLabel(t('agreement.trial.number')).fill(`#${untouched}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table', { name: t('agreement.trial') })).toBeVisible();
    await page.getByRole('button', { name: t('agreement.month.count') }).click();
    await expect(page.getByText(like(t('agreement.month.none')))).toBeVisible();
    await inspect(page);

    await page.reload();
    await page.getByRole('button', { name: t('agreement.publish', { version: 2 }) }).click();
    await expect(page.getByText(PEOPLE.admin.name, { exact: false }).last()).toBeVisible();
    const open = page.getByRole('region', { name: t('agreement.touched.published') });
    await open.getByRole('checkbox').nth(1).check();
    await open.getByRole('button', { name: t('agreement.touched.move-chosen', { n: 1 }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('agreement.move.reason-en')).fill('we have more to do than we thought');
    await expect(dialog.getByRole('textbox').last()).toHaveValue(/because we have more to do than we thought/);
    await inspect(page);
    await dialog.getByRole('button', { name: t('agreement.move.submit', { n: 1 }) }).click();
    await expect(open.getByText(t('agreement.moved', { n: 1 }))).toBeVisible();
  });
});
