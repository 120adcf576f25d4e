import type { z } from 'zod';
import { namesOf, providersNamed } from '#capabilities/people/index.ts';
import type { PersonId, PromiseId, ProviderId, TeamId } from '#kernel/ids.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CustomerPromise, PromiseView } from '../contract.ts';
import { isInternal, type PromiseRecord, soonAt } from '../domain/index.ts';
import { type ObjectionRecord, type Objections, objectionsTo } from './objections.ts';
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

function providerIn({ promisor }: PromiseRecord): ProviderId | null {
  return promisor.kind === 'provider' ? promisor.providerId : null;
}

const present = <T>(values: readonly (T | null)[]): T[] => [...new Set(values.filter((value) => value !== null))];

/** The due moments of successors: those among the records, and those that have to be asked for. */
async function successorDues(tx: Tx, records: readonly PromiseRecord[]): Promise<ReadonlyMap<PromiseId, Instant>> {
  const known = new Map(records.map(({ id, due }) => [id, due]));
  const missing = present(records.map(({ successorId }) => successorId)).filter((id) => !known.has(id));
  for (const { id, due } of await findPromises(tx, missing)) known.set(id, due);
  return known;
}

function dueAfter({ state, successorId }: PromiseRecord, dues: ReadonlyMap<PromiseId, Instant>): string | null {
  // A move that did not hold moved nothing.
  const moved = state === 'renegotiated' || state === 'superseded' || state === 'broken';
  return iso(successorId === null || !moved ? null : (dues.get(successorId) ?? null));
}

/** What was said against the move to a promise; or, where the old one stands again, against the move from it. */
function objectionOf({ id, state, successorId }: PromiseRecord, objections: Objections): ObjectionRecord | null {
  const own = objections.get(id);
  if (own) return own;
  const from = successorId === null || state === 'renegotiated' ? undefined : objections.get(successorId);
  return from?.stands ? from : null;
}

const said = ({ at, words, stands }: ObjectionRecord) => ({ at: toIso(at), words, stands });

function deskObjection(objection: ObjectionRecord | null): View['objection'] {
  return objection && { ...said(objection), answered: objection.answeredAt !== null };
}

/** What was said against moves to or from these promises. */
export function objectionsAround(tx: Tx, records: readonly PromiseRecord[]): Promise<Objections> {
  return objectionsTo(tx, present(records.flatMap(({ id, successorId }) => [id, successorId])));
}

/** Promises as people at the desk see them, in the same order, with the names that they mention. */
export async function promiseViews(tx: Tx, records: readonly PromiseRecord[]): Promise<View[]> {
  if (records.length === 0) return [];
  const { people, teams } = await namesOf(tx, {
    people: present(records.map(personIn)),
    teams: present(records.map(teamIn)),
  });
  const providers = await providersNamed(tx, present(records.map(providerIn)));
  const dues = await successorDues(tx, records);
  const objections = await objectionsAround(tx, records);
  return records.map((promise) => ({
    id: promise.id,
    subject: promise.subject,
    kind: promise.kind,
    state: promise.state,
    text: promise.text,
    promisor: {
      person: named(personIn(promise), people),
      team: named(teamIn(promise), teams),
      provider: named(providerIn(promise), providers),
    },
    internal: isInternal(promise),
    parentId: promise.parentId,
    madeAt: toIso(promise.madeAt),
    anchor: toIso(promise.anchor),
    due: toIso(promise.due),
    soonAt: toIso(soonAt(promise)),
    fulfilledAt: iso(promise.metAt ?? promise.fulfilledAt),
    brokenAt: iso(promise.brokenAt),
    reason: promise.reason,
    predecessorId: promise.predecessorId,
    movedTo: dueAfter(promise, dues),
    objection: deskObjection(objectionOf(promise, objections)),
    version: promise.version,
  }));
}

/** Whether a promise was moved later and is still to come. */
function movedLater(
  { predecessorId, state, due }: PromiseRecord,
  known: ReadonlyMap<PromiseId, PromiseRecord>,
): boolean {
  const before = predecessorId === null ? undefined : known.get(predecessorId);
  return (state === 'running' || state === 'paused') && before?.state === 'renegotiated' && before.due < due;
}

/**
 * The same promises as their customer sees them, without what teams owe each other. Moves are told between promises
 * that are among the records, as they are among all promises about a subject.
 */
export function customerPromises(
  records: readonly PromiseRecord[],
  { objections, now }: { readonly objections: Objections; readonly now: Instant },
): CustomerView[] {
  const dues = new Map(records.map(({ id, due }) => [id, due]));
  const known = new Map(records.map((record) => [record.id, record]));
  return records
    .filter((promise) => !isInternal(promise))
    .map((promise) => {
      const objection = objectionOf(promise, objections);
      return {
        id: promise.id,
        kind: promise.kind,
        state: promise.state,
        text: promise.text,
        due: toIso(promise.due),
        fulfilledAt: iso(promise.metAt ?? promise.fulfilledAt),
        reason: promise.reason,
        movedTo: dueAfter(promise, dues),
        mayObject: objection === null && promise.due >= now && movedLater(promise, known),
        objection: objection && said(objection),
      };
    });
}
