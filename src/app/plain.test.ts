import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { startTestApp, type TestApp } from '#tests/harness/index.ts';
import { type Browser, browserWithoutScripts } from './plain/testing/browser.ts';
import { wordsIn } from './plain/texts.ts';

const { ask, caseStory, findMyCase, reply, take, wait } = casesContract.endpoints;
const t = wordsIn('en');

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startTestApp();
  browser = browserWithoutScripts(app);
});
afterAll(() => app.stop());

const numberIn = (path: string) => Number(path.split('/').at(-1));

async function begun(text: string) {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const { id, number } = await maria(ask, { body: { text } });
  await ayse(take, { params: { caseId: id } });
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  return {
    id,
    number,
    answer: (words: string) => ayse(reply, { params: { caseId: id }, body: { text: words, next } }),
  };
}

async function toBeChecked(text: string) {
  const made = await begun(text);
  const ayse = await app.as('ayse');
  await ayse(reply, { params: { caseId: made.id }, body: { text: 'Please try it.', next: { follow: 'resolves' } } });
  return made;
}

const storyOf = async (id: Awaited<ReturnType<typeof begun>>['id']) =>
  (await app.as('maria'))(caseStory, { params: { caseId: id } });

describe('a page without scripts', () => {
  it('runs nothing, is kept nowhere, and wears a style of our own', async () => {
    const { headers, text, status } = await (await browser('maria')).page('/plain');
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/);
    expect(headers.get('content-security-policy')).not.toMatch(/script|unsafe/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toMatch(/<script| on\w+=| style=/);
    const path = /rel="stylesheet" href="([^"]+)"/.exec(text)?.[1] ?? '';
    const style = await (await browser(null)).page(path);
    expect(style.headers.get('content-type')).toContain('text/css');
    expect(style.text).toContain(':root:not([data-mantine-color-scheme])');
  });

  it('speaks the language of its reader, and tells moments in their time zone', async () => {
    const [luc, ayse] = [await app.as('luc'), await app.as('ayse')];
    const me = await luc(peopleContract.endpoints.me, {});
    await luc(peopleContract.endpoints.changeMe, { body: { timeZone: 'America/Toronto' }, ifMatch: me.version });
    const { id, number } = await luc(ask, { body: { text: 'Der Drucker klemmt.' } });
    await ayse(take, { params: { caseId: id } });
    const by = '2026-11-24T15:30:00Z';
    await ayse(reply, { params: { caseId: id }, body: { text: 'Ich sehe nach.', next: { follow: 'next-word', by } } });
    const { text } = await (await browser('luc')).page(`/plain/cases/${number}`);
    expect(text).toContain('<html lang="de"');
    expect(text).toMatch(/Sie hören von Ayse bis <time datetime="2026-11-24T15:30:00.000Z"><b[^>]*>10:30 Uhr<\/b>/);
    expect(text).toContain('America/Toronto');
  });

  it('shows what people wrote as text, whatever it is', async () => {
    const { number, answer } = await begun('<img src=x onerror="alert(1)"> "quoted"');
    await answer('<script>alert(2)</script>');
    const { text } = await (await browser('maria')).page(`/plain/cases/${number}`);
    expect(text).toContain('&#60;script&#62;alert(2)');
    expect(text).not.toMatch(/<img|<script/);
  });
});

describe('asking', () => {
  it('opens a case and leads to its story', async () => {
    const maria = await browser('maria');
    const asked = {
      text: 'The screen is blue.\r\nSince nine.',
      goal: 'show slides',
      urgency: 'high',
      key: 'a'.repeat(20),
    };
    const { status, to } = await maria.post('/plain/ask', asked);
    expect(status).toBe(303);
    const { text } = await maria.page(to);
    expect(text).toContain('<h1 class="t-h1">The screen is blue');
    expect(text).toContain(t('now.untouched'));
    expect(text).toContain('The screen is blue.\nSince nine.');
    const [row] = await app.sql<{ goal: string; urgency: string }>(
      'select goal, stated_urgency as urgency from cases."case" where number = $1',
      [numberIn(to)],
    );
    expect(row).toEqual({ goal: 'show slides', urgency: 'high' });
  });

  it('opens one case when its form is sent twice, and another when other words are sent', async () => {
    const maria = await browser('maria');
    const form = { text: 'Sent by two presses.', key: await maria.hidden('/plain', 'key') };
    const [first, second] = await Promise.all([maria.post('/plain/ask', form), maria.post('/plain/ask', form)]);
    expect([first.status, second.to]).toEqual([303, first.to]);
    const changed = await maria.post('/plain/ask', { ...form, text: 'Something else altogether.' });
    expect(changed.status).toBe(422);
    const key = /name="key" value="([^"]*)"/.exec(changed.text)?.[1] ?? '';
    const third = await maria.post('/plain/ask', { text: 'Something else altogether.', key });
    expect(third.status).toBe(303);
    expect(third.to).not.toBe(first.to);
  });

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    const maria = await browser('maria');
    const { status, text } = await maria.post('/plain/ask', { text: ' ', goal: 'open "the door"', unsure: 'yes' });
    expect(status).toBe(422);
    expect(text).toMatch(/<textarea[^>]* aria-describedby="text-hint text-fault" aria-invalid="true"/);
    expect(text).toContain(`id="text-fault">${t('ask.no-words')}`);
    expect(text).toContain('value="open &#34;the door&#34;"');
    expect(text).toMatch(/name="unsure" value="yes" checked/);
    const long = await maria.post('/plain/ask', { text: 'Fine.', goal: 'x'.repeat(201) });
    expect(long.status).toBe(422);
    expect(long.text).toContain('id="goal-fault"');
    expect(long.text).toContain('Fine.</textarea>');
  });

  it('names somebody where whoever asks does not know whom to ask', async () => {
    const { to } = await (await browser('maria')).post('/plain/ask', { text: 'Whose task is the key?', unsure: 'yes' });
    const maria = await app.as('maria');
    const { id } = await maria(findMyCase, { params: { number: numberIn(to) } });
    expect((await storyOf(id)).next?.from).not.toBeNull();
  });
});

describe('a case', () => {
  it('of somebody else gets the same answer as one that never was', async () => {
    const { number } = await begun('Only for us.');
    const dora = await browser('dora');
    const [hidden, never, odd] = await Promise.all(
      [String(number), '1999999999', 'x'].map((one) => dora.page(`/plain/cases/${one}`)),
    );
    expect([hidden?.status, never?.status, odd?.status]).toEqual([404, 404, 404]);
    expect(hidden?.text).toBe(never?.text);
    expect(odd?.text).toBe(never?.text);
    for (const [path, fields] of [
      ['messages', { text: 'Let me in.' }],
      ['confirmation', { works: 'yes' }],
    ] as const) {
      const sent = await dora.post(`/plain/cases/${number}/${path}`, fields);
      const nowhere = await dora.post(`/plain/cases/1999999999/${path}`, fields);
      expect([sent.status, sent.text]).toEqual([404, nowhere.text]);
    }
  });

  it('stands in the lists of its customer, where it belongs', async () => {
    const [maria, ayse] = [await browser('maria'), await app.as('ayse')];
    const made = await begun('The tablet asks for a code.');
    const link = `href="/plain/cases/${made.number}"`;
    await made.answer('I look at it.');
    const question = 'Which code do you see?';
    await ayse(wait, { params: { caseId: made.id }, body: { reason: 'customer-input', question } });
    expect((await maria.page('/plain')).text).toContain(link);
    const waiting = (await maria.page('/plain/cases?show=waiting')).text;
    expect(waiting).toContain(link);
    expect(waiting).toContain(question);
    expect((await maria.page('/plain/cases?show=done')).text).not.toContain(link);
    expect((await maria.page('/plain/cases?show=colleagues')).text).toContain('aria-current="page">Open');
    expect((await (await browser('dora')).page('/plain/cases')).text).not.toContain(link);
  });

  it('hears its customer once, however often the form arrives', async () => {
    const maria = await browser('maria');
    const { id, number } = await begun('The door is stuck.');
    const path = `/plain/cases/${number}`;
    const form = { text: 'It opens halfway.', key: await maria.hidden(path, 'key') };
    const sent = await Promise.all([1, 2].map(() => maria.post(`${path}/messages`, form)));
    expect(sent.map(({ status, to }) => [status, to])).toEqual([1, 2].map(() => [303, `${path}?sent=1`]));
    const heard = (await storyOf(id)).messages.filter(({ text }) => text === 'It opens halfway.');
    expect(heard).toHaveLength(1);
    expect((await maria.page(`${path}?sent=1`)).text).toContain('role="status"');
    const empty = await maria.post(`${path}/messages`, { text: '' });
    expect([empty.status, empty.text.includes(t('plain.no-words'))]).toEqual([422, true]);
  });

  it('is done by one press, and opens again by another', async () => {
    const maria = await browser('maria');
    const { id, number } = await toBeChecked('The scanner beeps.');
    const path = `/plain/cases/${number}/confirmation`;
    const story = { status: 303, to: `/plain/cases/${number}` };
    expect(await maria.post(path, { works: 'no' })).toMatchObject(story);
    expect((await storyOf(id)).state).toBe('we-are-on-it');
    expect(await maria.post(path, { works: 'no' })).toMatchObject(story);
    expect(await maria.post(path, { works: 'yes' })).toMatchObject(story);
    expect((await storyOf(id)).state).toBe('done');
    expect(await maria.post(path, { works: 'yes' })).toMatchObject(story);
    const late = await maria.post(`/plain/cases/${number}/messages`, { text: 'One more thing.' });
    expect(late.status).toBe(409);
  });

  it('opens again with what its customer sees, where they say it', async () => {
    const maria = await browser('maria');
    const { id, number } = await toBeChecked('The badge does not open the gate.');
    const said = { text: 'The light stays red.', key: 'b'.repeat(20) };
    for (const _press of ['first', 'second']) await maria.post(`/plain/cases/${number}/messages`, said);
    const story = await storyOf(id);
    expect(story.state).toBe('we-are-on-it');
    expect(story.messages.filter(({ text }) => text === 'The light stays red.')).toHaveLength(1);
  });
});
