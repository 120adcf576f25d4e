import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noticesContract } from '#capabilities/notices/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import type { CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import { DAY, HOUR, type Instant, MINUTE, toIso } from '#kernel/time.ts';
import {
  eventually,
  PEOPLE,
  type PersonName,
  SERVICES,
  startTestApp,
  TEAMS,
  type TestApp,
} from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, assign, caseHistory, caseStory, getCase, promiseCallback, owed, take } = casesContract.endpoints;
const { renegotiate } = promisesContract.endpoints;
const { addAbsence, endAbsence, listAbsences } = peopleContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

/** Everybody is there, and nobody owes anything. */
beforeEach(async () => {
  await app.sql('delete from people.absence');
  await app.sql(`update promises.promise set state = 'kept', broken_at = null, wake_at = null where owed`);
});

const ahead = (ms: number) => app.clock.now() + ms;
type To = { kind: 'person'; personId: PersonId } | { kind: 'team' };
const to = (name: PersonName): To => ({ kind: 'person', personId: PEOPLE[name].id });

/** A case of Maria's that Ayse took, on which she promised to call back by a moment. */
async function promised(due: Instant): Promise<{ caseId: CaseId; promiseId: PromiseId }> {
  const maria = await app.as('maria');
  const ayse = await app.as('ayse');
  const { id: caseId } = await maria(ask, { body: { text: 'The door is stuck.', serviceId: SERVICES.rooms } });
  await ayse(take, { params: { caseId } });
  await app.sql(`update promises.promise set state = 'kept', wake_at = null where owed and subject_id = $1`, [caseId]);
  const body = { kind: 'callback', due: toIso(due), text: 'We call you back.' } as const;
  const detail = await ayse(promiseCallback, { params: { caseId }, body });
  const promise = detail.promises.find(({ kind }) => kind === 'callback');
  if (!promise) throw new Error('Nothing was promised.');
  return { caseId, promiseId: promise.id };
}

interface Stated {
  readonly by?: PersonName;
  readonly whose?: PersonName;
  readonly from?: Instant;
  readonly until?: Instant;
  readonly standIn?: PersonName;
  readonly handOvers?: readonly { readonly promiseId: PromiseId; readonly to: To }[];
}

/** Ayse (or whoever is said) goes away, now and for two days unless said otherwise. */
async function goAway({ by = 'ayse', whose, from, until = ahead(2 * DAY), standIn, handOvers = [] }: Stated = {}) {
  const call = await app.as(by);
  return call(addAbsence, {
    body: {
      ...(whose ? { personId: PEOPLE[whose].id } : {}),
      ...(from === undefined ? {} : { from: toIso(from) }),
      until: toIso(until),
      standInId: standIn ? PEOPLE[standIn].id : null,
      handOvers: [...handOvers],
    },
  });
}

async function promisorOf({ caseId, promiseId }: { caseId: CaseId; promiseId: PromiseId }) {
  const detail = await (await app.as('grace'))(getCase, { params: { caseId } });
  return detail.promises.find(({ id }) => id === promiseId)?.promisor;
}

const jobsDone = () =>
  eventually('the jobs are done', async () => {
    const waiting = await app.sql(`select from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier in ('cases.tell-receivers', 'cases.begin-absence') and j.run_at <= now()`);
    return waiting.length === 0;
  });

async function newsFor(name: PersonName) {
  const { items } = await (await app.as(name))(noticesContract.endpoints.listNotices, {});
  return items.filter(({ news }) => news.kind === 'handed-over');
}

describe('somebody who goes away', () => {
  test('is listed until they are back, with who stands in', async () => {
    const { absence } = await goAway({ standIn: 'jan' });
    const ayse = await app.as('ayse');
    const [listed] = (await ayse(listAbsences, {})).items;
    expect(listed).toEqual(absence);
    expect(listed).toMatchObject({ person: { name: 'Ayse Yildiz' }, standIn: { name: 'Jan Kowalczyk' } });
    await expect(goAway()).rejects.toMatchObject({ code: 'absence.twice', status: 409 });
    await (await app.as('tom'))(endAbsence, { params: { absenceId: absence.id } });
    expect((await ayse(listAbsences, {})).items).toEqual([]);
    await expect(ayse(endAbsence, { params: { absenceId: absence.id } })).rejects.toMatchObject({
      code: 'absence.over-already',
    });
  });

  test('says so themselves, or a lead of their team does; nobody else', async () => {
    await expect(goAway({ by: 'tom', whose: 'jan' })).resolves.toBeDefined();
    for (const by of ['ayse', 'grace', 'admin'] as const) {
      await expect(goAway({ by, whose: 'jan', from: ahead(5 * DAY), until: ahead(6 * DAY) })).rejects.toMatchObject({
        status: 404,
      });
    }
    await expect(goAway({ by: 'tom', whose: 'femi' })).rejects.toMatchObject({ status: 404 });
    await expect(goAway({ by: 'maria' })).rejects.toMatchObject({ status: 403 });
    const [jans] = (await (await app.as('ayse'))(listAbsences, { query: { personId: PEOPLE.jan.id } })).items;
    if (!jans) throw new Error('Jan is not away.');
    await expect((await app.as('ayse'))(endAbsence, { params: { absenceId: jans.id } })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('what they owe meanwhile', () => {
  test('must be handed over before they can go, and all of it changes in one breath', async () => {
    const soon = await promised(ahead(3 * HOUR));
    const later = await promised(ahead(9 * DAY));
    await expect(goAway({ standIn: 'jan' })).rejects.toMatchObject({
      code: 'absence.hand-over-first',
      status: 409,
      message: 'Ayse Yildiz owes a promise that falls due meanwhile. Choose who keeps it.',
    });
    expect((await (await app.as('ayse'))(listAbsences, {})).items).toEqual([]);
    const gone = await goAway({ standIn: 'jan', handOvers: [{ promiseId: soon.promiseId, to: to('jan') }] });
    expect(gone.handedOver).toBe(1);
    expect(await promisorOf(soon)).toMatchObject({ person: { name: 'Jan Kowalczyk' } });
    expect(await promisorOf(later)).toMatchObject({ person: { name: 'Ayse Yildiz' } });
  });

  test('is listed by due moment with who should keep it and what speaks against others', async () => {
    const soon = await promised(ahead(3 * HOUR));
    const later = await promised(ahead(9 * DAY));
    await goAway({ by: 'tom' });
    const params = { personId: PEOPLE.ayse.id };
    const query = { until: toIso(ahead(2 * DAY)), standInId: PEOPLE.jan.id };
    const ayse = await app.as('ayse');
    const listed = await ayse(owed, { params, query });
    expect(listed.items.map(({ promise, must }) => [promise.id, must])).toEqual([
      [soon.promiseId, true],
      [later.promiseId, false],
    ]);
    const [first] = listed.items;
    expect(first).toMatchObject({
      suggested: { id: PEOPLE.jan.id },
      team: { id: TEAMS.desk },
      about: { title: 'The door is stuck' },
    });
    expect(listed.receivers.map(({ name }) => name)).toEqual(['Jan Kowalczyk', 'Tom Berger']);
    expect(listed.receivers[1]).toMatchObject({ cannotKeep: [soon.promiseId], late: 0 });
    expect(listed.receivers[1]?.awayUntil).toBe(toIso(ahead(2 * DAY)));
    const nobody = await ayse(owed, { params, query: { until: query.until } });
    expect(nobody.items[0]?.suggested).toBeNull();
    await expect((await app.as('jan'))(owed, { params, query })).rejects.toMatchObject({ status: 404 });
  });

  test('goes to nobody who is away, may not see it, or does not work on cases', async () => {
    const { promiseId } = await promised(ahead(3 * HOUR));
    await goAway({ by: 'jan' });
    const refusal = (name: PersonName) => goAway({ handOvers: [{ promiseId, to: to(name) }] });
    await expect(refusal('jan')).rejects.toMatchObject({ code: 'absence.receiver-away' });
    await expect(refusal('femi')).rejects.toMatchObject({ code: 'absence.receiver-cannot-see' });
    await expect(refusal('grace')).rejects.toMatchObject({ code: 'absence.receiver-unknown' });
    await expect(refusal('maria')).rejects.toMatchObject({ code: 'absence.receiver-unknown' });
    await expect(refusal('ayse')).rejects.toMatchObject({ code: 'absence.receiver-self' });
    await expect(goAway({ standIn: 'jan' })).rejects.toMatchObject({ code: 'absence.stand-in-away' });
  });

  test('is told to the receivers and in the case, to the customer too', async () => {
    const one = await promised(ahead(3 * HOUR));
    const two = await promised(ahead(4 * HOUR));
    const handOvers = [
      { promiseId: one.promiseId, to: to('jan') },
      { promiseId: two.promiseId, to: { kind: 'team' } as const },
    ];
    await goAway({ handOvers });
    await jobsDone();
    const [jans] = await newsFor('jan');
    expect(jans).toMatchObject({ title: 'The door is stuck', news: { from: 'Ayse Yildiz', count: 1, to: 'you' } });
    expect((await newsFor('tom'))[0]).toMatchObject({ news: { count: 1, to: 'team' } });
    const maria = await app.as('maria');
    const story = await maria(caseStory, { params: { caseId: one.caseId } });
    expect(story.next).toMatchObject({ kind: 'callback', from: 'Jan Kowalczyk' });
    expect(story.history.at(-1)).toMatchObject({
      kind: 'promise.handed-over',
      params: { from: 'Ayse Yildiz', to: 'Jan Kowalczyk' },
    });
    const other = await maria(caseStory, { params: { caseId: two.caseId } });
    expect(other.next?.from).toBeNull();
    expect(other.history.at(-1)).toMatchObject({ kind: 'promise.given-to-team', params: { from: 'Ayse Yildiz' } });
    expect(JSON.stringify(other)).not.toContain('Service desk');
  });

  test('leaves the case with its owner until who keeps the promise takes it', async () => {
    const { caseId, promiseId } = await promised(ahead(3 * HOUR));
    await goAway({ handOvers: [{ promiseId, to: to('jan') }] });
    const params = { caseId };
    const jan = await app.as('jan');
    const before = await jan(getCase, { params });
    expect(before).toMatchObject({ owner: { name: 'Ayse Yildiz' }, mayTake: true });
    expect(before.absences).toMatchObject([{ person: { name: 'Ayse Yildiz' } }]);
    const tom = await app.as('tom');
    expect((await tom(getCase, { params })).mayTake).toBe(false);
    await expect(tom(take, { params })).rejects.toMatchObject({ code: 'case.has-an-owner' });
    expect(await jan(take, { params })).toMatchObject({
      owner: { name: 'Jan Kowalczyk' },
      assignee: { name: 'Jan Kowalczyk' },
      absences: [],
    });
    const { items } = await jan(caseHistory, { params });
    expect(items.find(({ kind, params: said }) => kind === 'case.taken' && said.before !== '')?.params).toMatchObject({
      owner: 'Jan Kowalczyk',
      before: 'Ayse Yildiz',
    });
  });

  test('goes to the stand-in where a lead who may not see the case says the absence', async () => {
    const { caseId, promiseId } = await promised(ahead(3 * HOUR));
    const ayse = await app.as('ayse');
    await ayse(assign, { params: { caseId }, body: { teamId: TEAMS.field } });
    const tom = await app.as('tom');
    const params = { personId: PEOPLE.ayse.id };
    const listed = await tom(owed, { params, query: { until: toIso(ahead(2 * DAY)) } });
    expect(listed).toMatchObject({ items: [], outOfSight: 1 });
    await goAway({ by: 'tom', whose: 'ayse', standIn: 'jan' });
    // Jan may not see it either: the case's team has it.
    expect(await promisorOf({ caseId, promiseId })).toMatchObject({ person: null, team: { id: TEAMS.field } });
  });
});

describe('an absence ahead', () => {
  test('lets what is due before it stay, and hands over what is left as it begins', async () => {
    const before = await promised(ahead(HOUR));
    const gone = await goAway({ from: ahead(2 * HOUR), standIn: 'jan' });
    expect(gone.handedOver).toBe(0);
    expect(await promisorOf(before)).toMatchObject({ person: { name: 'Ayse Yildiz' } });
    app.clock.forward(2 * HOUR + MINUTE);
    await app.judge();
    await app.sql(`update graphile_worker._private_jobs set run_at = now() where key = $1`, [
      `absence:${gone.absence.id}`,
    ]);
    await eventually(
      'the promise changed hands',
      async () => (await promisorOf(before))?.person?.name === 'Jan Kowalczyk',
    );
    expect(await newsFor('jan')).not.toEqual([]);
  });

  test('is not promised into: the team gives the word then', async () => {
    await goAway({ from: ahead(2 * HOUR) });
    const within = await promised(ahead(3 * HOUR));
    expect(await promisorOf(within)).toMatchObject({ person: null, team: { id: TEAMS.desk } });
    const before = await promised(ahead(HOUR));
    expect(await promisorOf(before)).toMatchObject({ person: { name: 'Ayse Yildiz' } });
    const body = { due: toIso(ahead(4 * HOUR)), reason: 'The part comes later.', lowered: false };
    const moved = await (await app.as('ayse'))(renegotiate, { params: before, body });
    expect(moved.promisor).toMatchObject({ person: null, team: { id: TEAMS.desk } });
  });
});
