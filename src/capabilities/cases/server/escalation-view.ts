import type { z } from 'zod';
import { namesOf } from '#capabilities/people/index.ts';
import type { PromiseRecord } from '#capabilities/promises/index.ts';
import { toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { EscalationView } from '../contract/escalation.ts';
import { isWord } from '../domain/next-word.ts';
import { isOpen } from '../domain/states.ts';
import { unansweredEscalation } from './escalation-store.ts';
import type { CaseRow } from './tables.ts';

/** The word by which an answer comes: the one that was promised for it, or what stands in its place. */
function answerDue(promises: readonly PromiseRecord[], id: PromiseRecord['id']): PromiseRecord['due'] | null {
  const open = promises.filter((one) => one.state === 'running' && isWord(one));
  const promised = open.find((one) => one.id === id);
  return promised?.due ?? (open.length === 0 ? null : Math.min(...open.map(({ due }) => due)));
}

/** What the customer of an open case said about its urgency, until it is answered; null where there is nothing. */
export async function escalationOf(
  tx: Tx,
  row: Pick<CaseRow, 'id' | 'state'>,
  promises: readonly PromiseRecord[],
): Promise<z.output<typeof EscalationView> | null> {
  const said = isOpen(row.state) ? await unansweredEscalation(tx, row.id) : null;
  if (!said) return null;
  const { people } = await namesOf(tx, { people: [said.person_id] });
  const due = answerDue(promises, said.promise_id);
  return {
    by: people.get(said.person_id) ?? '',
    words: said.words,
    neededBy: toIso(said.needed_by),
    at: toIso(said.escalated_at),
    answerBy: due === null ? null : toIso(due),
  };
}
