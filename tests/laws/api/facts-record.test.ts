import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS, PEOPLE } from '#tests/harness/index.ts';
import { finish, note, openCases } from './kit/notes.ts';
import { type Database, openDatabaseAsOwner } from './kit/roles.ts';
import { openWorld, type World } from './kit/world.ts';

let world: World;
let database: Database;
let subject: string;
beforeAll(async () => {
  world = await openWorld();
  const caseIds = await openCases(world);
  await Promise.all(caseIds.map((caseId) => note(world, caseId)));
  await finish(world, caseIds);
  await world.hand.waiting();
  subject = caseIds[0] ?? '';
  database = await openDatabaseAsOwner(world.app.ownerUrl);
}, 120_000);
afterAll(async () => {
  await database.close();
  await world.stop();
});

const BROKEN = 'select subject_kind, subject_id::text, sequence from platform.broken_chains()';
const everyRole = `unnest(array['evenkeel_customer', 'evenkeel_agent', 'evenkeel_system', 'evenkeel_app', 'evenkeel_jobs', 'evenkeel_identity']) role`;

describe('the record of facts', () => {
  it('is added to by one function, and otherwise only read', async () => {
    const writers = await database.rows(
      `select role, t, p from ${everyRole}, unnest(array['platform.fact', 'platform.fact_head']) t,
         unnest(array['insert', 'update', 'delete', 'truncate']) p where has_table_privilege(role, t, p)`,
    );
    expect(writers).toEqual([]);
  });

  it('is unbroken after a busy day', async () => {
    const [day] = await database.rows<{ facts: number; subjects: number }>(
      'select count(*)::integer as facts, count(distinct subject_id)::integer as subjects from platform.fact',
    );
    expect(day?.facts).toBeGreaterThan(60);
    expect(day?.subjects).toBeGreaterThan(8);
    expect(await database.rows(BROKEN)).toEqual([]);
  });

  const one = `from platform.fact where subject_id = 'SUBJECT'`;
  it.each([
    [
      'another word in it',
      `update platform.fact set data = data || '{"text":"never said"}' where sequence = 2 and subject_id = 'SUBJECT'`,
    ],
    [
      'another moment',
      `update platform.fact set occurred_at = occurred_at - interval '1 hour' where sequence = 3 and subject_id = 'SUBJECT'`,
    ],
    [
      'another actor',
      `update platform.fact set actor_name = 'Somebody Else' where sequence = 1 and subject_id = 'SUBJECT'`,
    ],
    ['another audience', `update platform.fact set audience = 'team' where sequence = 1 and subject_id = 'SUBJECT'`],
    ['a fact taken out', `delete ${one} and sequence = 3`],
    ['the last fact taken away', `delete ${one} and sequence = (select max(sequence) ${one})`],
    ['all of a subject’s facts taken away', `delete ${one}`],
    [
      'two facts changed for each other',
      `update platform.fact set sequence = 1000 - sequence where subject_id = 'SUBJECT' and sequence in (2, 3)`,
    ],
    [
      'a fact that was forged with a hash of its own',
      `insert into platform.fact (id, subject_kind, subject_id, sequence, kind, audience, actor_kind, actor_name, request_id, occurred_at, data, previous_hash, hash)
        select gen_random_uuid(), subject_kind, subject_id, sequence + 1, 'case.closed', 'customer', 'system', 'keeper', 'x', now(), '{}', hash, sha256('x')
        ${one} order by sequence desc limit 1`,
    ],
  ])('shows %s', async (_, change) => {
    const broken = await database.pretend<{ subject_id: string }>(change.replaceAll('SUBJECT', subject), BROKEN);
    expect(broken.map(({ subject_id }) => subject_id)).toEqual([subject]);
  });

  const given = {
    id: '019a0000-0000-7000-8000-00000000fac7',
    subjectKind: 'case',
    kind: 'case.closed',
    audience: 'customer',
    accountId: ACCOUNTS.north,
    actorKind: 'person',
    actorId: PEOPLE.maria.id,
    actorName: PEOPLE.maria.name,
    requestId: 'tests',
    occurredAt: '2026-11-24T09:00:00Z',
    data: {},
  };
  const maria = { role: 'evenkeel_customer', person: PEOPLE.maria.id, accounts: [ACCOUNTS.north] } as const;
  const append = (fact: object) =>
    database.attempt(maria, 'select platform.append_facts($1)', [
      JSON.stringify([{ ...given, subjectId: subject, ...fact }]),
    ]);

  it('takes what people do, in their own name and about their own account', async () => {
    expect(await append({})).toHaveProperty('rows');
    expect(await append({ accountId: ACCOUNTS.south })).toEqual({ refused: '42501' });
    expect(await append({ actorId: PEOPLE.ayse.id, actorName: PEOPLE.ayse.name })).toEqual({ refused: '42501' });
    expect(await append({ actorKind: 'system', actorId: null, actorName: 'keeper' })).toEqual({ refused: '42501' });
  });
});
