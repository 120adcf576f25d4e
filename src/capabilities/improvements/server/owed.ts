import { ensureStandingCalendars } from '#capabilities/calendars/index.ts';
import { answerableFor, organisation, personsByIds } from '#capabilities/people/index.ts';
import {
  findPromises,
  fulfilPromise,
  makePromise,
  type PromiseKind,
  type PromiseRecord,
  type Promisor,
  promiseWords,
  type Terms,
} from '#capabilities/promises/index.ts';
import type { PersonId, PromiseId, TeamId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { ANSWER_DAYS, type Improvement } from '../domain/improvement.ts';
import { improvementSubject } from '../facts.ts';

type About = Pick<Improvement, 'id' | 'proposer' | 'teamId'>;

interface Word {
  readonly kind: PromiseKind;
  readonly promisor: Promisor;
  readonly terms: Terms;
}

/** Gives whoever suggested it our word, on the hours of the house. */
async function promise(tx: Tx, context: Context, { id, proposer }: About, word: Word): Promise<Result<PromiseRecord>> {
  const { timeZone } = await organisation(tx);
  const { office } = await ensureStandingCalendars(tx, context, timeZone);
  const known = (await personsByIds(tx, [proposer.id])).get(proposer.id);
  const reader = known ?? { language: context.language, timeZone };
  return makePromise(tx, context, {
    ...word,
    subject: improvementSubject(id),
    accountId: null,
    promisee: { kind: 'person', personId: proposer.id },
    calendarId: office.id,
    anchor: context.now,
    text: (due) => promiseWords(reader, word.kind, { due, now: context.now }),
  });
}

/** Who answers a suggestion: a lead of the team, else a manager; never whoever suggested it, unless nobody else is there. */
async function answerer(tx: Tx, { proposer, teamId }: Pick<About, 'proposer' | 'teamId'>): Promise<Promisor> {
  const { leads, managers } = await answerableFor(tx, teamId === null ? [] : [teamId]);
  const others = (people: readonly PersonId[]) => people.find((id) => id !== proposer.id) ?? null;
  const lead = teamId === null ? null : others(leads.get(teamId) ?? []);
  if (teamId !== null && lead !== null) return { kind: 'team', teamId, personId: lead };
  const manager = others(managers);
  if (manager !== null) return { kind: 'person', personId: manager };
  return teamId === null ? { kind: 'desk' } : { kind: 'team', teamId, personId: null };
}

/** Promises the proposer to say what becomes of it. */
export async function promiseAnswer(tx: Tx, context: Context, about: About): Promise<Result<PromiseRecord>> {
  const promisor = await answerer(tx, about);
  return promise(tx, context, about, {
    kind: 'improvement-answer',
    promisor,
    terms: { kind: 'businessDays', n: ANSWER_DAYS },
  });
}

/** Promises the proposer that it is done by a moment, by who owns it. */
export function promiseDone(
  tx: Tx,
  context: Context,
  about: About,
  { ownerId, due }: { readonly ownerId: PersonId; readonly due: number },
): Promise<Result<PromiseRecord>> {
  const promisor: Promisor = { kind: 'person', personId: ownerId };
  return promise(tx, context, about, { kind: 'improvement-done', promisor, terms: { kind: 'instant', due } });
}

/** Keeps such a promise now, or the one to which it was moved meanwhile. */
export async function keep(tx: Tx, context: Context, id: PromiseId): Promise<Result<null>> {
  const owed = await latestOf(tx, id);
  if (!owed || owed.metAt !== null || owed.fulfilledAt !== null || owed.state === 'withdrawn') return ok(null);
  const kept = await fulfilPromise(tx, context, owed, context.now);
  return kept.ok ? ok(null) : kept;
}

/** A promise as it stands now: the last link of its chain. */
export async function latestOf(tx: Tx, id: PromiseId): Promise<PromiseRecord | null> {
  let [known] = await findPromises(tx, [id]);
  while (known && known.successorId !== null && (known.state === 'renegotiated' || known.state === 'superseded')) {
    [known] = await findPromises(tx, [known.successorId]);
  }
  return known ?? null;
}

/** The team that answers for what somebody suggests outside a case: their own. */
export const teamOf = (teams: readonly TeamId[]): TeamId | null => teams[0] ?? null;
