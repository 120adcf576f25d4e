import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { troubleshootingContract } from '#capabilities/troubleshooting/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, type PersonName } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

const { ask, reply, setNowLine, take, writeNote } = casesContract.endpoints;

test.use({ trace: 'off' });

/** A case that something was said and tried on. Answers its number. */
async function aCaseOf(evenkeel: Evenkeel, name: PersonName): Promise<number> {
  const customer = await evenkeel.as(PEOPLE[name].id);
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const { id: caseId, number } = await customer(ask, { body: { text: 'The printer prints nothing.' } });
  const params = { caseId };
  await ayse(take, { params });
  await ayse(setNowLine, { params, body: { text: 'Ayse is at the printer' } });
  const next = { follow: 'next-word', by: toIso(Date.now() + HOUR) } as const;
  await ayse(reply, { params, body: { text: 'I am on my way.', next } });
  await ayse(writeNote, { params, body: { text: 'The toner again.' } });
  const step = { phase: 'narrow', what: 'Cable', outcome: 'no-change', shared: 'We swapped the cable.' } as const;
  await ayse(troubleshootingContract.endpoints.logStep, { params, body: step });
  return number;
}

const storyOf = (page: Page) => page.locator('.pt-story').innerText();

async function fromTheQueue(desk: Page): Promise<void> {
  await desk.goto('/desk/queue/open?by=due');
  await expect(desk.getByRole('grid')).toBeVisible();
  await expect(desk.getByRole('grid')).toContainText(t('queue.under-heading', { n: 1 }));
  await desk.keyboard.press('j');
  await desk.keyboard.press('Shift+V');
  const dialog = desk.getByRole('dialog', { name: like(t('seen.title')) });
  await expect(dialog.locator('.pt-story')).toContainText('We swapped the cable.');
  await desk.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

for (const name of ['maria', 'luc'] as const) {
  test(`the desk reads what ${name} reads, word for word, and can press nothing there`, async ({ own, visit }) => {
    const evenkeel = await own();
    const number = await aCaseOf(evenkeel, name);
    const customer = await visit({ evenkeel, personId: PEOPLE[name].id });
    await customer.goto(`/cases/${number}`);
    const desk = await visit({ evenkeel, personId: PEOPLE.ayse.id });
    await desk.goto(`/desk/case/${number}`);
    await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
    await desk.keyboard.press('Shift+V');
    const dialog = desk.getByRole('dialog', { name: like(t('seen.title')) });
    await expect(dialog.locator('.pt-story')).toContainText('We swapped the cable.');
    await expect(customer.locator('.pt-story')).toContainText('We swapped the cable.');
    await expect.poll(async () => (await storyOf(desk)) === (await storyOf(customer))).toBe(true);
    expect(await storyOf(desk)).not.toContain('The toner again.');
    expect(await dialog.locator('.pt-story').locator('button:enabled, textarea:enabled, input:enabled').count()).toBe(
      0,
    );
    if (name === 'maria') await inspect(desk);
    await desk.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    if (name === 'maria') await test.step('from a row of the queue too', () => fromTheQueue(desk));
  });
}

/**
 * What stands in the story, element by element. Left out is only what must differ: the names by which parts of a page
 * find each other, the rank of its heading, which stands below that of a dialog, and what is not for pressing there.
 */
function markupOf(page: Page): Promise<string> {
  return page.locator('.pt-story').evaluate((story) => {
    const copy = story.cloneNode(true);
    if (!(copy instanceof Element)) return '';
    for (const element of copy.querySelectorAll('[tabindex]')) element.removeAttribute('tabindex');
    return copy.outerHTML.replace(/_r_\w+_/g, '_').replace(/<(\/?)h[12]\b/g, '<$1h');
  });
}

test('the desk reads the story of every state exactly as it stands in the portal', async ({ as, stage }) => {
  const customer = await as('maria');
  const desk = await as('ayse');
  for (const [state, number] of Object.entries(stage)) {
    await customer.goto(`/cases/${number}`);
    await expect(customer.getByRole('heading', { level: 1 })).toBeVisible();
    await desk.goto(`/desk/case/${number}`);
    await expect(desk.getByRole('log')).toBeVisible();
    await desk.keyboard.press('Shift+V');
    await expect(desk.locator('.pt-story')).toBeVisible();
    await expect(async () => expect(await markupOf(desk), state).toBe(await markupOf(customer))).toPass({
      timeout: 10_000,
    });
  }
});
