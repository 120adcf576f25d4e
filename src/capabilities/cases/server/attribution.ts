import type { z } from 'zod';
import { compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { calendarVersion, findCalendar } from '#capabilities/calendars/index.ts';
import { attribute } from '#capabilities/promises/domain/index.ts';
import { type PromiseRecord, promisesAbout } from '#capabilities/promises/index.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import type { CaseAttribution } from '../contract.ts';
import { type DatedFact, holdingsOf } from '../domain/holdings.ts';
import { caseFacts, caseSubject } from '../facts.ts';
import { handBackTimes } from './hand-back-times.ts';
import type { CaseRow } from './tables.ts';

async function datedFacts(tx: Tx, row: CaseRow): Promise<DatedFact[]> {
  const { kind: subject, id } = caseSubject(row.id);
  const facts = await factsAbout(tx, subject, id);
  return facts.flatMap((fact): DatedFact[] => {
    const known = Object.values(caseFacts).find(({ name }) => name === fact.kind);
    // The kind of a fact decides the shape of its data, which its declaration checks.
    return known
      ? [{ kind: known.name, data: known.data.parse(fact.data), occurredAt: fact.occurredAt } as DatedFact]
      : [];
  });
}

/** The first of a chain of promises: where the word was given that the last of them stands for. */
function firstOf(promises: readonly PromiseRecord[], last: PromiseRecord): PromiseRecord {
  const before = promises.find(({ id }) => id === last.predecessorId);
  return before ? firstOf(promises, before) : last;
}

/**
 * Who had a case for how long, on the calendar of its latest promise of a fix: from when its chain began to count,
 * however often it was moved since, until it was delivered, or until now. Null where no fix was promised.
 */
export async function attributionOf(
  tx: Tx,
  context: Context,
  row: CaseRow,
): Promise<z.output<typeof CaseAttribution> | null> {
  const promises = await promisesAbout(tx, caseSubject(row.id));
  const fix = promises.findLast(({ kind }) => kind === 'resolve');
  const pinned = fix && (await calendarVersion(tx, fix.calendarId, fix.calendarVersion));
  if (!fix || !pinned) return null;
  const end = fix.metAt ?? fix.fulfilledAt ?? fix.closedAt ?? context.now;
  const { anchor } = firstOf(promises, fix);
  const holdings = holdingsOf(await datedFacts(tx, row));
  const calendar = compileCalendar(pinned.hours);
  return {
    from: toIso(anchor),
    to: toIso(end),
    hours: { name: (await findCalendar(tx, fix.calendarId))?.name ?? '', timeZone: pinned.hours.zone },
    open: calendar.openTimeBetween(anchor, end),
    held: attribute(calendar, { anchor, end, holdings }).map(({ holder, ...spans }) => ({
      kind: holder.kind,
      name: 'name' in holder ? holder.name : null,
      ...spans,
    })),
    handBacks: await handBackTimes(tx, context, promises),
  };
}
