import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, hasRole, isStaff } from '#kernel/actor.ts';
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
  readonly participantIds: readonly PersonId[];
}

/**
 * Who may read a case. Customers: requester and participants. Agents and leads: their teams' cases, those that no
 * team has yet, and those that they own, do or help with. Managers and administrators: all in their accounts.
 * `readableCases` below is the same rule in SQL; a test holds the two together.
 */
export function mayReadCase(actor: Actor, scope: CaseScope): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous' || !actor.accounts.includes(scope.accountId)) return false;
  const { personId } = actor;
  if (scope.requesterId === personId || scope.participantIds.includes(personId)) return true;
  if (!isStaff(actor)) return false;
  if (hasRole(actor, 'manager') || hasRole(actor, 'admin')) return true;
  return (
    scope.teamId === null ||
    actor.teams.includes(scope.teamId) ||
    scope.ownerId === personId ||
    scope.assigneeId === personId
  );
}

type Builder = ExpressionBuilder<CaseTables, 'cases.case'>;

function inAccounts(eb: Builder, accounts: readonly AccountId[]) {
  return eb('cases.case.account_id', '=', sql<AccountId>`any (${sql.val([...accounts])}::uuid[])`);
}

function asked(eb: Builder, personId: PersonId) {
  // One look at the key for each row that comes up. An `exists` would first gather all that the person takes part in.
  const takesPart = eb
    .selectFrom('cases.participant')
    .select(sql<boolean>`true`.as('takes_part'))
    .whereRef('cases.participant.case_id', '=', 'cases.case.id')
    .where('cases.participant.person_id', '=', personId);
  return eb.or([eb('cases.case.requester_id', '=', personId), sql<SqlBool>`${takesPart}`]);
}

/** `mayReadCase` as a predicate on `cases.case`. The account is always named, beside what row security adds. */
export function readableCases(actor: Actor) {
  return (eb: Builder): Expression<SqlBool> => {
    if (actor.kind === 'system') return sql<SqlBool>`true`;
    if (actor.kind === 'anonymous') return sql<SqlBool>`false`;
    const reach = inAccounts(eb, actor.accounts);
    if (hasRole(actor, 'manager') || hasRole(actor, 'admin')) return reach;
    if (!isStaff(actor)) return eb.and([reach, asked(eb, actor.personId)]);
    const desk = [
      eb('cases.case.team_id', 'is', null),
      eb('cases.case.team_id', '=', sql<TeamId>`any (${sql.val([...actor.teams])}::uuid[])`),
      eb('cases.case.owner_id', '=', actor.personId),
      eb('cases.case.assignee_id', '=', actor.personId),
    ];
    return eb.and([reach, eb.or([...desk, asked(eb, actor.personId)])]);
  };
}

/** The cases that a person asked for or is in copy of, whatever else they may read as staff: the portal's view. */
export function ownCases(actor: Actor) {
  return (eb: Builder): Expression<SqlBool> =>
    actor.kind === 'person' ? eb.and([inAccounts(eb, actor.accounts), asked(eb, actor.personId)]) : sql<SqlBool>`false`;
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
      .where('cases.participant.person_id', '=', personId);
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
};

async function scopesOf(tx: Tx, ids: readonly string[]): Promise<Array<CaseScope & { id: string }>> {
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select(['id', 'account_id', 'requester_id', 'owner_id', 'assignee_id', 'team_id'])
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
    participantIds: row.participants ?? [],
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
