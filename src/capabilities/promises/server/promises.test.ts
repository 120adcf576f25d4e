import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarId, PromiseId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { PEOPLE, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import {
  confirmPromise,
  customerPromises,
  fulfilPromise,
  handPromisesTo,
  keptFor,
  makePromise,
  type NewPromise,
  nextOpenPromises,
  openPromisesAbout,
  outcomesOf,
  type PromiseRecord,
  promisesAbout,
  promiseViews,
  rejectPromise,
  renegotiatePromise,
  withdrawPromise,
} from '../index.ts';
import { aCallback, always, aSubject, must, promised, within } from '../testing/promise-keeping.ts';

let app: TestApp;
let calendarId: CalendarId;
beforeAll(async () => {
  app = await startTestApp();
  calendarId = await always(app);
});
afterAll(() => app.stop());

async function one(stated: Partial<NewPromise> = {}): Promise<PromiseRecord> {
  const [made] = await promised(app, [aCallback(app, calendarId, stated)]);
  if (!made) throw new Error('Nothing was promised.');
  return made;
}

const now = () => app.clock.now();
const kindsAbout = async ({ subject }: Pick<PromiseRecord, 'subject'>) =>
  (await within(app, (tx) => factsAbout(tx, subject.kind, subject.id))).map(({ kind }) => kind);
const about = ({ subject }: Pick<PromiseRecord, 'subject'>) => within(app, (tx) => promisesAbout(tx, subject));
const CUSTOMER_WITHDREW = { ground: 'customer-withdrew', reason: 'It works by itself.' } as const;

describe('making a promise', () => {
  test('stores what was decided, pins the calendar’s version, and is told by the subject’s facts', async () => {
    const made = await one({ text: (due) => `By ${new Date(due).toISOString()}.` });
    expect(made).toMatchObject({
      state: 'running',
      due: now() + 10 * MINUTE,
      wakeAt: now() + 5 * MINUTE,
      calendarVersion: 1,
      text: `By ${new Date(now() + 10 * MINUTE).toISOString()}.`,
      promisor: { kind: 'person', personId: PEOPLE.ayse.id },
      version: 1,
    });
    expect(await about(made)).toEqual([made]);
    expect(await kindsAbout(made)).toEqual(['promise.made']);
  });

  test('is answered for by a team with its person, a team alone, or the desk as a whole', async () => {
    const subject = aSubject();
    await promised(app, [
      aCallback(app, calendarId, { subject, promisor: { kind: 'team', teamId: TEAMS.desk, personId: PEOPLE.jan.id } }),
      aCallback(app, calendarId, { subject, promisor: { kind: 'team', teamId: TEAMS.desk, personId: null } }),
      aCallback(app, calendarId, { subject, promisor: { kind: 'desk' } }),
    ]);
    const stored = (await about({ subject })).map(({ promisor }) => promisor);
    expect(stored).toHaveLength(3);
    expect(stored).toEqual(
      expect.arrayContaining([
        { kind: 'team', teamId: TEAMS.desk, personId: PEOPLE.jan.id },
        { kind: 'team', teamId: TEAMS.desk, personId: null },
        { kind: 'desk' },
      ]),
    );
  });

  test('is refused on a calendar that does not exist, and leaves nothing', async () => {
    const subject = aSubject();
    const nowhere = aCallback(app, calendarId, { subject, calendarId: crypto.randomUUID() as CalendarId });
    const made = await within(app, (tx, context) => makePromise(tx, context, nowhere));
    expect(made).toMatchObject({ ok: false, refusal: { code: 'promise.unknown-calendar' } });
    expect(await about({ subject })).toEqual([]);
  });
});

describe('keeping a promise', () => {
  test('a call back is kept by the call', async () => {
    const made = await one();
    const kept = must(await within(app, (tx, context) => fulfilPromise(tx, context, made, now())));
    expect(kept).toMatchObject({ state: 'kept', metAt: now(), wakeAt: null, version: 2 });
    expect(await about(made)).toEqual([kept]);
    expect(await kindsAbout(made)).toEqual(['promise.made', 'promise.kept']);
  });

  test('a fix is met, rejected, met again and confirmed', async () => {
    const made = await one({ kind: 'resolve' });
    const met = must(await within(app, (tx, context) => fulfilPromise(tx, context, made, now())));
    const back = must(await within(app, (tx, context) => rejectPromise(tx, context, met, now())));
    const again = must(await within(app, (tx, context) => fulfilPromise(tx, context, back, now())));
    const at = now();
    const kept = must(await within(app, (tx, context) => confirmPromise(tx, context, again, { confirmed: true, at })));
    expect([met.state, back.state, again.state, kept.state]).toEqual(['met', 'running', 'met', 'kept']);
    expect(await kindsAbout(made)).toEqual([
      'promise.made',
      'promise.met',
      'promise.resumed',
      'promise.met',
      'promise.kept',
    ]);
  });

  test('decides again when somebody changed the promise since it was read', async () => {
    const made = await one({ kind: 'resolve' });
    await within(app, (tx, context) => handPromisesTo(tx, context, made.subject, { personId: PEOPLE.jan.id }));
    const met = must(await within(app, (tx, context) => fulfilPromise(tx, context, made, now())));
    expect(met).toMatchObject({ state: 'met', version: 3, promisor: { personId: PEOPLE.jan.id } });
  });

  test('of two who fulfil it at once, one does, and the other is told', async () => {
    const made = await one();
    const both = await Promise.all(
      [1, 2].map(() => within(app, (tx, context) => fulfilPromise(tx, context, made, now()))),
    );
    expect(both.map((result) => (result.ok ? 'kept' : result.refusal.code)).sort()).toEqual([
      'kept',
      'promise.already-met',
    ]);
    expect(await kindsAbout(made)).toEqual(['promise.made', 'promise.kept']);
  });
});

describe('moving and withdrawing a promise', () => {
  test('a moved promise closes and its successor stands, in the words of its reader', async () => {
    const made = await one({ promisee: { kind: 'person', personId: PEOPLE.luc.id } });
    const due = now() + 2 * HOUR;
    const moved = must(
      await within(app, (tx, context) => renegotiatePromise(tx, context, made.id, { due, reason: 'Paul travels.' })),
    );
    expect(moved.old).toMatchObject({ state: 'renegotiated', successorId: moved.successor.id, wakeAt: null });
    expect(moved.successor).toMatchObject({ state: 'running', due, predecessorId: made.id });
    expect(moved.successor.text).toMatch(/10:10.*12:00.*Paul travels/);
    expect(await about(made)).toEqual([moved.old, moved.successor]);
    expect(await kindsAbout(made)).toEqual(['promise.made', 'promise.renegotiated']);
    expect(
      customerPromises([moved.old, moved.successor], { objections: new Map(), now: moved.old.madeAt }).map(
        ({ movedTo }) => movedTo,
      ),
    ).toEqual([new Date(due).toISOString(), null]);
  });

  test('what is withdrawn in time is withdrawn; what is late is released and stays broken', async () => {
    const inTime = await one();
    const late = await one({ anchor: now() - HOUR });
    const [withdrawn, released] = await within(app, async (tx, context) => [
      must(await withdrawPromise(tx, context, inTime.id, CUSTOMER_WITHDREW)),
      must(await withdrawPromise(tx, context, late.id, CUSTOMER_WITHDREW)),
    ]);
    expect(withdrawn).toMatchObject({ state: 'withdrawn', closedAt: now() });
    expect(released).toMatchObject({ state: 'broken', brokenAt: late.due, closedAt: now() });
    const left = await within(app, (tx) => openPromisesAbout(tx, late.subject));
    expect(left).toEqual([]);
  });

  test('an unknown promise is not found', async () => {
    const id = crypto.randomUUID() as PromiseId;
    const refused = await within(app, (tx, context) => withdrawPromise(tx, context, id, CUSTOMER_WITHDREW));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });
});

describe('what is owed', () => {
  test('goes to whoever takes it, person or team, and not what is over', async () => {
    const subject = aSubject();
    const [kept] = await promised(app, [aCallback(app, calendarId, { subject })]);
    if (!kept) throw new Error('Nothing was promised.');
    await within(app, (tx, context) => fulfilPromise(tx, context, kept, now()));
    await promised(app, [aCallback(app, calendarId, { subject, promisor: { kind: 'desk' } })]);
    const give = (to: Parameters<typeof handPromisesTo>[3]) =>
      within(app, (tx, context) => handPromisesTo(tx, context, subject, to));
    expect((await give({ personId: PEOPLE.jan.id })).map(({ promisor }) => promisor)).toEqual([
      { kind: 'person', personId: PEOPLE.jan.id },
    ]);
    expect((await give({ teamId: TEAMS.field })).map(({ promisor }) => promisor)).toEqual([
      { kind: 'team', teamId: TEAMS.field, personId: null },
    ]);
    expect((await give({ personId: PEOPLE.femi.id })).map(({ promisor }) => promisor)).toEqual([
      { kind: 'team', teamId: TEAMS.field, personId: PEOPLE.femi.id },
    ]);
  });

  test('is known per subject: the next due, and what is late until it is delivered', async () => {
    const [calm, late, nothing] = [aSubject(), aSubject(), aSubject()];
    const terms = { kind: 'budget', ms: HOUR } as const;
    const made = await promised(app, [
      aCallback(app, calendarId, { subject: calm, terms }),
      aCallback(app, calendarId, { subject: calm }),
      aCallback(app, calendarId, { subject: late, anchor: now() - HOUR }),
      aCallback(app, calendarId, { subject: late }),
    ]);
    await app.judge();
    const next = await within(app, (tx) => nextOpenPromises(tx, 'case', [calm.id, late.id, nothing.id]));
    expect([next.get(calm.id)?.id, next.get(late.id)?.id, next.size]).toEqual([made[1]?.id, made[2]?.id, 2]);
    expect(next.get(late.id)?.state).toBe('broken');
    const delivered = next.get(late.id) ?? made[2];
    if (!delivered) throw new Error('Nothing was promised.');
    await within(app, (tx, context) => fulfilPromise(tx, context, delivered, now()));
    const after = await within(app, (tx) => nextOpenPromises(tx, 'case', [late.id]));
    expect(after.get(late.id)?.id).toBe(made[3]?.id);
  });
});

test('figures count what was judged, by who was promised and by who promised', async () => {
  const people = {
    promisee: { kind: 'person', personId: PEOPLE.dora.id },
    promisor: { kind: 'person', personId: PEOPLE.tom.id },
  } as const;
  const [kept, late, moved] = [
    await one({ ...people }),
    await one({ ...people, anchor: now() - HOUR }),
    await one({ ...people }),
  ];
  await within(app, async (tx, context) => {
    must(await fulfilPromise(tx, context, kept, now()));
    must(await fulfilPromise(tx, context, late, now()));
    must(await renegotiatePromise(tx, context, moved.id, { due: now() + HOUR, reason: 'Paul travels.' }));
  });
  const window = { promisorPersonId: PEOPLE.tom.id, from: now() - HOUR, to: now() + HOUR };
  const [figures, outcomes] = await within(app, async (tx) => [
    await keptFor(tx, PEOPLE.dora.id),
    await outcomesOf(tx, window),
  ]);
  expect(figures).toEqual({ kept: 1, judged: 2 });
  expect(outcomes).toEqual(['late', 'kept']);
});

test('views name who promised, and where a moved promise went', async () => {
  const made = await one({ promisor: { kind: 'team', teamId: TEAMS.desk, personId: PEOPLE.ayse.id } });
  const due = now() + HOUR;
  await within(app, (tx, context) => renegotiatePromise(tx, context, made.id, { due, reason: 'Paul travels.' }));
  const [old] = await about(made);
  const [view] = await within(app, (tx) => promiseViews(tx, old ? [old] : []));
  expect(view).toMatchObject({
    promisor: {
      person: { id: PEOPLE.ayse.id, name: 'Ayse Yildiz' },
      team: { id: TEAMS.desk, name: 'Team desk' },
    },
    state: 'renegotiated',
    movedTo: new Date(due).toISOString(),
    reason: 'Paul travels.',
  });
});
