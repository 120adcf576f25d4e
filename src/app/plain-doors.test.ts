import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { signInLink } from '#capabilities/people/index.ts';
import { PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { type Browser, browserWithoutScripts } from './plain/testing/browser.ts';
import { wordsIn } from './plain/texts.ts';

const { ask, listMyCases } = casesContract.endpoints;
const t = wordsIn('en');

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startTestApp();
  browser = browserWithoutScripts(app);
});
afterAll(() => app.stop());

describe('a stranger', () => {
  it.each(['/plain', '/plain/ask', '/plain/cases?show=done', '/plain/cases/10001'])(
    'who opens %s signs in first, and comes back there',
    async (path) => {
      const { status, to } = await (await browser(null)).page(path);
      expect(status).toBe(303);
      expect(new URL(to, app.program.address).searchParams.get('return') ?? '/plain').toBe(path);
      expect((await (await browser(null)).page(to)).text).toContain(t('signin.send-link'));
    },
  );

  it('loses nothing when their session ended while they wrote, and nothing is done meanwhile', async () => {
    const { number } = await (await app.as('maria'))(ask, { body: { text: 'The lamp is dark.' } });
    for (const path of ['/plain/ask', `/plain/cases/${number}/messages`]) {
      const { status, text } = await (await browser(null)).post(path, { text: 'Words <so> dear', goal: 'print' });
      expect(status).toBe(401);
      expect(text).toContain('Words &#60;so&#62; dear</textarea>');
      expect(text).toContain('name="goal" value="print"');
      expect(text).toContain(`action="${path}"`);
    }
  });
});

describe('a form from another page', () => {
  const count = async () =>
    (await (await app.as('maria'))(listMyCases, { query: { show: 'all', limit: 200 } })).items.length;

  it('does nothing: the browser says where it comes from', async () => {
    const before = await count();
    const maria = await browser('maria');
    const { status, text } = await maria.post('/plain/ask', { text: 'Forged.' }, { 'sec-fetch-site': 'cross-site' });
    expect([status, await count()]).toEqual([403, before]);
    expect(text).toContain('<!doctype html>');
  });

  it('does nothing where the browser is silent and the form carries no token of the session', async () => {
    const before = await count();
    const maria = await browser('maria');
    const dora = await browser('dora');
    for (const token of ['', 'guessed', await dora.hidden('/plain', 'token')]) {
      const { status, text } = await maria.post('/plain/ask', { text: 'Forged.', token }, {});
      expect([status, text.includes('Forged.</textarea>')]).toEqual([403, true]);
    }
    expect(await count()).toBe(before);
    const token = await maria.hidden('/plain', 'token');
    expect((await maria.post('/plain/ask', { text: 'From an old browser.', token }, {})).status).toBe(303);
  });

  it('signs nobody out', async () => {
    const maria = await browser('maria');
    expect(await maria.post('/plain/sign-out', {}, {})).toMatchObject({ status: 303, to: '/plain' });
    expect((await maria.page('/plain')).status).toBe(200);
  });
});

describe('the way in', () => {
  it('has a link sent, whoever asks, and says so', async () => {
    const stranger = await browser(null);
    for (const email of [PEOPLE.tom.email, 'nobody@nowhere.example']) {
      const { status, to } = await stranger.post('/plain/sign-in', { email, return: '/plain/cases/10001' });
      expect(status).toBe(303);
      expect(to).toBe('/plain/sign-in?step=link-sent&return=%2Fplain%2Fcases%2F10001');
      expect((await stranger.page(to)).text).toContain(t('plain.link-sent'));
    }
    const wrong = await stranger.post('/plain/sign-in', { email: 'not an address' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(t('signin.address-missing'));
    expect(wrong.text).toContain('value="not an address"');
  });

  it('leads to these pages and nowhere else', async () => {
    const maria = await browser('maria');
    const back = async (given: string) => (await maria.page(`/plain/sign-in?return=${encodeURIComponent(given)}`)).to;
    expect(await back('/plain/cases/10001')).toBe('/plain/cases/10001');
    expect(await back('/cases/10001')).toBe('/plain/cases/10001');
    expect(await back('/desk/today')).toBe('/plain');
    expect(await back('/plainly/elsewhere')).toBe('/plain');
    expect(await back('https://evil.example/plain')).toBe('/plain');
  });

  it('opens by the link once; a used one leads back to a page that needs no scripts', async () => {
    const link = await signInLink(app.program.platform, PEOPLE.jan.id, '/plain/cases');
    const open = async () => (await fetch(link, { redirect: 'manual' })).headers;
    const first = await open();
    expect(first.get('location')).toBe('/plain/cases');
    const cookie = first
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; ');
    const jan = await browser(null, { cookie });
    expect((await jan.page('/plain')).status).toBe(200);
    const used = (await open()).get('location') ?? '';
    expect(used).toBe('/plain/sign-in?return=%2Fplain%2Fcases&problem=link-used');
    expect((await (await browser(null)).page(used)).text).toContain(t('signin.link-used'));

    const token = await jan.hidden('/plain', 'token');
    const left = await jan.post('/plain/sign-out', { token }, {});
    expect(left).toMatchObject({ status: 303, to: '/plain/sign-in' });
    expect(left.headers.getSetCookie().join()).toMatch(/session_token=;/);
    expect((await jan.page('/plain')).status).toBe(303);
  });
});
