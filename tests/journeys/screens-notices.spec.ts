import { giveNotices, type NewNotice } from '#capabilities/notices/index.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

test.use({ trace: 'off' });

async function tellTom({ program: { platform } }: Evenkeel): Promise<void> {
  const context = systemContext(platform, 'tests');
  const { now } = context;
  const about = { promise: 'You hear from us by 14:30.', due: now + 5 * MINUTE, as: 'lead' } as const;
  const to = { personId: PEOPLE.tom.id, href: '/desk/queue', insists: true };
  const notices: NewNotice[] = [
    {
      ...to,
      topic: 'a',
      title: 'The door to the video room does not open',
      news: { kind: 'promise-broken', ...about },
    },
    { ...to, topic: 'b', title: 'Scanner 4', news: { kind: 'promise-near', level: 90, ...about } },
    {
      ...to,
      topic: 'd',
      title: 'Scanner 5',
      news: { kind: 'promise-near', level: 'last-hour', ...about, as: 'owner' },
    },
    {
      ...to,
      topic: 'e',
      title: 'The camera is dark',
      news: { kind: 'promise-long-overdue', ...about, as: 'service-owner' },
    },
    {
      ...to,
      topic: 'c',
      title: '',
      news: { kind: 'missed-while-away', from: now - 5 * HOUR, until: now, broken: 14, near: 2, longOverdue: 1 },
    },
  ];
  await transaction(context, (tx) => giveNotices(tx, context, { id: context.newId(), by: null, notices }));
}

test('the bell counts what is new while one looks, and its list says why', async ({ own, visit }) => {
  const evenkeel = await own();
  const page = await visit({ evenkeel, personId: PEOPLE.tom.id });
  await page.goto('/desk/today');
  await page.getByRole('button', { name: t('notices.open', { count: 0 }), exact: true }).click();
  await expect(page.getByText(t('notices.none'))).toBeVisible();
  await tellTom(evenkeel);
  const bell = page.getByRole('button', { name: t('notices.open', { count: 5 }), exact: true });
  await expect(bell).toBeVisible();
  await expect(page.getByText(t('notices.broken.lead'))).toBeVisible();
  await expect(page.getByText(t('notices.service-owner'))).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: like(t('notices.read-all')) }).click();
  await expect(page.getByRole('button', { name: t('notices.open', { count: 0 }), exact: true })).toBeVisible();
  await page.getByRole('link', { name: t('account.notices') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('by-mail.title') })).toBeVisible();
});

test('somebody chooses when notices come by mail, and hears what cannot be', async ({ own, visit }) => {
  const evenkeel = await own();
  const page = await visit({ evenkeel, personId: PEOPLE.tom.id });
  await page.goto('/desk/notices');
  await expect(page.getByText(t('by-mail.to', { address: PEOPLE.tom.email }))).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: like(t('by-mail.add')) }).click();
  await page.getByLabel(t('by-mail.time', { place: 3 })).fill('23:00');
  await page.getByRole('button', { name: t('by-mail.keep') }).click();
  await expect(page.getByText(t('by-mail.not-kept'))).toBeVisible();
  await page.getByLabel(t('by-mail.time', { place: 3 })).fill('16:30');
  await page.getByRole('button', { name: t('by-mail.keep') }).click();
  await expect(page.getByText(t('by-mail.kept'))).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(t('by-mail.time', { place: 3 }))).toHaveValue('16:30');
  await page.getByRole('radio', { name: like(t('by-mail.none')) }).check();
  await expect(page.getByText(t('by-mail.pressing'))).toHaveCount(0);
});
