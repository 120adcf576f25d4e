import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { CaseId, PersonId, TeamId } from '#kernel/ids.ts';
import { ACCOUNTS, eventually, PEOPLE, type PersonName, TEAMS } from '#tests/harness/index.ts';
import { type Heard, type Listener, listen } from './kit/listen.ts';
import { newcomer } from './kit/newcomers.ts';
import { openWorld, type World } from './kit/world.ts';

const { setNowLine, writeNote, writeToUs } = casesContract.endpoints;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.stop());

const open: Listener[] = [];
afterEach(() => {
  for (const listener of open.splice(0)) listener.close();
});

async function listenAs(name: PersonName, headers: Record<string, string> = {}): Promise<Listener> {
  const listener = await listen(world.app.program.address, { cookie: await world.app.cookieOf(name), ...headers });
  open.push(listener);
  return listener;
}

const about = (caseId: string, kind: string) => (one: Heard) =>
  one.data.subject?.id === caseId && one.data.kind === kind;

/** Says something that everybody who may read the case hears. */
async function say(caseId: CaseId, text: string): Promise<void> {
  const ayse = await world.app.as('ayse');
  await ayse(setNowLine, { params: { caseId }, body: { text } });
}

const countOf = (listener: Listener, caseId: string, kind: string) => listener.heard.filter(about(caseId, kind)).length;

describe('the feed opens', () => {
  it.each(['stranger', 'token'] as const)('not for the %s', async (asker) => {
    expect((await world.send(asker, { method: 'GET', path: '/api/v1/feed' })).status).toBe(401);
  });
});

describe('an event is heard by whoever may read what it is about', () => {
  it('and by nobody else', async () => {
    const names = ['maria', 'ayse', 'grace', 'luc', 'dora', 'femi'] as const;
    const listeners = await Promise.all(names.map((name) => listenAs(name)));
    const caseId = await world.hand.taken();
    await say(caseId, 'The locksmith is on the way');
    // Heard by all, and after everything before it: then whoever has not heard will not hear.
    const dora = await world.app.as('dora');
    const southern = await dora(casesContract.endpoints.ask, { body: { text: 'The southern gate.' } });
    for (const name of ['maria', 'ayse', 'grace'] as const) {
      await listeners[names.indexOf(name)]?.hears('the now line', about(caseId, 'case.now-said'));
    }
    await listeners[names.indexOf('dora')]?.hears('her own case', about(southern.id, 'case.opened'));
    const heard = names.map((name, index) => [
      name,
      listeners[index]?.heard.some(({ data }) => data.subject?.id === caseId),
    ]);
    expect(Object.fromEntries(heard)).toEqual({
      maria: true,
      ayse: true,
      grace: true,
      luc: false,
      dora: false,
      femi: false,
    });
  });

  it('where it is about a team note, not by the customer', async () => {
    const caseId = await world.hand.taken();
    const [maria, ayse] = [await listenAs('maria'), await listenAs('ayse')];
    const agent = await world.app.as('ayse');
    await agent(writeNote, { params: { caseId }, body: { text: 'The lock is from 1987.' } });
    await say(caseId, 'We ordered a lock');
    const written = await ayse.hears('the note', ({ data }) => data.kind?.startsWith('note.') === true);
    await maria.hears('the now line', about(caseId, 'case.now-said'));
    expect(maria.heard.filter(({ data }) => data.kind === written.data.kind)).toEqual([]);
    expect(maria.heard.filter(({ data }) => data.kind === 'case.state-changed')).toEqual([]);
  });
});

describe('a listener who comes back', () => {
  it('hears what was said meanwhile, without a gap', async () => {
    const caseId = await world.hand.taken();
    const first = await listenAs('maria');
    await say(caseId, 'One');
    const last = await first.hears('one', about(caseId, 'case.now-said'));
    first.close();
    await say(caseId, 'Two');
    await say(caseId, 'Three');
    const second = await listenAs('maria', { 'last-event-id': last.id ?? '' });
    await eventually('two and three', async () => {
      const ids = new Set(second.heard.filter(about(caseId, 'case.now-said')).map(({ id }) => id));
      return [...ids].filter((id) => Number(id) > Number(last.id)).length === 2;
    });
  });

  it('hears nothing that they may not hear', async () => {
    const dora = await listenAs('dora', { 'last-event-id': '0' });
    const own = (await world.app.as('dora'))(casesContract.endpoints.ask, { body: { text: 'The eastern gate.' } });
    await dora.hears('her own case', about((await own).id, 'case.opened'));
    const [foreign] = await world.app.sql<{ count: number }>(
      `select count(*)::integer as count from platform.fact where account_id is distinct from $1 and subject_kind = 'case'
       and subject_id = any ($2)`,
      [await accountOf('dora'), dora.heard.map(({ data }) => data.subject?.id)],
    );
    expect(foreign?.count).toBe(0);
  });

  it('after a long gap is told to look again', async () => {
    await world.app.sql(
      `set role evenkeel_system;
       select platform.append_facts(jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'subjectKind', 'tests',
         'subjectId', gen_random_uuid(), 'kind', 'tests.happened', 'audience', 'team', 'accountId', null,
         'actorKind', 'system', 'actorId', null, 'actorName', 'tests', 'requestId', 'tests', 'occurredAt', now(),
         'data', '{}'::jsonb))) from generate_series(1, 700)`,
    );
    const maria = await listenAs('maria', { 'last-event-id': '1' });
    await maria.hears('reset', ({ event }) => event === 'reset');
  });

  it.each(['x', '-1', '1e99', '99999999999999999999', "1' or 1=1"])(
    'with a nonsense id %s just listens',
    async (id) => {
      const maria = await listenAs('maria', { 'last-event-id': id });
      const caseId = await world.hand.taken();
      await maria.hears('the case', about(caseId, 'case.opened'));
    },
  );
});

async function accountOf(name: PersonName): Promise<string | undefined> {
  const rows = await world.app.sql<{ account_id: string }>('select account_id from people.person where id = $1', [
    PEOPLE[name].id,
  ]);
  return rows[0]?.account_id;
}

const SOON = 5000;

async function listenAsNewcomer(given: Parameters<typeof newcomer>[1]) {
  const { id, cookie } = await newcomer(world.app, given);
  const listener = await listen(world.app.program.address, { cookie });
  open.push(listener);
  return { id, cookie, listener };
}

async function changePerson(personId: PersonId, body: { active?: boolean; teamIds?: TeamId[] }): Promise<void> {
  const admin = await world.app.as('admin');
  const ifMatch = await world.hand.versionOf(personId);
  await admin(peopleContract.endpoints.changePerson, { params: { personId }, body, ifMatch });
}

describe('somebody who may no longer listen is cut off within five seconds', () => {
  const customer = { roles: ['customer'], accountId: ACCOUNTS.north } as const;
  const agent = { roles: ['agent'], teamIds: [TEAMS.desk] } as const;

  it('when they sign out', async () => {
    const { cookie, listener } = await listenAsNewcomer(customer);
    const request = { method: 'POST', path: '/api/auth/sign-out', body: '{}' };
    await world.send('stranger', { ...request, headers: { cookie, 'content-type': 'application/json' } });
    await eventually('the end of the stream', async () => listener.ended, SOON);
  });

  it('when their access ends', async () => {
    const { id, listener } = await listenAsNewcomer(agent);
    await changePerson(id, { active: false });
    await eventually('the end of the stream', async () => listener.ended, SOON);
  });

  it('when their session runs out', async () => {
    const { id, cookie } = await newcomer(world.app, customer);
    await world.app.sql(
      `update identity.session s set expires_at = now() + interval '2 seconds' from people.person p
       where p.user_id = s.user_id and p.id = $1`,
      [id],
    );
    const listener = await listen(world.app.program.address, { cookie });
    expect(listener.ended).toBe(false);
    await eventually('the end of the stream', async () => listener.ended, 2000 + SOON);
  });

  it('and hears no more of a case whose team they left', async () => {
    const { id, listener } = await listenAsNewcomer(agent);
    const caseId = await world.hand.taken();
    await listener.hears('the case', about(caseId, 'case.taken'));
    await changePerson(id, { teamIds: [] });
    const grace = await listenAs('grace');
    const silence = async () => {
      const [before, told] = [listener, grace].map((one) => countOf(one, caseId, 'case.now-said'));
      await say(caseId, `News ${told}`);
      await eventually('the news', async () => countOf(grace, caseId, 'case.now-said') > (told ?? 0));
      return countOf(listener, caseId, 'case.now-said') === before;
    };
    await eventually('silence', silence, SOON);
  });
});

describe('three hundred who listen', () => {
  it('hear it all, each what is theirs', async () => {
    const names = Array.from({ length: 300 }, (_, index) =>
      index % 3 === 0 ? 'maria' : index % 3 === 1 ? 'ayse' : 'femi',
    );
    const listeners = await Promise.all(
      names.map((name) => listenAs(name === 'maria' || name === 'ayse' ? name : 'femi')),
    );
    const caseId = await world.hand.taken();
    const maria = await world.app.as('maria');
    await maria(writeToUs, { params: { caseId }, body: { text: 'Now the window is stuck, too.' } });
    const wanted = names.filter((name) => name !== 'femi').length;
    await eventually('everybody', async () => {
      return listeners.filter((one) => one.heard.some(({ data }) => data.subject?.id === caseId)).length === wanted;
    });
    expect(
      listeners.filter((one, index) => names[index] === 'femi' && one.heard.some(about(caseId, 'case.opened'))),
    ).toEqual([]);
  });
});
