import type { z } from 'zod';
import { namesOf } from '#capabilities/people/index.ts';
import { type PromiseRecord, promisesAbout } from '#capabilities/promises/index.ts';
import { personOf } from '#kernel/actor.ts';
import type { CaseId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { RequestView } from '../contract.ts';
import { caseSubject } from '../facts.ts';
import { type Ask, asksOf } from './approval-store.ts';
import { requestOf } from './request-store.ts';

type View = z.output<typeof RequestView>;
type Approval = NonNullable<View['approval']>;

/** By when somebody's answer was promised; null where no such promise is known. */
export function dueOf({ promiseId }: Pick<Ask, 'promiseId'>, promises: readonly PromiseRecord[]): string | null {
  const promise = promises.find(({ id }) => id === promiseId);
  return promise ? toIso(promise.due) : null;
}

/** Whose answers count: all but those in whose place another was asked. */
const counting = (asks: readonly Ask[]) => asks.filter(({ state }) => state !== 'replaced');

/** Where the asks stand taken together: a no of anybody is one, and nothing is decided while an answer is needed. */
function stateOf(asks: readonly Ask[]): Approval['state'] {
  const states = counting(asks).map(({ state }) => state);
  if (states.includes('declined')) return 'declined';
  return states.includes('asked') ? 'asked' : 'approved';
}

/** Who is asked still, or who decided. */
function decidersIn(asks: readonly Ask[], state: Approval['state']): readonly Ask[] {
  return counting(asks).filter((ask) => ask.state === state);
}

/** What was requested in a case as it is shown: with who is asked for their yes or no, and what they said. */
export async function requestView(tx: Tx, { actor }: Context, caseId: CaseId): Promise<View | null> {
  const [found, asks] = await Promise.all([requestOf(tx, caseId), asksOf(tx, caseId)]);
  if (!found) return null;
  const { item, answers, needs } = found;
  if (asks.length === 0) return { item, answers, approval: null };
  const [{ people }, promises] = await Promise.all([
    namesOf(tx, { people: asks.map(({ personId }) => personId) }),
    promisesAbout(tx, caseSubject(caseId)),
  ]);
  const nameOf = ({ personId }: Ask) => people.get(personId) ?? '';
  const state = stateOf(asks);
  const deciders = decidersIn(asks, state);
  return {
    item,
    answers,
    approval: {
      approver: deciders.map(nameOf).join(', '),
      state,
      reason: state === 'declined' ? (deciders[0]?.reason ?? null) : null,
      isMine: asks.some((ask) => ask.state === 'asked' && ask.personId === personOf(actor)),
      needs,
      asks: asks.map((ask) => ({
        id: ask.id,
        name: nameOf(ask),
        state: ask.state,
        why: ask.why,
        outside: ask.outside,
        ofTheDesk: ask.ofTheDesk,
        askedAt: toIso(ask.askedAt),
        due: dueOf(ask, promises),
        remindedAt: ask.remindedAt === null ? null : toIso(ask.remindedAt),
      })),
    },
  };
}
