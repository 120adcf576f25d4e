import type { AccountId, CalendarId } from '#kernel/ids.ts';

/** An agreement of one rule with an account, or with everybody. */
export function houseAgreement(calendarId: CalendarId, accountId: AccountId | null) {
  const word = { within: { kind: 'budget', minutes: 60 }, calendarId: null } as const;
  const owes = [{ ...word, kind: 'first-response' } as const, { ...word, kind: 'next-update' } as const];
  const rule = {
    number: 1,
    ...{ serviceId: null, caseKind: null, priority: null },
    owes,
  };
  return { name: 'House', parties: { kind: 'sla', accountId } as const, terms: { calendarId, rules: [rule] } };
}
