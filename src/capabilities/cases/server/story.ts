import type { z } from 'zod';
import { messagesAbout } from '#capabilities/conversations/index.ts';
import { namesOf, organisation, type PersonRecord, sharesCases } from '#capabilities/people/index.ts';
import { customerPromises, objectionsAround, promisesAbout } from '#capabilities/promises/index.ts';
import { personOf } from '#kernel/actor.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CaseCard, CaseStory, SeenAsCustomer } from '../contract.ts';
import { type CaseState, isOpen, stageOf } from '../domain/states.ts';
import { caseSubject } from '../facts.ts';
import { confirmBy } from './close-unconfirmed.ts';
import { escalationOf } from './escalation-view.ts';
import { customerHistoryOf } from './history.ts';
import { type Participant, participantsOf } from './participant-store.ts';
import { requestView } from './request-view.ts';
import { caseOf } from './store.ts';
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
export function cardOf(row: CaseRow, names: Names, { now, mine }: { now: number; mine: boolean }): Card {
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
    requester: names.people.get(row.requester_id) ?? '',
    mine,
    openedAt: toIso(row.opened_at),
  };
}

/** The story of a case for its customer: now, next, what is needed from them, and what happened. */
export async function storyOf(tx: Tx, context: Context, row: CaseRow): Promise<Story> {
  const subject = caseSubject(row.id);
  const [names, messages, until, promises, participants, history, request] = await Promise.all([
    namesIn(tx, [row]),
    messagesAbout(tx, subject),
    confirmBy(tx, caseOf(row), context.now),
    promisesAbout(tx, subject),
    participantsOf(tx, row.id),
    customerHistoryOf(tx, row.id),
    requestView(tx, context, row.id),
  ]);
  const objections = await objectionsAround(tx, promises);
  const escalation = await escalationOf(tx, row, promises);
  return {
    ...cardOf(row, names, { now: context.now, mine: true }),
    service: names.services.get(row.service_id) ?? null,
    promises: customerPromises(promises, { objections, now: context.now }),
    people: await helpersOf(tx, { row, names }, participants),
    history,
    messages: messages.map(({ delivery: _, ...message }) => message),
    request,
    escalation,
    mayEscalate: isOpen(row.state) && escalation === null,
    withOthers: row.parent_id !== null && isOpen(row.state),
    mayWrite: stageOf(row.state) !== 'over',
    colleaguesSee: await sharingOf(tx, context, row),
    confirmBy: until === null ? null : toIso(until),
    version: row.version,
  };
}

/** Whether colleagues see it; null where that is not the reader's to say, or nobody of the account sees any. */
async function sharingOf(tx: Tx, { actor }: Context, row: CaseRow): Promise<boolean | null> {
  if (personOf(actor) !== row.requester_id) return null;
  return (await sharesCases(tx, row.account_id)) ? row.colleagues_see : null;
}

export type SeenByCustomer = z.output<typeof SeenAsCustomer>;

/** The story with what its page depends on besides: who reads it, in which language and zone. `context` is the reader's. */
export async function seenBy(
  tx: Tx,
  context: Context,
  { row, person }: { readonly row: CaseRow; readonly person: PersonRecord },
): Promise<SeenByCustomer> {
  const { id, name, language, timeZone } = person;
  const { phone } = await organisation(tx);
  return { story: await storyOf(tx, context, row), reader: { id, name, language, timeZone, phone } };
}

/** The story of a colleague's case: all that is told, without what only its own people do or were sent. */
export function toReadAlong(story: Story): Story {
  return {
    ...story,
    mine: false,
    promises: story.promises.map((promise) => ({ ...promise, mayObject: false })),
    messages: story.messages.map((message) => ({ ...message, files: [] })),
    mayEscalate: false,
    mayWrite: false,
    colleaguesSee: null,
  };
}

async function helpersOf(
  tx: Tx,
  { row, names }: { readonly row: CaseRow; readonly names: Names },
  participants: readonly Participant[],
): Promise<Story['people']> {
  const people: Story['people'] = [];
  const owner = row.owner_id === null ? undefined : names.people.get(row.owner_id);
  if (owner !== undefined) people.push({ name: owner, role: 'owner' });
  const helping = participants.filter((one) => one.role === 'helper').map((one) => one.person_id);
  const helpers = (await namesOf(tx, { people: helping })).people;
  const others = row.assignee_id !== null && row.assignee_id !== row.owner_id ? [row.assignee_id, ...helping] : helping;
  for (const id of new Set(others)) {
    const name = names.people.get(id) ?? helpers.get(id);
    if (name !== undefined && id !== row.owner_id) people.push({ name, role: 'helper' });
  }
  return people;
}
