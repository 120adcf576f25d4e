import { vectorCalendar } from '#capabilities/calendars/testing/clock-vectors.ts';
import { AccountId, CalendarId, PersonId, PromiseId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { fromIso, HOUR } from '#kernel/time.ts';
import {
  type Decision,
  decideMake,
  decideMeet,
  judge,
  type Making,
  type Pause,
  type PromiseRecord,
} from '../domain/index.ts';

/** Berlin, Monday to Friday 09:00–17:00. */
export const BERLIN = vectorCalendar('BER');

/** An instant on Monday 9 March 2026 or later that week in Berlin: `at('10:30')`, `at('10:30', 2)` for Wednesday. */
export function at(time: string, daysLater = 0) {
  return fromIso(`2026-03-${String(9 + daysLater).padStart(2, '0')}T${time}+01:00`);
}

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

export const PROMISE_ID = PromiseId.parse(id(1));
export const SUCCESSOR_ID = PromiseId.parse(id(2));

/** A fix within 4 open hours, promised by Ayse to Maria on Monday at 09:00: due at 13:00. */
export function making(stated: Partial<Making> = {}): Making {
  return {
    id: PROMISE_ID,
    subject: { kind: 'case', id: id(3) },
    accountId: AccountId.parse(id(4)),
    kind: 'resolve',
    promisor: { kind: 'person', personId: PersonId.parse(id(5)) },
    promisee: { kind: 'person', personId: PersonId.parse(id(6)) },
    words: () => 'It works again by 13:00.',
    terms: { kind: 'budget', ms: 4 * HOUR },
    calendarId: CalendarId.parse(id(7)),
    calendarVersion: 1,
    calendar: BERLIN,
    anchor: at('09:00'),
    ...stated,
  };
}

/** The promise that `making` leads to, made at its anchor. */
export function aPromise(stated: Partial<Making> = {}): PromiseRecord {
  const wanted = making(stated);
  return decided(decideMake(wanted, wanted.anchor)).promise;
}

/** The same, delivered at 12:00 and awaiting confirmation. */
export function metPromise(): PromiseRecord {
  return decided(decideMeet(aPromise(), { calendar: BERLIN, occurredAt: at('12:00') }, at('12:00'))).promise;
}

/** The same as the keeper leaves it when nobody does anything. */
export function brokenPromise(): PromiseRecord {
  return decided(judge(aPromise(), BERLIN, at('13:10'))).promise;
}

/** The same, waiting for the customer's answer from 10:00 until 12:00 at most. */
export function pausedPromise(): PromiseRecord {
  const pause: Pause = { reason: 'customer-input', from: at('10:00'), until: at('12:00'), resumedAt: null };
  return { ...aPromise(), state: 'paused', pauses: [pause], due: at('15:00'), wakeAt: at('12:00') };
}

/** What a decision came to; throws when it was refused. */
export function decided<D extends Decision>(result: Result<D>): D {
  if (!result.ok) throw new Error(`Refused: ${result.refusal.code}`);
  return result.value;
}

/** The code of a refusal, or undefined. */
export function refusalOf(result: Result<unknown>): string | undefined {
  return result.ok ? undefined : result.refusal.code;
}
