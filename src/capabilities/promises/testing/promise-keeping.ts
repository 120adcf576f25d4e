import { ensureStandingCalendars } from '#capabilities/calendars/index.ts';
import type { CalendarId, SubjectRef } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { MINUTE } from '#kernel/time.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { ACCOUNTS, PEOPLE, type TestApp } from '#tests/harness/index.ts';
import type { NewPromise, PromiseRecord } from '../index.ts';
import { makePromise } from '../index.ts';

/** What a refused operation would hide. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${result.refusal.code}`);
  return result.value;
}

export const asSystem = (app: TestApp): Context => systemContext(app.program.platform, 'tests', app.clock.now());

/** Runs `work` in one transaction as the system, at the test's present moment. */
export function within<T>(app: TestApp, work: (tx: Tx, context: Context) => Promise<T>): Promise<T> {
  const context = asSystem(app);
  return transaction(context, (tx) => work(tx, context));
}

/** The calendar that never closes. */
export async function always(app: TestApp): Promise<CalendarId> {
  const standing = await within(app, (tx, context) => ensureStandingCalendars(tx, context, 'Europe/Berlin'));
  return standing.always.id;
}

export const aSubject = (): SubjectRef => ({ kind: 'case', id: crypto.randomUUID() });

/** A call back to Maria within ten minutes, promised by Ayse now. */
export function aCallback(app: TestApp, calendarId: CalendarId, stated: Partial<NewPromise> = {}): NewPromise {
  return {
    subject: aSubject(),
    accountId: ACCOUNTS.north,
    kind: 'callback',
    promisor: { kind: 'person', personId: PEOPLE.ayse.id },
    promisee: { kind: 'person', personId: PEOPLE.maria.id },
    text: 'We will call you.',
    terms: { kind: 'budget', ms: 10 * MINUTE },
    calendarId,
    anchor: app.clock.now(),
    ...stated,
  };
}

/** Makes promises in one transaction. */
export function promised(app: TestApp, given: readonly NewPromise[]): Promise<PromiseRecord[]> {
  return within(app, async (tx, context) => {
    const made: PromiseRecord[] = [];
    for (const one of given) made.push(must(await makePromise(tx, context, one)));
    return made;
  });
}
