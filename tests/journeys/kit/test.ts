import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { mountSinkPage } from '#app/sample/sink-page.ts';
import { type DemoPeople, readSampleState } from '#app/sample/write/sample.ts';
import { PEOPLE, type PersonName } from '#tests/harness/cast.ts';
import { TEMPLATE } from '#tests/harness/template.ts';
import { type Evenkeel, type EvenkeelOptions, startEvenkeel } from './evenkeel.ts';
import { watchForFaults } from './faults.ts';
import { watchFocus } from './focus.ts';
import { SAMPLE } from './setup.ts';
import { type Stage, setStage } from './stage.ts';

export { expect } from '@playwright/test';

interface VisitOptions extends BrowserContextOptions {
  /** The line goes while it looks: only then its service worker runs, and its console may say what did not load. */
  readonly losesLine?: boolean;
}

/** Opens a browser of its own and answers its page, at no address yet. Without a person it is a stranger's. */
export type Visit = (
  where: { readonly evenkeel: Evenkeel; readonly personId?: string },
  options?: VisitOptions,
) => Promise<Page>;

interface Fixtures {
  /** Starts an Evenkeel that this test has for itself. */
  readonly own: (options?: EvenkeelOptions) => Promise<Evenkeel>;
  readonly visit: Visit;
  /** A page of the shared Evenkeel, signed in as this person; `null` for a stranger. */
  readonly as: (name: PersonName | null, options?: BrowserContextOptions) => Promise<Page>;
}

interface WorkerFixtures {
  /** An Evenkeel with the test organisation, which the tests of a worker share: expect others' cases in it. */
  readonly evenkeel: Evenkeel;
  /** Cases in each state on the shared Evenkeel, only to be looked at. */
  readonly stage: Stage;
  /** An Evenkeel with three months of the sample organisation, only to be looked at. */
  readonly sample: Evenkeel & { readonly people: DemoPeople };
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  evenkeel: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const evenkeel = await startEvenkeel({ template: TEMPLATE });
      await use(evenkeel);
      await evenkeel.stop();
    },
    { scope: 'worker' },
  ],
  stage: [async ({ evenkeel }, use) => use(await setStage(evenkeel)), { scope: 'worker' }],
  sample: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const evenkeel = await startEvenkeel({ template: SAMPLE, mount: mountSinkPage });
      const state = await readSampleState(evenkeel.program.platform);
      if (!state) throw new Error('The sample organisation is not there.');
      await use({ ...evenkeel, people: state.people });
      await evenkeel.stop();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  own: async ({}, use) => {
    const started: Evenkeel[] = [];
    await use(async (options = { template: TEMPLATE }) => {
      const evenkeel = await startEvenkeel(options);
      started.push(evenkeel);
      return evenkeel;
    });
    for (const evenkeel of started) await evenkeel.stop();
  },
  // Named here although it is not used: pages close before the Evenkeel that they show.
  visit: async ({ browser, own: _own }, use) => {
    const faults: string[] = [];
    const opened: Page[] = [];
    await use(async ({ evenkeel, personId }, { losesLine = false, ...options } = {}) => {
      const serviceWorkers = losesLine ? 'allow' : 'block';
      const context = await browser.newContext({ baseURL: evenkeel.address, serviceWorkers, ...options });
      watchForFaults(context, faults, { losesLine });
      await watchFocus(context, faults);
      if (personId !== undefined) await context.addCookies([...(await evenkeel.cookiesOf(personId))]);
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
    expect(faults).toEqual([]);
  },
  as: async ({ visit, evenkeel }, use) => {
    await use((name, options) => visit({ evenkeel, ...(name === null ? {} : { personId: PEOPLE[name].id }) }, options));
  },
});

/** Does `open`, and waits until the page that it opens hears of news. */
export async function hearing(page: Page, open: () => Promise<unknown>): Promise<void> {
  const connected = page.waitForResponse((response) => response.url().endsWith('/api/v1/feed') && response.ok());
  await open();
  await connected;
}

/** Watches that the page stays the same document from now on. Answers how to make sure of it in the end. */
export function staying(page: Page): () => void {
  let loads = 0;
  page.on('domcontentloaded', () => {
    loads += 1;
  });
  return () => expect(loads, 'the page was loaded anew').toBe(0);
}
