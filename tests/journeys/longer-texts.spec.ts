import type { Page } from '@playwright/test';
import { casesContract } from '#capabilities/cases/contract.ts';
import { expectReflow } from './kit/inspect.ts';
import { lengthenTexts } from './kit/longer.ts';
import { expect, test } from './kit/test.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

const WIDTHS = [1280, 1024, 360, 320];

async function look(page: Page, paths: readonly string[]): Promise<void> {
  await lengthenTexts(page);
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect(page.locator('.ek-skeleton')).toHaveCount(0);
    await expect(page.locator('body'), path).toContainText(/lãngräs/);
    for (const width of WIDTHS) await expectReflow(page, width, path);
  }
  await page.unrouteAll({ behavior: 'wait' });
}

test('the lists of the desk hold texts that are 40 % longer', async ({ visit, sample }) => {
  const page = await visit({ evenkeel: sample, personId: sample.people.agent });
  await look(page, ['/desk/today', '/desk/queue', '/desk/promises']);
});

test('the cases of the desk hold texts that are 40 % longer', async ({ visit, sample }) => {
  const agent = await sample.as(sample.people.agent);
  const [soon] = (await agent(casesContract.endpoints.today, {})).soon;
  const page = await visit({ evenkeel: sample, personId: sample.people.agent });
  await look(page, [`/desk/case/${soon?.number ?? 0}`, '/desk/case/new', '/desk/search?q=laptop']);
});

test('the settings hold texts that are 40 % longer', async ({ visit, sample }) => {
  const page = await visit({ evenkeel: sample, personId: sample.people.administrator });
  await look(page, ['/admin/teams', '/admin/hours', '/admin/services']);
});

test('the portal holds texts that are 40 % longer', async ({ visit, sample }) => {
  const customer = await sample.as(sample.people.customer);
  const [mine] = (await customer(casesContract.endpoints.listMyCases, {})).items;
  const page = await visit({ evenkeel: sample, personId: sample.people.customer });
  await look(page, ['/', '/cases', `/cases/${mine?.number ?? 0}`, '/ask/who', '/me']);
});
