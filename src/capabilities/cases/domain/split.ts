import type { MessageId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { isOpenCase } from './case.ts';
import type { CaseFact } from './facts.ts';
import type { Numbered } from './merge.ts';
import type { CaseKind } from './states.ts';

interface Said {
  readonly id: MessageId;
  readonly direction: 'from-customer' | 'to-customer';
}

/**
 * The messages of a case that become a case of their own, in the order in which they were said. They stay where they are,
 * too. Refuses `case.not-open`, `case.message-unknown` and, where none is the customer's, `case.split-needs-their-words`.
 */
export function chooseMessages<Message extends Said>(
  from: Numbered,
  said: readonly Message[],
  chosen: readonly MessageId[],
): Result<readonly Message[]> {
  if (!isOpenCase(from.known)) return refuse('case.not-open', 409);
  const messages = said.filter(({ id }) => chosen.includes(id));
  if (messages.length !== new Set(chosen).size) return refuse('case.message-unknown', 404);
  if (messages.every(({ direction }) => direction === 'to-customer'))
    return refuse('case.split-needs-their-words', 422);
  return ok(messages);
}

/** What a case is that is split off another one: something else was requested, or is wrong, or asked. */
export function kindOfSplit(kind: CaseKind): CaseKind {
  return kind === 'request' ? 'incident' : kind;
}

/** What either case tells of a split. */
export function splitFacts(from: Numbered, split: Numbered): Record<'from' | 'split', readonly CaseFact[]> {
  return {
    from: [{ kind: 'case.split-off', data: { number: split.number, subject: split.known.subject } }],
    split: [{ kind: 'case.split-from', data: { number: from.number } }],
  };
}
