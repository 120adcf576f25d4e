import type { z } from 'zod';
import { namesOf } from '#capabilities/people/index.ts';
import type { PersonId, PromiseId, TeamId } from '#kernel/ids.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CustomerPromise, PromiseView } from '../contract.ts';
import { type PromiseRecord, soonAt } from '../domain/index.ts';
import { findPromises } from './store.ts';

export type View = z.output<typeof PromiseView>;
export type CustomerView = z.output<typeof CustomerPromise>;

const iso = (instant: Instant | null) => (instant === null ? null : toIso(instant));

function named<Id extends string>(id: Id | null, names: ReadonlyMap<Id, string>): { id: Id; name: string } | null {
  return id === null ? null : { id, name: names.get(id) ?? '' };
}

function personIn({ promisor }: PromiseRecord): PersonId | null {
  return promisor.kind === 'person' || promisor.kind === 'team' ? promisor.personId : null;
}

function teamIn({ promisor }: PromiseRecord): TeamId | null {
  return promisor.kind === 'team' ? promisor.teamId : null;
}

const present = <T>(values: readonly (T | null)[]): T[] => [...new Set(values.filter((value) => value !== null))];

/** The due moments of successors: those among the records, and those that have to be asked for. */
async function successorDues(tx: Tx, records: readonly PromiseRecord[]): Promise<ReadonlyMap<PromiseId, Instant>> {
  const known = new Map(records.map(({ id, due }) => [id, due]));
  const missing = present(records.map(({ successorId }) => successorId)).filter((id) => !known.has(id));
  for (const { id, due } of await findPromises(tx, missing)) known.set(id, due);
  return known;
}

function dueAfter({ successorId }: PromiseRecord, dues: ReadonlyMap<PromiseId, Instant>): string | null {
  return iso(successorId === null ? null : (dues.get(successorId) ?? null));
}

/** Promises as people at the desk see them, in the same order, with the names that they mention. */
export async function promiseViews(tx: Tx, records: readonly PromiseRecord[]): Promise<View[]> {
  if (records.length === 0) return [];
  const { people, teams } = await namesOf(tx, {
    people: present(records.map(personIn)),
    teams: present(records.map(teamIn)),
  });
  const dues = await successorDues(tx, records);
  return records.map((promise) => ({
    id: promise.id,
    subject: promise.subject,
    kind: promise.kind,
    state: promise.state,
    text: promise.text,
    promisor: {
      person: named(personIn(promise), people),
      team: named(teamIn(promise), teams),
    },
    madeAt: toIso(promise.madeAt),
    anchor: toIso(promise.anchor),
    due: toIso(promise.due),
    soonAt: toIso(soonAt(promise)),
    fulfilledAt: iso(promise.metAt ?? promise.fulfilledAt),
    brokenAt: iso(promise.brokenAt),
    reason: promise.reason,
    predecessorId: promise.predecessorId,
    movedTo: dueAfter(promise, dues),
    version: promise.version,
  }));
}

/**
 * The same promises as their customer sees them, without what teams owe each other. A successor's due moment is
 * told when the successor is among the records, as it is among all promises about a subject.
 */
export function customerPromises(records: readonly PromiseRecord[]): CustomerView[] {
  const dues = new Map(records.map(({ id, due }) => [id, due]));
  return records
    .filter(({ promisee }) => promisee.kind !== 'team')
    .map((promise) => ({
      id: promise.id,
      kind: promise.kind,
      state: promise.state,
      text: promise.text,
      due: toIso(promise.due),
      fulfilledAt: iso(promise.metAt ?? promise.fulfilledAt),
      reason: promise.reason,
      movedTo: dueAfter(promise, dues),
    }));
}
