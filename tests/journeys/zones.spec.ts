import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { type Instant, MINUTE, toIso } from '#kernel/time.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { TEMPLATE } from '#tests/harness/template.ts';
import { cardPart } from './kit/acts.ts';
import { expect, test } from './kit/test.ts';
import { t } from './kit/words.ts';

/*
 * One promise, read all over the world in the night in which Europe puts its clocks forward, on devices whose clocks go
 * wrong: everybody reads the same moment by the clocks on their wall, and the same time left by the server's.
 */

const { ask, reply, take } = casesContract.endpoints;
const { changeMe } = peopleContract.endpoints;
const { ayse, maria } = PEOPLE;

/** 01:40 in Berlin, twenty minutes before there is no 02:00. */
const NOW = Date.UTC(2027, 2, 28, 0, 40, 10);
const DUE = Date.UTC(2027, 2, 28, 1, 20);

/** What the clocks on the wall show at `DUE`, and how far the clock of the device is ahead. */
const READERS: readonly { readonly zone: string; readonly shows: string; readonly ahead: number }[] = [
  { zone: 'Europe/Berlin', shows: '03:20', ahead: 10 },
  { zone: 'Pacific/Auckland', shows: '14:20', ahead: -10 },
  { zone: 'America/St_Johns', shows: '22:50', ahead: 10 },
  { zone: 'Asia/Kathmandu', shows: '07:05', ahead: -10 },
  { zone: 'America/Toronto', shows: '21:20', ahead: 0 },
  { zone: 'Australia/Lord_Howe', shows: '12:20', ahead: -10 },
];

/** The device stands in that zone, and its clock is wrong by so much. */
async function deviceIn(page: Page, now: Instant): Promise<void> {
  await page.clock.install({ time: now });
}

/** What is read out by itself while it changes. */
const readOut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]')]
      .map(({ textContent }) => textContent)
      .join('\n'),
  );

test('a promise in the night of a clock change is the same moment for everybody', async ({ own, visit }) => {
  const evenkeel = await own({ template: TEMPLATE, clock: () => NOW });
  const [customer, agent] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const { id: caseId, number } = await customer(ask, { body: { text: 'The night shift cannot sign in.' } });
  await agent(take, { params: { caseId } });
  const next = { follow: 'next-word', by: toIso(DUE) } as const;
  await agent(reply, { params: { caseId }, body: { text: 'I look at it now.', next } });

  for (const { zone, shows, ahead } of READERS) {
    await test.step(`${zone}, ${ahead} minutes ahead`, async () => {
      await customer(changeMe, { body: { timeZone: zone } });
      const page = await visit({ evenkeel, personId: maria.id });
      await deviceIn(page, NOW + ahead * MINUTE);
      await page.goto(`/cases/${number}`);
      const part = cardPart(page, t('next.label'));
      await expect(part).toContainText(shows);
      await expect(part).toContainText(t('time.in', { span: t('span.short.minutes', { n: 40 }) }));
      expect(await readOut(page)).not.toContain(t('span.short.minutes', { n: 40 }));
      await page.context().close();
    });
  }

  await test.step('the desk reads the same, on a device that is late', async () => {
    await agent(changeMe, { body: { timeZone: 'America/St_Johns' } });
    const desk = await visit({ evenkeel, personId: ayse.id });
    await deviceIn(desk, NOW - 10 * MINUTE);
    await desk.goto(`/desk/case/${number}`);
    await expect(desk.getByRole('time').filter({ hasText: '22:50' }).first()).toBeVisible();
    await expect(desk.getByText(t('time.in', { span: t('span.short.minutes', { n: 40 }) })).first()).toBeVisible();
  });
});
