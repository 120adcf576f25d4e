import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, hasRole, isStaff, type PersonActor } from '#kernel/actor.ts';
import type { AccountId, PersonId, TeamId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { SubjectName, SubjectPolicy } from '#platform/subjects.ts';
import type { CaseTables } from './tables.ts';

/** What the question "may this person read this case?" depends on. */
export interface CaseScope {
  readonly accountId: AccountId;
  readonly requesterId: PersonId;
  readonly ownerId: PersonId | null;
  readonly assigneeId: PersonId | null;
  readonly teamId: TeamId | null;
  /** Whom it was offered to, who must read it to answer. */
  readonly offeredToId: PersonId | null;
  readonly offeredTeamId: TeamId | null;
  readonly participantIds: readonly PersonId[];
  /** Their colleagues may see it, where the account lets them. */
  readonly colleaguesSee: boolean;
}

/**
 * Who may read a case. Customers: requester and participants, and their colleagues where the account lets them and it
 * is not kept private. Agents and leads: their teams' cases, those that no
 * team has yet, and those that they own, do, help with or are asked to take over. Managers and administrators: all in their accounts.
 * `readableCases` below is the same rule in SQL; a test holds the two together.
 */
export function mayReadCase(actor: Actor, scope: CaseScope): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous' || !actor.accounts.includes(scope.accountId)) return false;
  const { personId } = actor;
  if (isWithCase(personId, scope) || isShared(actor, scope)) return true;
  if (!isStaff(actor)) return false;
  if (hasRole(actor, 'manager') || hasRole(actor, 'admin')) return true;
  return (
    scope.teamId === null ||
    actor.teams.includes(scope.teamId) ||
    scope.ownerId === personId ||
    scope.assigneeId === personId ||
    scope.offeredToId === personId ||
    (scope.offeredTeamId !== null && actor.teams.includes(scope.offeredTeamId))
  );
}

function isWithCase(personId: PersonId, { requesterId, participantIds }: CaseScope): boolean {
  return requesterId === personId || participantIds.includes(personId);
}

function isShared({ sharedAccounts = [] }: PersonActor, { accountId, colleaguesSee }: CaseScope): boolean {
  return colleaguesSee && sharedAccounts.includes(accountId);
}

type Builder = ExpressionBuilder<CaseTables, 'cases.case'>;
type Part = CaseTables['cases.participant']['role'];

function inAccounts(eb: Builder, accounts: readonly AccountId[]) {
  return eb('cases.case.account_id', '=', sql<AccountId>`any (${sql.val([...accounts])}::uuid[])`);
}

function asked(eb: Builder, personId: PersonId, as: readonly Part[] = ['watcher', 'helper', 'approver']) {
  // One look at the key for each row that comes up. An `exists` would first gather all that the person takes part in.
  const takesPart = eb
    .selectFrom('cases.participant')
    .select(sql<boolean>`true`.as('takes_part'))
    .whereRef('cases.participant.case_id', '=', 'cases.case.id')
    .where('cases.participant.person_id', '=', personId)
    .where('cases.participant.role', 'in', [...as]);
  return eb.or([eb('cases.case.requester_id', '=', personId), sql<SqlBool>`${takesPart}`]);
}

/** What colleagues asked, in the accounts that let the actor see it. */
function shared(eb: Builder, { sharedAccounts = [] }: PersonActor): Expression<SqlBool> {
  if (sharedAccounts.length === 0) return sql<SqlBool>`false`;
  return eb.and([eb('cases.case.colleagues_see', '=', true), inAccounts(eb, sharedAccounts)]);
}

/** `mayReadCase` as a predicate on `cases.case`. The account is always named, beside what row security adds. */
export function readableCases(actor: Actor) {
  return (eb: Builder): Expression<SqlBool> => {
    if (actor.kind === 'system') return sql<SqlBool>`true`;
    if (actor.kind === 'anonymous') return sql<SqlBool>`false`;
    const reach = inAccounts(eb, actor.accounts);
    if (hasRole(actor, 'manager') || hasRole(actor, 'admin')) return reach;
    const around = eb.or([asked(eb, actor.personId), shared(eb, actor)]);
    if (!isStaff(actor)) return eb.and([reach, around]);
    const desk = [
      eb('cases.case.team_id', 'is', null),
      eb('cases.case.team_id', '=', sql<TeamId>`any (${sql.val([...actor.teams])}::uuid[])`),
      eb('cases.case.owner_id', '=', actor.personId),
      eb('cases.case.assignee_id', '=', actor.personId),
      eb('cases.case.offered_to_id', '=', actor.personId),
      eb('cases.case.offered_team_id', '=', sql<TeamId>`any (${sql.val([...actor.teams])}::uuid[])`),
    ];
    return eb.and([reach, eb.or([...desk, around])]);
  };
}

/**
 * What `readableCases` lets through, said in the facets of the search index, of which one must hold; null where all do. It
 * only spares the index what nobody may see: the predicate decides.
 */
export function facetsInReach(actor: Actor): readonly string[] | null {
  if (actor.kind !== 'person' || hasRole(actor, 'manager') || hasRole(actor, 'admin')) return null;
  const around = [`with:${actor.personId}`, ...(actor.sharedAccounts ?? []).map((account) => `account:${account}`)];
  const ofTeams = actor.teams.flatMap((team) => [`team:${team}`, `offered:${team}`]);
  return isStaff(actor) ? ['team:none', ...ofTeams, ...around] : around;
}

/**
 * The cases that a person asked for or is in copy of, whatever else they may read as staff: the portal's view. Who only
 * helps is no customer of the case.
 */
export function ownCases(actor: Actor) {
  return (eb: Builder): Expression<SqlBool> =>
    actor.kind === 'person'
      ? eb.and([inAccounts(eb, actor.accounts), asked(eb, actor.personId, ['watcher'])])
      : sql<SqlBool>`false`;
}

/** What the portal shows to read: `ownCases`, and what colleagues asked. */
export function seenCases(actor: Actor) {
  return (eb: Builder): Expression<SqlBool> =>
    actor.kind === 'person' ? eb.or([ownCases(actor)(eb), shared(eb, actor)]) : sql<SqlBool>`false`;
}

/** What colleagues asked and the person neither asked for nor is in copy of. */
export function colleaguesCases(actor: Actor) {
  return (eb: Builder): Expression<SqlBool> => {
    if (actor.kind !== 'person') return sql<SqlBool>`false`;
    // Of whoever takes no part, that question has no answer, which is a no.
    return eb.and([shared(eb, actor), sql<SqlBool>`not coalesce(${ownCases(actor)(eb)}, false)`]);
  };
}

/**
 * The same for lists: gathers first what the person asked for or takes part in, which is little among all the cases of
 * an account.
 */
export function ownCasesGathered(actor: Actor) {
  return (eb: Builder): Expression<SqlBool> => {
    if (actor.kind !== 'person') return sql<SqlBool>`false`;
    const { personId } = actor;
    const askedFor = eb.selectFrom('cases.case as own').select('own.id').where('own.requester_id', '=', personId);
    const takesPartIn = eb
      .selectFrom('cases.participant')
      .select('cases.participant.case_id as id')
      .where('cases.participant.person_id', '=', personId)
      .where('cases.participant.role', '=', 'watcher');
    return eb.and([inAccounts(eb, actor.accounts), eb('cases.case.id', 'in', askedFor.unionAll(takesPartIn))]);
  };
}

/** The cases' word on who hears, reads files and sees promises about them. */
export const caseSubjects: SubjectPolicy<CaseScope> = {
  kind: 'case',
  async load(tx, ids) {
    const found = await scopesOf(tx, ids);
    return new Map(found.map(({ id, ...scope }) => [id, scope]));
  },
  name: namesOfCases,
  mayRead: (actor, scope, audience) =>
    (audience === 'customer' || isStaff(actor) || actor.kind === 'system') && mayReadCase(actor, scope),
  // Files are for whom they were sent to; colleagues read the words.
  mayReadFiles: (actor, scope) => actor.kind !== 'person' || isStaff(actor) || isWithCase(actor.personId, scope),
};

/** Who hears who is on a case's page: the team that may read the case. */
export const presenceSubjects: SubjectPolicy<CaseScope> = {
  kind: 'case-presence',
  load: caseSubjects.load,
  mayRead: caseSubjects.mayRead,
};

async function scopesOf(tx: Tx, ids: readonly string[]): Promise<Array<CaseScope & { id: string }>> {
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select([
      'id',
      'account_id',
      'requester_id',
      'owner_id',
      'assignee_id',
      'team_id',
      'offered_to_id',
      'offered_team_id',
      'colleagues_see',
    ])
    .select((eb) =>
      eb
        .selectFrom('cases.participant')
        .select(sql<PersonId[]>`coalesce(array_agg(person_id), '{}')`.as('ids'))
        .whereRef('cases.participant.case_id', '=', 'cases.case.id')
        .as('participants'),
    )
    .where(sql<SqlBool>`cases.case.id = any (${sql.val([...ids])}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    requesterId: row.requester_id,
    ownerId: row.owner_id,
    assigneeId: row.assignee_id,
    teamId: row.team_id,
    offeredToId: row.offered_to_id,
    offeredTeamId: row.offered_team_id,
    participantIds: row.participants ?? [],
    colleaguesSee: row.colleagues_see,
  }));
}

async function namesOfCases(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectName>> {
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select(['id', 'number', 'subject'])
    .where(sql<SqlBool>`cases.case.id = any (${sql.val([...ids])}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, number, subject }) => [id, { number, title: subject, href: `/desk/case/${number}` }]));
}
