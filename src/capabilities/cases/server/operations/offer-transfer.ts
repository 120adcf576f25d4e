import { writeNote } from '#capabilities/conversations/index.ts';
import { handPromisesTo, makePromise, type PromiseRecord, promiseWords } from '#capabilities/promises/index.ts';
import { NoteId, type PersonId, type TeamId, TransferId } from '#kernel/ids.ts';
import { type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case, Worker } from '../../domain/case.ts';
import { type Brief, decideOffer, type Receiver } from '../../domain/transfer.ts';
import { caseSubject } from '../../facts.ts';
import { owedFor, wordHours } from '../owed.ts';
import { caseWorker, personById, readerFor, teamName } from '../people.ts';
import { tellCustomer } from '../tell-customer.ts';
import { tellOfTransfer } from '../tell-of-transfer.ts';
import { insertTransfer } from '../transfer-store.ts';
import { briefNote, FOLLOW_UP, messageFor, wordsFor } from '../transfer-words.ts';
import { changing, type Target, workerOf } from './changing.ts';

export interface TransferAsked extends Target, Brief {
  readonly to:
    | { readonly kind: 'person'; readonly personId: PersonId }
    | { readonly kind: 'team'; readonly teamId: TeamId };
  /** What the customer is told; the standing words when nobody chose others. */
  readonly message?: string | undefined;
  /** When the giver asks whether it helped; at the end of the next open day unless said otherwise. */
  readonly followUpBy?: Instant | undefined;
}

/**
 * Offers a case to somebody else, who finds a brief. The customer is told who comes in; the giver owns the case and all
 * its promises until the receiver accepts, and promises to ask whether it helped. Refuses as `decideOffer` does, and
 * `case.receiver-unknown` for who does not work on cases.
 */
export function offerTransfer(context: Context, asked: TransferAsked): Promise<Result<Case>> {
  const giver = workerOf(context);
  return changing(context, asked, async (tx, known, number) => {
    const to = await receiverOf(tx, asked.to);
    if (!to) return refuse('case.receiver-unknown', 422);
    const id = TransferId.parse(context.newId());
    const decision = decideOffer(known, giver, { id, to, now: context.now });
    if (!decision.ok) return decision;
    const owned = decision.value.case;
    if (known.ownerId === null) await handPromisesTo(tx, context, caseSubject(known.id), { personId: giver.id });
    const followUp = await promiseToAsk(tx, context, { known: owned, giver, by: asked.followUpBy });
    if (!followUp.ok) return followUp;
    const { problem, done, next } = asked;
    const brief = { problem, done, next };
    const offered = { id, giverId: giver.id, to, followUpId: followUp.value.id, offeredAt: context.now };
    await insertTransfer(tx, owned, { ...brief, ...offered });
    await noteBrief(tx, context, { known: owned, giver, to, brief });
    const text = asked.message ?? (await messageFor(tx, context, { known: owned, receiver: to.name }));
    await tellCustomer(tx, context, { known: owned, number, author: giver, text, nextWords: followUp.value.text });
    await tellOfTransfer(tx, context, { transferId: id, news: 'offered' });
    return decision;
  });
}

async function receiverOf(tx: Tx, to: TransferAsked['to']): Promise<Receiver | undefined> {
  if (to.kind === 'team') {
    const name = await teamName(tx, to.teamId);
    return name === undefined ? undefined : { ...to, name };
  }
  const person = await caseWorker(tx, to.personId);
  return person && { ...to, name: person.name };
}

interface Following {
  readonly known: Case;
  readonly giver: Worker;
  readonly by: Instant | undefined;
}

/** The giver promises the customer to ask whether the hand-over helped. */
async function promiseToAsk(tx: Tx, context: Context, { known, giver, by }: Following): Promise<Result<PromiseRecord>> {
  const owed = await owedFor(tx, context, known);
  const kind = 'warm-transfer-followup';
  return makePromise(tx, context, {
    subject: caseSubject(known.id),
    accountId: known.accountId,
    kind,
    promisor: { kind: 'person', personId: giver.id },
    promisee: { kind: 'person', personId: known.requesterId },
    serviceId: known.serviceId,
    terms: by === undefined ? FOLLOW_UP : { kind: 'instant', due: by },
    calendarId: wordHours(owed),
    anchor: context.now,
    text: (due) => promiseWords(owed.reader, kind, { due, now: context.now }),
  });
}

interface Briefing {
  readonly known: Case;
  readonly giver: Worker;
  readonly to: Receiver;
  readonly brief: Brief;
}

/** Leaves the brief among the team's notes, where it stays when the transfer is over. */
async function noteBrief(tx: Tx, context: Context, { known, giver, to, brief }: Briefing): Promise<void> {
  const say = wordsFor(await readerFor(tx, context, await personById(tx, giver.id)));
  await writeNote(tx, context, {
    id: NoteId.parse(context.newId()),
    subject: caseSubject(known.id),
    accountId: known.accountId,
    author: giver,
    text: briefNote(say, to.name, brief),
    writtenAt: context.now,
  });
}
