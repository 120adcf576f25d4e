import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleContract } from '#capabilities/people/contract.ts';
import { type Actor, ANONYMOUS, type PersonActor } from '#kernel/actor.ts';
import { systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { ACCOUNTS, PEOPLE, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';
import { caseSubjects, facetsInReach, mayReadCase, readableCases } from './policy.ts';
import type { CaseTables } from './tables.ts';

const { ask, assign, getCase, openCase, take } = casesContract.endpoints;
const { changeAccount } = peopleContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  const [maria, dora, ayse, femi] = await Promise.all([
    app.as('maria'),
    app.as('dora'),
    app.as('ayse'),
    app.as('femi'),
  ]);
  for (const serviceId of [SERVICES.rooms, SERVICES.scanners]) {
    await maria(ask, { body: { text: `North asks about ${serviceId}`, serviceId } });
    await dora(ask, { body: { text: `South asks about ${serviceId}`, serviceId } });
  }
  const body = { requesterId: PEOPLE.luc.id, subject: 'By phone', text: 'Luc calls', takeIt: true };
  const taken = await ayse(openCase, { body });
  await ayse(assign, { params: { caseId: taken.id }, body: { assigneeId: PEOPLE.femi.id } });
  const handed = await femi(openCase, { body: { ...body, subject: 'Given to another team' } });
  await femi(assign, { params: { caseId: handed.id }, body: { teamId: TEAMS.desk } });
  await (await app.as('admin'))(changeAccount, {
    params: { accountId: ACCOUNTS.north },
    ifMatch: 1,
    body: { colleaguesSee: 'account-managers' },
  });
  await maria(ask, { body: { text: 'For everybody at North' } });
  await maria(ask, { body: { text: 'For the desk alone', keepPrivate: true } });
  const unowned = await dora(ask, { body: { text: 'The first to take it' } });
  await ayse(take, { params: { caseId: unowned.id } });
});
afterAll(() => app.stop());

function actors(): readonly Actor[] {
  const everyAccount = Object.values(ACCOUNTS);
  const people = Object.values(PEOPLE).map(
    ({ id, name, roles, account, team }): PersonActor => ({
      kind: 'person',
      personId: id,
      name,
      roles,
      accounts: account === null ? everyAccount : [ACCOUNTS[account]],
      teams: team === null ? [] : [TEAMS[team]],
    }),
  );
  const sharing = people.map((person) => ({ ...person, sharedAccounts: [ACCOUNTS.north] }));
  const narrow = people.map((person) => ({ ...person, accounts: [ACCOUNTS.south] }));
  return [...people, ...sharing, ...narrow, ANONYMOUS, { kind: 'system', name: 'tests' }];
}

describe('who may read a case', () => {
  it('is the same rule as a yes or no and as a predicate, for everybody and every case', async () => {
    await reading(systemContext(app.program.platform, 'tests'), async (tx) => {
      const cases = tx.tables<CaseTables>().selectFrom('cases.case').select('id');
      const ids = (await cases.execute()).map(({ id }) => id);
      const scopes = await caseSubjects.load(tx, ids);
      expect(ids.length).toBeGreaterThanOrEqual(7);
      for (const actor of actors()) {
        const listed = (await cases.where(readableCases(actor)).execute()).map(({ id }) => id).sort();
        const allowed = ids.filter((id) => {
          const scope = scopes.get(id);
          return scope !== undefined && mayReadCase(actor, scope);
        });
        expect({ actor, listed }).toEqual({ actor, listed: allowed.sort() });
      }
    });
  });

  it('leaves out of a search nothing that may be read', async () => {
    await reading(systemContext(app.program.platform, 'tests'), async (tx) => {
      const cases = tx.tables<CaseTables>().selectFrom('cases.case').select('cases.case.id');
      for (const actor of actors()) {
        const reach = facetsInReach(actor);
        if (reach === null) continue;
        const readable = cases.where(readableCases(actor));
        const month = sql`'/month:' || to_char(opened_at at time zone 'UTC', 'YYYY-MM')`;
        const inItsMonth = sql`array(select r || ${month} from unnest(${sql.val(reach)}::text[]) r)`;
        const beyond = readable
          .innerJoin('cases.search_text', 'cases.search_text.case_id', 'cases.case.id')
          .where(sql<boolean>`not (facets && ${sql.val(reach)}::text[] and facets && ${inItsMonth})`);
        expect({ actor, beyond: await beyond.execute() }).toEqual({ actor, beyond: [] });
      }
    });
  });

  it('changes when an agent hands a case to others: it is theirs then, and out of the agent’s sight', async () => {
    const [maria, ayse, femi] = await Promise.all([app.as('maria'), app.as('ayse'), app.as('femi')]);
    const { id: caseId } = await maria(ask, { body: { text: 'The gate is stuck.', serviceId: SERVICES.scanners } });
    await expect(ayse(getCase, { params: { caseId } })).rejects.toMatchObject({ code: 'not-found' });
    const handed = await femi(assign, { params: { caseId }, body: { teamId: TEAMS.desk } });
    expect(handed.team?.id).toBe(TEAMS.desk);
    await expect(femi(getCase, { params: { caseId } })).rejects.toMatchObject({ code: 'not-found' });
    expect((await ayse(getCase, { params: { caseId } })).team?.id).toBe(TEAMS.desk);
  });
});
