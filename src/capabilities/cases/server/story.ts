import type { z } from 'zod';
import { messagesAbout } from '#capabilities/conversations/index.ts';
import { customerPromises, objectionsAround, promisesAbout } from '#capabilities/promises/index.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CaseCard, CaseStory } from '../contract.ts';
import { type CaseState, stageOf } from '../domain/states.ts';
import { caseSubject } from '../facts.ts';
import { confirmBy } from './close-unconfirmed.ts';
import { customerHistoryOf } from './history.ts';
import { caseOf, type Participant, participantsOf } from './store.ts';
import type { CaseRow } from './tables.ts';
import { type Names, namesIn, nowLineOf } from './views.ts';

export type Card = z.output<typeof CaseCard>;
export type Story = z.output<typeof CaseStory>;

/** The state in the customer's words. What we wait for and from whom is never hidden. */
function customerState(row: CaseRow): Card['state'] {
  if (row.state === 'cancelled' || row.state === 'declined') return 'cancelled';
  const stage = stageOf(row.state satisfies CaseState);
  if (stage === 'over') return 'done';
  if (stage === 'done') return 'check-it-works';
  if (stage !== 'waiting') return 'we-are-on-it';
  return row.waiting_reason === 'customer-input' ? 'waiting-for-you' : 'waiting-for-someone';
}

/** A case in the customer's list. */
export function cardOf(row: CaseRow, names: Names, now: number): Card {
  const { next_promise_kind: kind, next_due_at: due, next_promise_person_id: keeper } = row;
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    state: customerState(row),
    now: nowLineOf(row),
    next:
      kind === null || due === null
        ? null
        : {
            kind,
            by: toIso(due),
            from: keeper === null ? null : (names.people.get(keeper) ?? null),
            // While we wait for somebody, the time of what is paused stands still.
            late: due < now && row.next_promise_state !== 'paused',
          },
    ask: row.waiting_reason === 'customer-input' ? row.waiting_question : null,
    openedAt: toIso(row.opened_at),
  };
}

/** The story of a case for its customer: now, next, what is needed from them, and what happened. */
export async function storyOf(tx: Tx, context: Context, row: CaseRow): Promise<Story> {
  const subject = caseSubject(row.id);
  const [names, messages, until, promises, participants, history] = await Promise.all([
    namesIn(tx, [row]),
    messagesAbout(tx, subject),
    confirmBy(tx, caseOf(row), context.now),
    promisesAbout(tx, subject),
    participantsOf(tx, row.id),
    customerHistoryOf(tx, row.id),
  ]);
  const objections = await objectionsAround(tx, promises);
  return {
    ...cardOf(row, names, context.now),
    requester: names.people.get(row.requester_id) ?? '',
    service: names.services.get(row.service_id) ?? null,
    promises: customerPromises(promises, { objections, now: context.now }),
    people: helpersOf(row, names, participants),
    history,
    messages: messages.map(({ delivery: _, ...message }) => message),
    mayWrite: stageOf(row.state) !== 'over',
    confirmBy: until === null ? null : toIso(until),
    version: row.version,
  };
}

function helpersOf(row: CaseRow, names: Names, participants: readonly Participant[]): Story['people'] {
  const people: Story['people'] = [];
  const owner = row.owner_id === null ? undefined : names.people.get(row.owner_id);
  if (owner !== undefined) people.push({ name: owner, role: 'owner' });
  const helping = participants.filter((one) => one.role === 'helper').map((one) => one.person_id);
  const others = row.assignee_id !== null && row.assignee_id !== row.owner_id ? [row.assignee_id, ...helping] : helping;
  for (const id of others) {
    const name = names.people.get(id);
    if (name !== undefined) people.push({ name, role: 'helper' });
  }
  return people;
}
