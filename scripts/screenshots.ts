import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium, type Page, type Request } from '@playwright/test';
import { buildWeb } from '#app/commands/build-web.ts';
import { step } from '#app/commands/say.ts';
import { type Program, startProgram } from '#app/program.ts';
import { type DemoPeople, readSampleState, writeSample } from '#app/sample/write/sample.ts';
import { casesContract } from '#capabilities/cases/contract.ts';
import { signInLink } from '#capabilities/people/index.ts';
import { caller } from '#kernel/call.ts';
import { PersonId } from '#kernel/ids.ts';
import { readConfig } from '#platform/config.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { openLog } from '#platform/log.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { findBrowser } from './find-browser.ts';

/*
 * Takes the pictures of the documents, docs/images/*.png, from the sample organisation at one fixed moment, so that
 * the same screens give the same pictures. `npx node scripts/screenshots.ts [folder]`: with a folder its database is
 * kept, and the next run need not tell three months anew.
 */

const SEED = 20_261;
/** A Thursday, 14:18 in Berlin. */
const MOMENT = Date.UTC(2026, 10, 26, 13, 18);
const SIZE = { width: 1440, height: 900 };
const LARGEST = 300_000;
const IMAGES = resolve(import.meta.dirname, '../docs/images');

type Role = keyof DemoPeople;
type Scheme = 'light' | 'dark';

interface Shot {
  readonly name: string;
  readonly as: Role;
  readonly path: string;
  readonly schemes: readonly Scheme[];
}

function shots(number: number): readonly Shot[] {
  const both = ['light', 'dark'] as const;
  return [
    { name: 'today', as: 'agent', path: '/desk/today', schemes: both },
    { name: 'queue', as: 'agent', path: '/desk/queue', schemes: ['light'] },
    { name: 'search', as: 'agent', path: '/desk/search?q=laptop', schemes: ['light'] },
    { name: 'case', as: 'agent', path: `/desk/case/${number}`, schemes: both },
    { name: 'home', as: 'customer', path: '/', schemes: ['light'] },
    { name: 'requests', as: 'customer', path: '/requests', schemes: ['light'] },
    { name: 'story', as: 'customer', path: `/cases/${number}`, schemes: both },
  ];
}

/** Evenkeel at the fixed moment: nothing runs by itself, and its answers carry that moment too. */
function startAt(ownerUrl: string, dataFolder: string): Promise<Program> {
  const config = { ...readConfig({}), dataFolder, port: 0, smtpPort: 0, logLevel: 'warn' } as const;
  return startProgram({
    ownerUrl,
    config,
    log: openLog(config),
    clock: () => MOMENT,
    // One connection: cases are then told one after the other, and get the same numbers each time.
    pools: { app: 1, jobs: 2, identity: 2 },
    parts: { worker: false, keeper: false, intake: false },
    mount: (server) =>
      server.addHook('onSend', async (_request, reply) => {
        void reply.header('date', new Date(MOMENT).toUTCString());
      }),
  });
}

async function peopleIn({ platform }: Program): Promise<DemoPeople> {
  const state = await readSampleState(platform);
  if (state?.complete) return state.people;
  await mailKeys(platform);
  return step('The sample organisation has lived three months', (progress) =>
    writeSample(platform, {
      seed: SEED,
      now: MOMENT,
      onCase: (done, all) => progress(`${done} of ${all} cases`),
    }),
  );
}

interface Visit {
  readonly page: Page;
  /** Whether nothing that was asked for is still on its way; the feed stays open. */
  isQuiet(): boolean;
  end(): Promise<void>;
}

/** A window of its own: signed in by the link, in one colour scheme, with a clock that stands still. */
async function visit(browser: Browser, link: string, scheme: Scheme): Promise<Visit> {
  const context = await browser.newContext({
    viewport: SIZE,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  const asked = new Set<Request>();
  page.on('request', (request) => !request.url().endsWith('/feed') && asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  await page.clock.setFixedTime(MOMENT);
  await page.goto(link);
  return { page, isQuiet: () => asked.size === 0, end: () => context.close() };
}

/** The page as it stands once everything has come: two pictures in a row are the same, and nothing is on its way. */
async function settled({ page, isQuiet }: Visit): Promise<Buffer> {
  await page.locator('h1').first().waitFor();
  await page.evaluate('document.fonts.ready');
  const deadline = performance.now() + 30_000;
  let before: Buffer | null = null;
  while (performance.now() < deadline) {
    const wasQuiet = isQuiet();
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (wasQuiet && isQuiet() && before?.equals(now)) return now;
    before = now;
    await wait(500);
  }
  throw new Error(`The page ${page.url()} does not come to rest.`);
}

async function take(browser: Browser, program: Program, { people, shot }: { people: DemoPeople; shot: Shot }) {
  for (const scheme of shot.schemes) {
    const link = await signInLink(program.platform, PersonId.parse(people[shot.as]), shot.path);
    const visited = await visit(browser, link, scheme);
    const picture = await settled(visited);
    await visited.end();
    const name = `${shot.name}-${scheme}.png`;
    if (picture.length > LARGEST) throw new Error(`${name} has ${picture.length} bytes, more than ${LARGEST}.`);
    await writeFile(join(IMAGES, name), picture);
  }
}

/** The number of the case that the customer has open: the failed video call. */
async function liveCase(program: Program, people: DemoPeople): Promise<number> {
  const answer = await fetch(await signInLink(program.platform, PersonId.parse(people.customer)), {
    redirect: 'manual',
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const call = caller({ origin: program.address, headers: { cookie } });
  const { items } = await call(casesContract.endpoints.listMyCases, {});
  const live = items.find(({ subject }) => subject.includes('video call'));
  if (!live) throw new Error('The customer of the sample has no case about a video call.');
  return live.number;
}

async function takeAll(program: Program): Promise<void> {
  const people = await peopleIn(program);
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    await mkdir(IMAGES, { recursive: true });
    for (const shot of shots(await liveCase(program, people))) {
      await step(`${shot.name} is taken`, () => take(browser, program, { people, shot }));
    }
  } finally {
    await browser.close();
  }
}

const [kept] = process.argv.slice(2);
const folder = kept === undefined ? await mkdtemp(join(tmpdir(), 'evenkeel-pictures-')) : resolve(kept);
await buildWeb();
const database = await startEmbedded({ dataFolder: folder, log: () => undefined });
try {
  const program = await startAt(database.url, folder);
  await takeAll(program).finally(() => program.stop());
} finally {
  await database.stop();
  if (kept === undefined) await rm(folder, { recursive: true, force: true });
}
