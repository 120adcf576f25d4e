import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import { at, json } from '#platform/database/columns.ts';
import type { AgreementPin, Promisee, PromiseRecord, Promisor } from '../domain/index.ts';
import type { PromiseTables } from './tables.ts';

/** What a record is read from: every column but those that the database or the keeper keeps for itself. */
export const COLUMNS = [
  'id',
  'subject_kind',
  'subject_id',
  'account_id',
  'kind',
  'promisor_kind',
  'promisor_person_id',
  'promisor_team_id',
  'promisor_provider_id',
  'promisee_kind',
  'promisee_person_id',
  'promisee_account_id',
  'promisee_team_id',
  'text',
  'terms',
  'agreement_id',
  'agreement_name',
  'agreement_version',
  'agreement_rule',
  'service_id',
  'parent_id',
  'calendar_id',
  'calendar_version',
  'anchor',
  'due',
  'made_at',
  'state',
  'predecessor_id',
  'successor_id',
  'moves',
  'pauses',
  'warned',
  'met_at',
  'heard_at',
  'unheard',
  'broken_at',
  'fulfilled_at',
  'closed_at',
  'reason',
  'wake_at',
  'version',
] as const;

export type PromiseRow = Pick<Selectable<PromiseTables['promises.promise']>, (typeof COLUMNS)[number]>;

function promisorOf(row: PromiseRow): Promisor {
  const { promisor_person_id: personId, promisor_team_id: teamId, promisor_provider_id: providerId } = row;
  if (teamId !== null) return { kind: 'team', teamId, personId };
  if (providerId !== null) return { kind: 'provider', providerId };
  return personId === null ? { kind: 'desk' } : { kind: 'person', personId };
}

function promiseeOf(row: PromiseRow): Promisee {
  const { promisee_person_id: personId, promisee_account_id: accountId, promisee_team_id: teamId } = row;
  if (personId !== null) return { kind: 'person', personId };
  if (accountId !== null) return { kind: 'account', accountId };
  if (teamId !== null) return { kind: 'team', teamId };
  throw new Error(`The promise ${row.id} names no promisee.`);
}

type Pinning = Pick<PromiseRow, 'agreement_id' | 'agreement_name' | 'agreement_version' | 'agreement_rule'>;

/** The agreement that owes a promise, as its row pins it. */
export function agreementOf(row: Pinning): AgreementPin | null {
  const { agreement_id: id, agreement_name: name, agreement_version: version, agreement_rule: rule } = row;
  if (id === null || name === null || version === null || rule === null) return null;
  return { id, name, version, rule };
}

function heardAt({ state, met_at: metAt, heard_at: heardAt, unheard }: PromiseRow): Instant | null {
  return state === 'met' && !unheard ? (heardAt ?? metAt) : null;
}

/** Whether it is delivered, and the promisee does not know it yet. */
export function isUnheard({ state, heardAt }: PromiseRecord): boolean {
  return state === 'met' && heardAt === null;
}

/** A row as decisions see it. */
export function promiseOf(row: PromiseRow): PromiseRecord {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    accountId: row.account_id,
    kind: row.kind,
    promisor: promisorOf(row),
    promisee: promiseeOf(row),
    text: row.text,
    terms: row.terms,
    agreement: agreementOf(row),
    serviceId: row.service_id,
    parentId: row.parent_id,
    calendarId: row.calendar_id,
    calendarVersion: row.calendar_version,
    anchor: row.anchor,
    due: row.due,
    madeAt: row.made_at,
    state: row.state,
    predecessorId: row.predecessor_id,
    successorId: row.successor_id,
    moves: row.moves,
    pauses: row.pauses,
    warned: row.warned,
    metAt: row.met_at,
    heardAt: heardAt(row),
    brokenAt: row.broken_at,
    fulfilledAt: row.fulfilled_at,
    closedAt: row.closed_at,
    reason: row.reason,
    wakeAt: row.wake_at,
    version: row.version,
  };
}

/** A promisor as columns. */
export function promisorColumns(promisor: Promisor) {
  return {
    promisor_kind: promisor.kind,
    promisor_person_id: promisor.kind === 'person' || promisor.kind === 'team' ? promisor.personId : null,
    promisor_team_id: promisor.kind === 'team' ? promisor.teamId : null,
    promisor_provider_id: promisor.kind === 'provider' ? promisor.providerId : null,
  };
}

function promiseeColumns(promisee: Promisee) {
  return {
    promisee_kind: promisee.kind,
    promisee_person_id: promisee.kind === 'person' ? promisee.personId : null,
    promisee_account_id: promisee.kind === 'account' ? promisee.accountId : null,
    promisee_team_id: promisee.kind === 'team' ? promisee.teamId : null,
  };
}

/** A record as a new row. */
export function rowOf(promise: PromiseRecord): Insertable<PromiseTables['promises.promise']> {
  return {
    id: promise.id,
    subject_kind: promise.subject.kind,
    subject_id: promise.subject.id,
    account_id: promise.accountId,
    kind: promise.kind,
    ...promisorColumns(promise.promisor),
    ...promiseeColumns(promise.promisee),
    text: promise.text,
    terms: json(promise.terms),
    agreement_id: promise.agreement?.id ?? null,
    agreement_name: promise.agreement?.name ?? null,
    agreement_version: promise.agreement?.version ?? null,
    agreement_rule: promise.agreement?.rule ?? null,
    service_id: promise.serviceId,
    parent_id: promise.parentId,
    calendar_id: promise.calendarId,
    calendar_version: promise.calendarVersion,
    anchor: at(promise.anchor),
    due: at(promise.due),
    made_at: at(promise.madeAt),
    state: promise.state,
    predecessor_id: promise.predecessorId,
    successor_id: promise.successorId,
    moves: promise.moves,
    pauses: json(promise.pauses),
    warned: json(promise.warned),
    met_at: at(promise.metAt),
    heard_at: at(promise.heardAt),
    unheard: isUnheard(promise),
    broken_at: at(promise.brokenAt),
    fulfilled_at: at(promise.fulfilledAt),
    closed_at: at(promise.closedAt),
    reason: promise.reason,
    wake_at: at(promise.wakeAt),
    version: promise.version,
  };
}
