import { z } from 'zod';
import { AccountId, PersonId, PromiseId, ProviderId, SubjectRef, TeamId } from '#kernel/ids.ts';
import { PROMISE_KINDS, PROMISE_STATES } from '../domain/index.ts';

export const PromiseKind = z.enum(PROMISE_KINDS);

export const PromiseState = z.enum(PROMISE_STATES);

/** What a promisee said against a move of a promise. */
const Said = z.object({
  at: z.string(),
  /** In their own words, possibly none. */
  words: z.string(),
  /** Whether the old promise stands again. */
  stands: z.boolean(),
});

/** A promise as people at the desk see it. */
export const PromiseView = z.object({
  id: PromiseId,
  subject: SubjectRef,
  kind: PromiseKind,
  state: PromiseState,
  /** The words that the customer saw. */
  text: z.string(),
  promisor: z.object({
    person: z.object({ id: PersonId, name: z.string() }).nullable(),
    team: z.object({ id: TeamId, name: z.string() }).nullable(),
    provider: z.object({ id: ProviderId, name: z.string() }).nullable(),
  }),
  /** What teams and providers owe us inside, which customers don't see. */
  internal: z.boolean(),
  /** The promise to the customer that an internal one serves. */
  parentId: PromiseId.nullable(),
  madeAt: z.string(),
  anchor: z.string(),
  due: z.string(),
  /** From here on it shows as due soon. */
  soonAt: z.string(),
  fulfilledAt: z.string().nullable(),
  brokenAt: z.string().nullable(),
  reason: z.string().nullable(),
  predecessorId: PromiseId.nullable(),
  /** For a renegotiated promise: the moment it was moved to. */
  movedTo: z.string().nullable(),
  /** The promisee objected to the move: to this promise, or to the one that it was moved to and that holds no more. */
  objection: Said.extend({ answered: z.boolean() }).nullable(),
  version: z.int(),
});

const named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() });

/** A promise in a list beside others: also for whom it is, and what it is about. */
export const PromiseRow = PromiseView.extend({
  account: named(AccountId).nullable(),
  provider: named(ProviderId).nullable(),
  /** To whom the word was given: one of them. */
  promisee: z.object({
    person: named(PersonId).nullable(),
    account: named(AccountId).nullable(),
    team: named(TeamId).nullable(),
  }),
  /** The subject as its own capability names it, with its page at the desk. */
  about: z.object({ number: z.int().nullable(), title: z.string(), href: z.string() }).nullable(),
});

/** The same promise as its customer sees it: no names of teams, no inner ids. */
export const CustomerPromise = z.object({
  id: PromiseId,
  kind: PromiseKind,
  state: PromiseState,
  text: z.string(),
  due: z.string(),
  fulfilledAt: z.string().nullable(),
  reason: z.string().nullable(),
  movedTo: z.string().nullable(),
  /** It was moved later and is still to come, and they said nothing against it yet. */
  mayObject: z.boolean(),
  /** What they said against the move. */
  objection: Said.nullable(),
});

export const promiseParams = z.strictObject({ promiseId: PromiseId });
