import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleContract } from '#capabilities/people/contract.ts';
import { DAY, fromIso, HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, firstWord, getCase, listCases, reply, take } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const unsure = { text: 'Somebody parks on our loading bay every morning.', unsure: true };

describe('whoever does not know whom to ask', () => {
  it('is promised a word by the moment that was shown before, by a person of the desk who has the fewest cases', async () => {
    const maria = await app.as('maria');
    const { by } = await maria(firstWord, { query: { unsure: 'true' } });
    expect(fromIso(by ?? '')).toBeGreaterThan(app.clock.now());
    const story = await maria(ask, { body: unsure });
    expect(story.next).toMatchObject({ kind: 'first-response', by, from: story.people[0]?.name });
    expect(story.people).toMatchObject([{ role: 'owner' }]);
    expect(story.history.map(({ kind }) => kind)).toContain('case.given');
    const second = await maria(ask, { body: { ...unsure, text: 'And who waters the plants?' } });
    expect(second.people[0]?.name).not.toBe(story.people[0]?.name);
  });

  it('is a question that somebody owns, begun when they write', async () => {
    const maria = await app.as('maria');
    const { id: caseId } = await maria(ask, { body: unsure });
    const params = { caseId };
    const grace = await app.as('grace');
    const detail = await grace(getCase, { params });
    expect(detail).toMatchObject({ kind: 'question', state: 'new', mayTake: false });
    const owner = Object.entries(PEOPLE).find(([, { id }]) => id === detail.owner?.id)?.[0];
    const worker = await app.as(owner as 'ayse');
    expect((await worker(listCases, { query: { show: 'mine' } })).items.map(({ id }) => id)).toContain(caseId);
    expect(await worker(take, { params })).toMatchObject({ owner: { id: detail.owner?.id } });
    const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
    const answered = await worker(reply, { params, body: { text: 'That is for Facilities; I ask Lena.', next } });
    expect(answered.case.state).toBe('in-progress');
    expect((await maria(caseStory, { params })).people[0]?.role).toBe('owner');
  });

  it('is not given to somebody who is away, and to nobody where nobody is there', async () => {
    const away = { from: toIso(app.clock.now()), until: toIso(app.clock.now() + DAY) };
    const admin = await app.as('admin');
    const handOvers: never[] = [];
    const there = ['jan', 'tom'] as const;
    for (const name of there) {
      const call = await app.as(name);
      const { items } = await call(casesContract.endpoints.owed, {
        params: { personId: PEOPLE[name].id },
        query: { until: away.until },
      });
      const given = items.map(({ promise }) => ({ promiseId: promise.id, to: { kind: 'team' as const } }));
      const body = { ...away, handOvers: given.length > 0 ? given : handOvers };
      await call(peopleContract.endpoints.addAbsence, { body });
    }
    const maria = await app.as('maria');
    expect((await maria(ask, { body: unsure })).people).toEqual([{ name: PEOPLE.ayse.name, role: 'owner' }]);
    const params = { personId: PEOPLE.ayse.id };
    const { version } = await admin(peopleContract.endpoints.getPerson, { params });
    await admin(peopleContract.endpoints.changePerson, { params, body: { active: false }, ifMatch: version });
    expect(await maria(ask, { body: unsure })).toMatchObject({ people: [], next: { from: null } });
  });

  it('is told the moment of the service and urgency that they name', async () => {
    const maria = await app.as('maria');
    const calm = await maria(firstWord, { query: { serviceId: SERVICES.rooms, urgency: 'low' } });
    const urgent = await maria(firstWord, { query: { serviceId: SERVICES.rooms, urgency: 'critical' } });
    expect(fromIso(urgent.by ?? '')).toBeLessThanOrEqual(fromIso(calm.by ?? ''));
    const asked = await maria(ask, { body: { text: 'x', serviceId: SERVICES.rooms, urgency: 'critical' } });
    expect(asked.next?.by).toBe(urgent.by);
    expect((await (await app.as('femi'))(firstWord, { query: {} })).by).toBeNull();
  });
});
