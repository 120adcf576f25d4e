import type { z } from 'zod';
import { namesOf } from '#capabilities/people/index.ts';
import { isOwed } from '#capabilities/promises/domain/index.ts';
import {
  makePromise,
  openPromisesAbout,
  type PromiseRecord,
  renegotiatePromise,
  withdrawPromise,
} from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result } from '#kernel/result.ts';
import { fromIso, HOUR, toIso } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { ContactTry, LiveEventAsked, LiveEventChange, LiveEventView } from '../contract/live-event.ts';
import type { TodayView } from '../contract.ts';
import type { Case } from '../domain/case.ts';
import { contactDue, endOf, isAhead, type LiveChange, type LiveEvent } from '../domain/live-event.ts';
import { isOpen } from '../domain/states.ts';
import { caseSubject } from '../facts.ts';
import { liveCases, liveEventOf, liveEventsOf, saveLiveEvent, triesAbout } from './live-event-store.ts';
import { owedFor, promiseOf, wordHours } from './owed.ts';
import { readerOf } from './people.ts';
import type { CaseRow } from './tables.ts';
import { namesIn, summaryOf } from './views.ts';

/** A live event as somebody says it: right now, unless they name when it begins. */
export function saidEvent(asked: z.output<typeof LiveEventAsked>, { now }: Context): LiveEvent {
  return {
    startsAt: asked.startsAt === undefined ? now : fromIso(asked.startsAt),
    endsAt: asked.endsAt === undefined ? null : fromIso(asked.endsAt),
    way: asked.way,
    place: asked.place,
    fallback: asked.fallback ?? null,
    overAt: null,
  };
}

/** What somebody says of it anew. */
export function saidChange({ startsAt, endsAt, way, place }: z.output<typeof LiveEventChange>): LiveChange {
  return {
    ...(startsAt !== undefined && { startsAt: fromIso(startsAt) }),
    ...(endsAt !== undefined && { endsAt: endsAt === null ? null : fromIso(endsAt) }),
    ...(way !== undefined && { way }),
    ...(place !== undefined && { place }),
  };
}

interface Happening {
  readonly known: Case;
  readonly event: LiveEvent;
}

/** Promises that somebody is in contact in time, and keeps what was said. Refuses as `makePromise` does. */
export async function promiseContact(tx: Tx, context: Context, { known, event }: Happening): Promise<Result<null>> {
  const made = await oweContact(tx, context, { known, event });
  if (!made.ok) return made;
  await saveLiveEvent(tx, known, { ...event, saidAt: context.now });
  return ok(null);
}

async function oweContact(tx: Tx, context: Context, { known, event }: Happening): Promise<Result<unknown>> {
  const owed = await owedFor(tx, context, known);
  const word = {
    kind: 'live-event-contact',
    terms: { kind: 'instant', due: contactDue(event.startsAt, context.now) },
    calendarId: wordHours(owed),
    anchor: context.now,
    agreement: null,
  } as const;
  return makePromise(tx, context, promiseOf(owed, word, context.now));
}

async function contactOwed(tx: Tx, { id }: Case): Promise<PromiseRecord | undefined> {
  const owed = await openPromisesAbout(tx, caseSubject(id));
  return owed.find(({ kind }) => kind === 'live-event-contact');
}

async function reasonFor(tx: Tx, context: Context, known: Case, key: string): Promise<string> {
  const { language } = await readerOf(tx, context, known.requesterId);
  return translator(language, catalogues[language].mail)(key);
}

/**
 * Moves the promised contact with the beginning; where they were reached already, promises it anew for one that is to
 * come. What is late stays late. Refuses as `renegotiatePromise` and `makePromise` do.
 */
export async function moveContact(
  tx: Tx,
  context: Context,
  { before, ...happening }: Happening & { readonly before: LiveEvent },
): Promise<Result<unknown>> {
  const { known, event } = happening;
  if (event.startsAt === before.startsAt) return ok(null);
  const contact = await contactOwed(tx, known);
  if (!contact) return event.startsAt > context.now ? oweContact(tx, context, happening) : ok(null);
  const due = contactDue(event.startsAt, context.now);
  if (contact.state === 'broken' || contact.due === due) return ok(null);
  const reason = await reasonFor(tx, context, known, 'promise.event-moved');
  return renegotiatePromise(tx, context, contact.id, { due, reason });
}

/** Nobody needs the contact in something that does not happen. Refuses as `withdrawPromise` does. */
export async function withdrawContact(tx: Tx, context: Context, known: Case): Promise<Result<unknown>> {
  const contact = await contactOwed(tx, known);
  if (!contact) return ok(null);
  const reason = await reasonFor(tx, context, known, 'promise.event-called-off');
  return withdrawPromise(tx, context, contact.id, { ground: 'customer-withdrew', reason });
}

function viewOf(event: LiveEvent, owed: readonly PromiseRecord[]): z.output<typeof LiveEventView> {
  const contact = owed.find(({ kind }) => kind === 'live-event-contact');
  return {
    startsAt: toIso(event.startsAt),
    endsAt: event.endsAt === null ? null : toIso(event.endsAt),
    overAt: toIso(endOf(event)),
    way: event.way,
    place: event.place,
    fallback: event.fallback,
    contact: contact ? { promiseId: contact.id, by: toIso(contact.due) } : null,
  };
}

/** What people are in, on an open case, until it is over; null where there is nothing. */
export async function liveEventView(
  tx: Tx,
  { now }: Context,
  { row, promises }: { readonly row: CaseRow; readonly promises: readonly PromiseRecord[] },
): Promise<z.output<typeof LiveEventView> | null> {
  const event = isOpen(row.state) ? await liveEventOf(tx, row.id) : null;
  if (!isAhead(event, now)) return null;
  return viewOf(event, promises.filter(isOwed));
}

/** The tries about what is still owed on a case, oldest first. */
export async function triesView(
  tx: Tx,
  caseId: CaseId,
  promises: readonly PromiseRecord[],
): Promise<Array<z.output<typeof ContactTry>>> {
  const owed = new Set(promises.filter(isOwed).map(({ id }) => id));
  const tries = (await triesAbout(tx, [caseId])).filter(({ promiseId }) => owed.has(promiseId));
  const { people } = await namesOf(tx, { people: tries.map(({ by }) => by) });
  return tries.map(({ promiseId, way, messageLeft, by, at }) => ({
    promiseId,
    way,
    messageLeft,
    by: people.get(by) ?? '',
    at: toIso(at),
  }));
}

/** What begins within this is shown before anything else. */
const SHOWN_BEFORE = HOUR;

/** The cases of the actor, or of nobody, in which people wait now or soon: what is owed first comes first. */
export async function liveToday(tx: Tx, { actor, now }: Context): Promise<z.output<typeof TodayView>['live']> {
  const rows = await liveCases(tx, actor, { now, until: now + SHOWN_BEFORE });
  const ids = rows.map(({ id }) => id);
  const [names, events, tries] = await Promise.all([namesIn(tx, rows), liveEventsOf(tx, ids), triesAbout(tx, ids)]);
  const live: z.output<typeof TodayView>['live'] = [];
  for (const row of rows) {
    const event = events.get(row.id);
    if (!event) continue;
    const owed = await openPromisesAbout(tx, caseSubject(row.id));
    const view = viewOf(event, owed);
    const tried = tries.filter(({ caseId, promiseId }) => caseId === row.id && promiseId === view.contact?.promiseId);
    live.push({ case: summaryOf(row, names), event: view, tries: tried.length });
  }
  return live;
}
