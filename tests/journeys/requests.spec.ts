import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { cardPart } from './kit/acts.ts';
import { inspect } from './kit/inspect.ts';
import { expect, hearing, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

test('an administrator offers something, a customer finds it while typing and requests it, an agent reads the answers', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const admin = await visit({ evenkeel, personId: PEOPLE.admin.id });
  await admin.goto('/admin/requests');
  await admin.getByRole('link', { name: t('offer.new') }).click();
  await admin.getByLabel(t('offer.name'), { exact: true }).fill('Laptop or phone');
  await admin.getByLabel(t('offer.summary'), { exact: true }).fill('A device, set up with your mail.');
  await admin.getByRole('button', { name: t('offer.add-question') }).click();
  await admin.getByRole('textbox', { name: t('offer.question', { number: 1 }) }).fill('Which one?');
  await admin.getByLabel(t('offer.kind'), { exact: true }).selectOption({ label: t('offer.kind.choice') });
  await admin.getByLabel(t('offer.choices'), { exact: true }).fill('Laptop\nPhone');
  await admin.getByLabel(t('offer.required'), { exact: true }).check();
  const preview = admin.getByRole('region', { name: t('offer.preview') });
  await expect(preview.getByRole('group', { name: 'Which one?' }).getByRole('radio')).toHaveCount(2);
  await admin.getByRole('button', { name: t('offer.create'), exact: true }).click();
  await expect(admin.getByRole('link', { name: 'Laptop or phone' })).toBeVisible();

  const portal = await visit({ evenkeel, personId: PEOPLE.maria.id });
  await portal.goto('/');
  await portal.getByRole('textbox', { name: t('ask.label') }).pressSequentially('I need a laptop');
  const found = portal.getByRole('listbox', { name: t('suggest.found') });
  await found.getByRole('option', { name: 'Laptop or phone' }).click();
  await expect(portal).toHaveURL('/requests/laptop-or-phone');
  await expect(portal.getByText(t('request.no-data'))).toBeVisible();
  await portal.getByRole('radio', { name: 'Laptop', exact: true }).check();
  await portal.reload();
  await expect(portal.getByRole('radio', { name: 'Laptop', exact: true })).toBeChecked();
  await portal.getByRole('button', { name: t('request.send'), exact: true }).click();
  await expect(portal).toHaveURL(/\/cases\/\d+$/);
  await expect(portal.getByRole('heading', { level: 1 })).toHaveText('Laptop or phone');

  const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id });
  await desk.goto(`/desk/case/${portal.url().split('/').at(-1)}`);
  await expect(desk.getByRole('log').getByText('Which one? Laptop')).toBeVisible();
});

for (const answer of ['yes', 'no'] as const) {
  test(`a request waits for somebody’s answer, who says ${answer} with one press`, async ({ own, visit }) => {
    const evenkeel = await own();
    const admin = await evenkeel.as(PEOPLE.admin.id);
    await admin(catalogueContract.endpoints.createItem, {
      body: { name: 'Laptop', summary: 'A device.', serviceId: SERVICES.rooms, approverId: PEOPLE.femi.id, form: [] },
    });
    const portal = await visit({ evenkeel, personId: PEOPLE.maria.id });
    await portal.goto('/requests/laptop');
    await expect(portal.getByText(like(t('request.step-approval-by', { name: PEOPLE.femi.name })))).toBeVisible();
    await portal.getByRole('button', { name: t('request.send'), exact: true }).click();
    await expect(portal).toHaveURL(/\/cases\/\d+$/);
    await hearing(portal, () => portal.reload());
    await expect(cardPart(portal, t('now.label'))).toContainText(t('now.approval'));
    await expect(cardPart(portal, t('next.label'))).toContainText(like(t('next.approval', { name: 'Femi' })));
    await expect(portal.getByRole('button', { name: t('answer.works') })).toHaveCount(0);

    const desk = await visit({ evenkeel, personId: PEOPLE.femi.id });
    await desk.goto(`/desk/case/${portal.url().split('/').at(-1)}`);
    const strip = desk.getByRole('status').filter({ hasText: t('approval.yours', { name: 'Maria' }) });
    if (answer === 'yes') {
      await strip.getByRole('button', { name: t('approval.yes') }).click();
      await expect(strip).toBeHidden();
      await expect(cardPart(portal, t('next.label'))).toContainText(like(t('next.first-us')));
    } else {
      await strip.getByRole('button', { name: t('approval.no') }).click();
      const dialog = desk.getByRole('dialog', { name: t('approval.decline-title') });
      await dialog.getByLabel(t('approval.reason')).fill('The old one is from last year.');
      await dialog.getByRole('button', { name: t('approval.decline'), exact: true }).click();
      await expect(desk.getByText(t('approval.declined', { name: PEOPLE.femi.name }))).toBeVisible();
      const no = t('now.declined-why', { approver: PEOPLE.femi.name, reason: 'The old one is from last year.' });
      await expect(cardPart(portal, t('now.label'))).toContainText(no);
      await inspect(portal);
    }
  });
}
