import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const {
  ask,
  caseStory,
  confirm,
  getCase,
  listCases,
  listMyCases,
  promiseCallback,
  reply,
  setNowLine,
  take,
  today,
  wait,
  writeNote,
  writeToUs,
} = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked(text = 'Lyon sees a black screen. The launch meeting starts at 15:00.') {
  const maria = await app.as('maria');
  return { maria, story: await maria(ask, { body: { text, serviceId: SERVICES.rooms, urgency: 'high' } }) };
}

describe('the main job', () => {
  it('is heard, promised, worked and answered', async () => {
    const { maria, story } = await asked();
    expect(story).toMatchObject({
      subject: 'Lyon sees a black screen',
      state: 'we-are-on-it',
      now: null,
      mayWrite: true,
    });
    expect(story.promises.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'first-response running',
      'resolve running',
    ]);
    expect(story.next).toMatchObject({ kind: 'first-response', late: false });

    const ayse = await app.as('ayse');
    const queue = await ayse(listCases, { query: { show: 'unowned' } });
    expect(queue.items.map(({ id }) => id)).toContain(story.id);

    const taken = await ayse(take, { params: { caseId: story.id } });
    expect(taken).toMatchObject({ state: 'triaged', owner: { name: 'Ayse Yildiz' } });
    const said = await ayse(setNowLine, {
      params: { caseId: story.id },
      body: { text: 'Ayse is testing the Lyon room camera' },
    });
    expect(said).toMatchObject({ state: 'in-progress', now: { text: 'Ayse is testing the Lyon room camera' } });

    app.clock.forward(5 * MINUTE);
    const by = toIso(app.clock.now() + HOUR);
    const replied = await ayse(reply, {
      params: { caseId: story.id },
      body: { text: 'I have it, Maria.', next: { follow: 'next-word', by } },
    });
    expect(replied.case.nextPromise).toMatchObject({ kind: 'next-update', due: by });

    const seen = await maria(caseStory, { params: { caseId: story.id } });
    expect(seen).toMatchObject({ now: { by: 'Ayse Yildiz' }, next: { by, from: 'Ayse Yildiz', late: false } });
    expect(seen.messages.map(({ direction, text }) => `${direction}: ${text}`)).toEqual([
      'from-customer: Lyon sees a black screen. The launch meeting starts at 15:00.',
      'to-customer: I have it, Maria.',
    ]);
    expect(seen.promises.find(({ kind }) => kind === 'first-response')).toMatchObject({ state: 'kept' });

    await ayse(reply, {
      params: { caseId: story.id },
      body: { text: 'It works when we test it.', next: { follow: 'resolves' } },
    });
    const check = await maria(caseStory, { params: { caseId: story.id } });
    expect(check).toMatchObject({ state: 'check-it-works', next: null });
    expect(check.confirmBy).not.toBeNull();

    const done = await maria(confirm, { params: { caseId: story.id }, body: { works: true } });
    expect(done).toMatchObject({ state: 'done', mayWrite: false });
    expect(done.promises.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
  });

  it('shows every open case exactly one next word, also after the customer says no', async () => {
    const { maria, story } = await asked('The second screen stays black.');
    const ayse = await app.as('ayse');
    await ayse(reply, { params: { caseId: story.id }, body: { text: 'Try now.', next: { follow: 'resolves' } } });
    const reopened = await maria(confirm, {
      params: { caseId: story.id },
      body: { works: false, text: 'Still black.' },
    });
    expect(reopened.state).toBe('we-are-on-it');
    const words = reopened.promises.filter(({ kind, state }) => kind === 'next-update' && state === 'running');
    expect(words).toHaveLength(1);
    const desk = await ayse(getCase, { params: { caseId: story.id } });
    expect(desk.nextPromise?.due).toBe(reopened.next?.by);
  });

  it('breaks a promise at its due moment, whenever that is noticed, and keeps owing the word', async () => {
    const { maria, story } = await asked('The badge printer jams.');
    const due = story.next?.by ?? '';
    app.clock.forward(3 * HOUR);
    await app.judge();
    const ayse = await app.as('ayse');
    const late = await ayse(getCase, { params: { caseId: story.id } });
    expect(late.promises.find(({ kind }) => kind === 'first-response')).toMatchObject({
      state: 'broken',
      brokenAt: due,
    });
    expect((await maria(caseStory, { params: { caseId: story.id } })).next).toMatchObject({ by: due, late: true });
    await ayse(take, { params: { caseId: story.id } });
    expect((await ayse(today, {})).late.map(({ id }) => id)).toContain(story.id);
  });

  it('refuses to let a case wait without a next word', async () => {
    const { story } = await asked('The gate display is wrong.');
    const ayse = await app.as('ayse');
    await ayse(take, { params: { caseId: story.id } });
    const body = { reason: 'customer-input', question: 'Which bay?' } as const;
    await expect(ayse(wait, { params: { caseId: story.id }, body })).rejects.toMatchObject({
      code: 'case.wait-needs-a-next-word',
      status: 409,
    });
  });

  it('refuses a reply that was written before the customer’s last message, once', async () => {
    const { maria, story } = await asked('My laptop asks for a recovery key.');
    const seen = story.messages[0]?.id;
    await maria(writeToUs, { params: { caseId: story.id }, body: { text: 'Found it, never mind the key.' } });
    const ayse = await app.as('ayse');
    const body = { text: 'The key is …', next: { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } } as const;
    const stale = ayse(reply, {
      params: { caseId: story.id },
      body: { ...body, ...(seen ? { seenMessageId: seen } : {}) },
    });
    await expect(stale).rejects.toMatchObject({ code: 'case.customer-wrote-meanwhile' });
    await expect(ayse(reply, { params: { caseId: story.id }, body })).resolves.toMatchObject({
      case: { unanswered: false },
    });
  });

  it('lets the customer confirm while a call back is still owed: it is no longer wanted', async () => {
    const { maria, story } = await asked('The plotter eats paper.');
    const ayse = await app.as('ayse');
    const due = toIso(app.clock.now() + 2 * HOUR);
    await ayse(promiseCallback, {
      params: { caseId: story.id },
      body: { kind: 'callback', due, text: 'We call you.' },
    });
    const done = await maria(confirm, { params: { caseId: story.id }, body: { works: true } });
    expect(done.state).toBe('done');
    expect(done.promises.find(({ kind }) => kind === 'callback')).toMatchObject({ state: 'withdrawn' });
  });

  it('tells the customer when a promise is moved, in words that name both moments and the reason', async () => {
    const { maria, story } = await asked('The badge reader is dead.');
    app.clock.forward(MINUTE);
    const ayse = await app.as('ayse');
    const promise = story.promises.find(({ kind }) => kind === 'first-response');
    const due = toIso(app.clock.now() + 3 * HOUR);
    await ayse(promisesContract.endpoints.renegotiate, {
      params: { promiseId: promise?.id ?? '' },
      body: { due, reason: 'the reader has to come from Lyon' },
    });
    const told = await maria(caseStory, { params: { caseId: story.id } });
    expect(told.next).toMatchObject({ by: due, late: false });
    expect(told.messages.at(-1)?.text).toMatch(
      /^We said \d\d:\d\d\. We need until \d\d:\d\d, because the reader has to come from Lyon\./,
    );
  });

  it('keeps accounts, teams and colleagues apart', async () => {
    const { story } = await asked('Payroll export fails.');
    for (const name of ['dora', 'luc'] as const) {
      const other = await app.as(name);
      await expect(other(caseStory, { params: { caseId: story.id } })).rejects.toMatchObject({
        status: 404,
        code: 'not-found',
      });
      expect((await other(listMyCases, {})).items).toEqual([]);
    }
    const femi = await app.as('femi');
    await expect(femi(getCase, { params: { caseId: story.id } })).rejects.toMatchObject({ status: 404 });
    const grace = await app.as('grace');
    await expect(grace(getCase, { params: { caseId: story.id } })).resolves.toMatchObject({ id: story.id });
    await expect(grace(take, { params: { caseId: story.id } })).rejects.toMatchObject({ status: 403 });
  });

  it('never shows a team note to the customer', async () => {
    const { maria, story } = await asked('The scanner loses the wifi.');
    const ayse = await app.as('ayse');
    await ayse(writeNote, { params: { caseId: story.id }, body: { text: 'CANARY-4711 the access point is old' } });
    expect(JSON.stringify(await maria(caseStory, { params: { caseId: story.id } }))).not.toContain('CANARY');
  });
});
