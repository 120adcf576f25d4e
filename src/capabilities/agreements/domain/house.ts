import { PRIORITIES, type Priority } from '#capabilities/catalogue/domain/index.ts';
import type { CalendarId } from '#kernel/ids.ts';
import type { AgreementTerms, Commitment, CommitmentKind } from './agreement.ts';

/** Minutes of open time, where an open day has eight hours; null: no fix is promised. */
const MINUTES: Readonly<Record<Priority, readonly [firstWord: number, nextWord: number, fix: number | null]>> = {
  P1: [15, 30, 4 * 60],
  P2: [30, 2 * 60, 8 * 60],
  P3: [60, 4 * 60, 3 * 8 * 60],
  P4: [4 * 60, 2 * 8 * 60, null],
};

const OWED: readonly CommitmentKind[] = ['first-response', 'next-update', 'resolve'];

function owedAt(priority: Priority): Commitment[] {
  return OWED.flatMap((kind, index) => {
    const minutes = MINUTES[priority][index] ?? null;
    return minutes === null ? [] : [{ kind, within: { kind: 'budget' as const, minutes }, calendarId: null }];
  });
}

/** What the house promises everybody until its administrators say otherwise: a rule for each priority. */
export function houseTerms(calendarId: CalendarId): AgreementTerms {
  const any = { serviceId: null, caseKind: null } as const;
  const rules = PRIORITIES.map((priority, index) => ({ ...any, number: index + 1, priority, owes: owedAt(priority) }));
  return { calendarId, rules };
}
