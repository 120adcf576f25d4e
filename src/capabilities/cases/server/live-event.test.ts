import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { type CaseId, PromiseId } from '#kernel/ids.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, getCase, offerFallback, openCase, reply, sayLive, take, today, tryContact, wait } =
  casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

const ahead = (ms: number) => toIso(app.clock.now() + ms);
const CALL = { way: 'phone', place: '+49 30 5557120' } as const;

async function opened(liveEvent: { startsAt?: string; endsAt?: string; fallback?: string } = {}) {
  const body = {
    requesterId: PEOPLE.maria.id,
    subject: 'Lyon cannot join the video call',
    text: 'Lyon cannot join, and the client is in the room.',
    serviceId: SERVICES.rooms,
    takeIt: true,
    liveEvent: { ...CALL, ...liveEvent },
  };
  return (await app.as('ayse'))(openCase, { body });
}

const contactOf = ({ promises }: Awaited<ReturnType<typeof opened>>) =>
  promises.find(({ kind }) => kind === 'live-event-contact');

async function taken(): Promise<CaseId> {
  const body = { text: 'The screen stays dark.', serviceId: SERVICES.rooms };
  const { id } = await (await app.as('maria'))(ask, { body });
  await (await app.as('ayse'))(take, { params: { caseId: id } });
  return id;
}

describe('something that people are in', () => {
  test('makes a case critical, promises contact within five minutes, and comes first on Today', async () => {
    const made = await opened({ endsAt: ahead(HOUR), fallback: 'Dial in by telephone.' });
    expect(made).toMatchObject({
      statedUrgency: 'critical',
      assessedUrgency: 'critical',
      priority: 'P2',
      liveEvent: { startsAt: ahead(0), endsAt: ahead(HOUR), ...CALL, fallback: 'Dial in by telephone.' },
    });
    expect(contactOf(made)).toMatchObject({ due: ahead(5 * MINUTE), promisor: { person: { id: PEOPLE.ayse.id } } });
    const seen = await (await app.as('ayse'))(today, {});
    expect(seen.live.map((one) => one.case.id)).toContain(made.id);
    const others = [...seen.late, ...seen.soon, ...seen.later, ...seen.unowned].map(({ id }) => id);
    expect(others).not.toContain(made.id);
    const story = await (await app.as('maria'))(caseStory, { params: { caseId: made.id } });
    expect(story.history.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['case.live', 'case.fallback-offered']),
    );
    expect(story.promises.map(({ kind }) => kind)).toContain('live-event-contact');
  });

  test('has somebody there ahead of it when it begins later', async () => {
    const made = await opened({ startsAt: ahead(4 * HOUR) });
    expect(contactOf(made)?.due).toBe(ahead(4 * HOUR - 15 * MINUTE));
    expect(made.assessedUrgency).toBe('high');
    const seen = await (await app.as('ayse'))(today, {});
    expect(seen.live.map((one) => one.case.id)).not.toContain(made.id);
  });

  test('is refused where it is over, or ends before it begins', async () => {
    await expect(opened({ startsAt: ahead(-3 * HOUR) })).rejects.toMatchObject({ code: 'case.live-is-over' });
    const backwards = opened({ startsAt: ahead(2 * HOUR), endsAt: ahead(HOUR) });
    await expect(backwards).rejects.toMatchObject({ code: 'case.live-ends-before-it-starts' });
  });

  test('is said of a case that is open, once, and makes what is owed due sooner', async () => {
    const caseId = await taken();
    const ayse = await app.as('ayse');
    const before = await ayse(getCase, { params: { caseId } });
    const after = await ayse(sayLive, { params: { caseId }, body: CALL });
    expect(after).toMatchObject({ assessedUrgency: 'critical', liveEvent: CALL });
    expect(before.priority > after.priority).toBe(true);
    const again = ayse(sayLive, { params: { caseId }, body: CALL });
    await expect(again).rejects.toMatchObject({ code: 'case.live-already' });
    const offered = await ayse(offerFallback, { params: { caseId }, body: { words: 'Room 5 is free.' } });
    expect(offered.liveEvent?.fallback).toBe('Room 5 is free.');
  });

  test('has no other way offered where nothing happens, and is nothing to a stranger', async () => {
    const caseId = await taken();
    const body = { words: 'Room 5 is free.' };
    const offered = (await app.as('ayse'))(offerFallback, { params: { caseId }, body });
    await expect(offered).rejects.toMatchObject({ code: 'case.nothing-live' });
    const stranger = (await app.as('femi'))(sayLive, { params: { caseId }, body: CALL });
    await expect(stranger).rejects.toMatchObject({ status: 404 });
  });

  test('never rests, and no voicemail keeps it', async () => {
    const made = await opened();
    const params = { caseId: made.id };
    const ayse = await app.as('ayse');
    const promiseId = PromiseId.parse(contactOf(made)?.id);
    const body = { way: 'phone', messageLeft: true } as const;
    const tried = await ayse(tryContact, { params: { ...params, promiseId }, body });
    expect(tried.tries).toMatchObject([{ promiseId, messageLeft: true, by: PEOPLE.ayse.name }]);
    expect(contactOf(tried)?.state).toBe('running');
    const attempts = [{ channel: 'phone', at: ahead(0) } as const];
    const until = ahead(HOUR);
    const held = ayse(wait, { params, body: { reason: 'customer-input', question: 'Are you there?', attempts } });
    await expect(held).rejects.toMatchObject({ status: 409 });
    await ayse(wait, { params, body: { reason: 'customer-appointment', question: 'At three.', until } });
    expect(contactOf(await ayse(getCase, { params }))?.state).toBe('running');
    await ayse(promisesContract.endpoints.fulfil, { params: { promiseId }, body: {} });
    const reached = await ayse(getCase, { params });
    expect(contactOf(reached)?.state).toBe('kept');
    expect(reached.tries).toEqual([]);
    expect(reached.liveEvent?.contact).toBeNull();
    const late = ayse(tryContact, { params: { ...params, promiseId }, body });
    await expect(late).rejects.toMatchObject({ code: 'case.no-contact-owed' });
  });

  test('is kept by speaking to them, not by writing', async () => {
    const made = await opened();
    const params = { caseId: made.id };
    const ayse = await app.as('ayse');
    const next = { follow: 'next-word', by: ahead(30 * MINUTE) } as const;
    await ayse(reply, { params, body: { text: 'We are on our way.', next } });
    expect(contactOf(await ayse(getCase, { params }))?.state).toBe('running');
    await ayse(reply, { params, body: { text: 'We dialled in together.', next, spoken: 'phone' } });
    expect(contactOf(await ayse(getCase, { params }))?.state).toBe('kept');
  });
});
