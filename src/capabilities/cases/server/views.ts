import type { z } from 'zod';
import { servicesById } from '#capabilities/catalogue/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import type { AccountId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CaseSummary, NowLine } from '../contract.ts';
import type { CaseRow } from './tables.ts';

export type Summary = z.output<typeof CaseSummary>;

const iso = (instant: number | null) => (instant === null ? null : toIso(instant));
const present = <T>(values: readonly (T | null)[]): T[] => [...new Set(values.filter((value) => value !== null))];

export interface Names {
  readonly people: ReadonlyMap<PersonId, string>;
  readonly accounts: ReadonlyMap<AccountId, string>;
  readonly teams: ReadonlyMap<TeamId, string>;
  readonly services: ReadonlyMap<ServiceId, string>;
}

/** Every name that these rows mention, in two questions. */
export async function namesIn(tx: Tx, rows: readonly CaseRow[]): Promise<Names> {
  const [known, services] = await Promise.all([
    namesOf(tx, {
      people: present(
        rows.flatMap((row) => [row.requester_id, row.owner_id, row.assignee_id, row.next_promise_person_id]),
      ),
      accounts: present(rows.map((row) => row.account_id)),
      teams: present(rows.map((row) => row.team_id)),
    }),
    servicesById(tx, present(rows.map((row) => row.service_id))),
  ]);
  return { ...known, services: new Map([...services].map(([id, service]) => [id, service.name])) };
}

function reference<Id extends string>(id: Id | null, names: ReadonlyMap<Id, string>): { id: Id; name: string } | null {
  return id === null ? null : { id, name: names.get(id) ?? '' };
}

function required<Id extends string>(id: Id, names: ReadonlyMap<Id, string>): { id: Id; name: string } {
  return { id, name: names.get(id) ?? '' };
}

export function nowLineOf(row: CaseRow): z.output<typeof NowLine> | null {
  if (row.now_text === null || row.now_since === null) return null;
  return { text: row.now_text, by: row.now_by ?? '', since: toIso(row.now_since) };
}

/** One row of a list, as the contract has it. */
export function summaryOf(row: CaseRow, names: Names): Summary {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    subject: row.subject,
    goal: row.goal,
    requester: required(row.requester_id, names.people),
    account: required(row.account_id, names.accounts),
    service: reference(row.service_id, names.services),
    team: reference(row.team_id, names.teams),
    owner: reference(row.owner_id, names.people),
    assignee: reference(row.assignee_id, names.people),
    priority: row.priority,
    channel: row.channel,
    now: nowLineOf(row),
    nextPromise: nextPromiseOf(row),
    unanswered: row.unanswered,
    lastCustomerWordAt: iso(row.last_customer_word_at),
    lastTeamWordAt: iso(row.last_team_word_at),
    openedAt: toIso(row.opened_at),
    version: row.version,
  };
}

function nextPromiseOf(row: CaseRow): Summary['nextPromise'] {
  const { next_promise_id: id, next_promise_kind: kind, next_promise_state: state } = row;
  const { next_due_at: due, next_promise_soon_at: soonAt, next_promise_made_at: madeAt } = row;
  if (id === null || kind === null || state === null || due === null || soonAt === null || madeAt === null) return null;
  return { id, kind, state, due: toIso(due), soonAt: toIso(soonAt), madeAt: toIso(madeAt) };
}

/** Rows of a list, in the same order. */
export async function summariesOf(tx: Tx, rows: readonly CaseRow[]): Promise<Summary[]> {
  if (rows.length === 0) return [];
  const names = await namesIn(tx, rows);
  return rows.map((row) => summaryOf(row, names));
}
