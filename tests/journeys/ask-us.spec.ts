import type { Page } from '@playwright/test';
import { sitesContract } from '#capabilities/sites/contract.ts';
import { caller } from '#kernel/call.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import type { Evenkeel } from './kit/evenkeel.ts';
import { inspect } from './kit/inspect.ts';
import { type Site, startSite } from './kit/site.ts';
import { expect, test } from './kit/test.ts';
import { like, t, tDe } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

const HARBOUR = '<h1>Harbour</h1><p>We move things.</p>';

let site: Site;
let body = '';
test.beforeEach(async () => {
  site = await startSite(() => body);
});
test.afterEach(() => site.close());

const lineOf = ({ address }: Evenkeel, more = '') => `<script async src="${address}/ask-us.js"${more}></script>`;

async function policyOf(url: string): Promise<{ ancestors: string | undefined; frames: string | null }> {
  const { headers } = await fetch(url);
  const policy = headers.get('content-security-policy') ?? '';
  return { ancestors: /frame-ancestors ([^;]*)/.exec(policy)?.[1], frames: headers.get('x-frame-options') };
}

const formIn = (page: Page) => page.frameLocator('iframe');

test('a site asks us for a line, and people ask us there', async ({ own, visit, browser }) => {
  const evenkeel = await own();
  const admin = await visit({ evenkeel, personId: PEOPLE.admin.id });
  await test.step('the administrator lists the site and copies the line', async () => {
    await admin.goto('/admin/sites');
    await admin.getByLabel(t('sites.origin')).fill(`${site.origin}/`);
    await admin.getByRole('button', { name: t('sites.add'), exact: true }).click();
    await expect(admin.getByText(t('sites.shows'), { exact: true })).toBeVisible();
    await expect(admin.locator('code')).toHaveText(lineOf(evenkeel));
  });
  body = HARBOUR + lineOf(evenkeel);
  const page = await visit({ evenkeel });
  await test.step('a visitor asks, by the keyboard alone', async () => {
    await page.goto(site.origin);
    await page.getByRole('button', { name: t('ask-us-button.open') }).focus();
    await page.keyboard.press('Enter');
    const form = formIn(page);
    await expect(form.getByText(like(t('ask-us.promise-by')))).toBeVisible();
    await form.getByLabel(t('ask-us.text')).focus();
    await page.keyboard.type('The lift is stuck.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Jo Newcomer');
    await page.keyboard.press('Enter');
    await expect(form.getByText(t('ask-us.no-address'))).toBeVisible();
    await page.keyboard.type('jo@else.example');
    await page.keyboard.press('Enter');
    await expect(form.getByRole('heading', { name: like(t('ask-us.done')) })).toBeFocused();
    await expect(form.getByText(like(t('ask-us.promise-by')))).toBeVisible();
    const story = await form.getByRole('link', { name: like(t('ask-us.follow')) }).getAttribute('href');
    expect(story).toMatch(new RegExp(`^${evenkeel.address}/cases/\\d+$`));
    await page.keyboard.press('Escape');
    await expect(form.getByRole('heading').first()).toBeHidden();
    await expect(page.getByRole('button', { name: t('ask-us-button.open') })).toBeFocused();
    expect(await page.context().cookies()).toEqual([]);
  });
  await test.step('the desk has the case, and knows that nobody proved the address', async () => {
    const agent = await visit({ evenkeel, personId: PEOPLE.ayse.id });
    await agent.goto('/desk/queue');
    await agent
      .getByRole('link', { name: like('The lift is stuck') })
      .first()
      .click();
    await expect(agent.getByText(t('message.by.site')).first()).toBeVisible();
  });
  await test.step('switched off, the button is gone', async () => {
    await admin.getByRole('button', { name: t('sites.switch-off-name', { origin: site.origin }) }).click();
    await expect(admin.getByText(t('sites.off'))).toBeVisible();
    const context = await browser.newContext();
    const later = await context.newPage();
    await later.goto(site.origin);
    await later.waitForLoadState('networkidle');
    await expect(later.getByRole('button', { name: t('ask-us-button.open') })).toHaveCount(0);
    await context.close();
  });
});

test('a site that is not on the list is refused by the browser, and the administrator learns of it', async ({
  own,
  visit,
  browser,
}) => {
  const evenkeel = await own();
  // It says nothing of itself, so that only the browser knows where the form would stand.
  body = `${HARBOUR}<script async referrerpolicy="no-referrer" src="${evenkeel.address}/ask-us.js"></script>`;
  const context = await browser.newContext();
  const page = await context.newPage();
  const refusals: string[] = [];
  page.on('console', (message) => refusals.push(message.text()));
  await page.clock.install();
  await page.goto(site.origin);
  await page.getByRole('button', { name: t('ask-us-button.open') }).click();
  await expect.poll(() => refusals.join(' ')).toContain('frame-ancestors');
  await page.clock.fastForward(11_000);
  const elsewhere = page.getByRole('link', { name: t('ask-us-button.elsewhere') });
  await expect(elsewhere).toHaveAttribute('href', `${evenkeel.address}/ask`);
  await context.close();

  const admin = await visit({ evenkeel, personId: PEOPLE.admin.id });
  await admin.goto('/admin/sites');
  await admin.getByRole('button', { name: t('sites.allow-name', { origin: site.origin }) }).click();
  await expect(admin.getByText(t('sites.shows'), { exact: true })).toBeVisible();
  const allowed = await visit({ evenkeel });
  await allowed.goto(site.origin);
  await allowed.getByRole('button', { name: t('ask-us-button.open') }).click();
  await expect(formIn(allowed).getByLabel(t('ask-us.text'))).toBeVisible();

  await test.step('nothing else of ours may be framed by it', async () => {
    const { address } = evenkeel;
    const at = encodeURIComponent(site.origin);
    expect(await policyOf(`${address}/ask-us?at=${at}`)).toEqual({ ancestors: site.origin, frames: null });
    const denied = { ancestors: "'none'", frames: 'DENY' };
    for (const path of [
      '/ask-us',
      '/ask-us?at=*',
      '/ask-us?at=https://else.example',
      `/?at=${at}`,
      '/desk',
      '/signin',
    ]) {
      expect(await policyOf(address + path), path).toEqual(denied);
    }
  });
});

test.describe('screens', () => {
  test('the list of sites, with one that was turned away', async ({ own, visit }) => {
    const evenkeel = await own();
    body = HARBOUR + lineOf(evenkeel);
    await fetch(
      `${evenkeel.address}/ask-us?at=${encodeURIComponent('https://www.a-rather-long-name-of-a-site.else.example')}`,
    );
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin/sites');
    await page.getByLabel(t('sites.origin')).fill('http://else.example');
    await page.getByRole('button', { name: t('sites.add'), exact: true }).click();
    await expect(page.getByText('https://').first()).toBeVisible();
    await page.getByRole('button', { name: t('ask-us.send'), exact: true }).click();
    await expect(page.getByText(t('ask-us.no-text'))).toBeVisible();
    await inspect(page);
  });

  test('the form, in German, with faults, and what it comes to', async ({ own, visit }) => {
    const evenkeel = await own();
    const admin = caller({
      origin: evenkeel.address,
      headers: {
        cookie: (await evenkeel.cookiesOf(PEOPLE.admin.id)).map(({ name, value }) => `${name}=${value}`).join('; '),
      },
    });
    await admin(sitesContract.endpoints.addSite, { body: { origin: site.origin } });
    const at = encodeURIComponent(site.origin);
    const page = await visit({ evenkeel });
    await page.goto(`/ask-us?at=${at}&language=de`);
    await page.getByRole('button', { name: tDe('ask-us.send'), exact: true }).click();
    await expect(page.getByText(tDe('ask-us.no-address'))).toBeVisible();
    await inspect(page, { width: 400 });
    const done = await visit({ evenkeel });
    await done.goto(`/ask-us?at=${at}`);
    await done.getByLabel(t('ask-us.text')).fill('The lift is stuck.');
    await done.getByLabel(t('ask-us.name')).fill('Jo Newcomer');
    await done.getByLabel(t('ask-us.address')).fill('jo@else.example');
    await done.getByLabel(t('ask-us.unsure')).check();
    await done.getByRole('button', { name: t('ask-us.send'), exact: true }).click();
    await expect(done.getByRole('link', { name: like(t('ask-us.follow')) })).toBeVisible();
    await inspect(done, { width: 400 });
  });

  test('the button on a site, in the dark and on a phone', async ({ own, visit }) => {
    const evenkeel = await own();
    body = HARBOUR + lineOf(evenkeel, ' data-language="de" data-scheme="dark"');
    const page = await visit({ evenkeel });
    await page.goto(site.origin);
    await expect(page.getByRole('button', { name: tDe('ask-us-button.open') })).toHaveCount(0);
    const admin = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await admin.goto('/admin/sites');
    await admin.getByRole('button', { name: t('sites.allow-name', { origin: site.origin }) }).click();
    await expect(admin.getByText(t('sites.shows'), { exact: true })).toBeVisible();
    const again = await visit({ evenkeel });
    await again.goto(site.origin);
    await expect(again.getByRole('button', { name: tDe('ask-us-button.open') })).toBeVisible();
    await inspect(again);
  });
});
