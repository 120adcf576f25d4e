import { AccountId, AgreementId, CalendarId, ServiceId } from '#kernel/ids.ts';
import { fromIso } from '#kernel/time.ts';
import type { Agreement, AgreementTerms } from '../domain/index.ts';

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

export const ACCOUNT_ID = AccountId.parse(id(1));
export const SERVICE_ID = ServiceId.parse(id(2));
export const NOW = fromIso('2026-03-09T09:00Z');

export type ARule = AgreementTerms['rules'][number];

/** A rule for any case: the first word within an hour, a next one each half day, and the fix within a day's work. */
export function aRule(stated: Partial<ARule> = {}): ARule {
  return {
    number: 1,
    serviceId: null,
    caseKind: null,
    priority: null,
    owes: [
      { kind: 'first-response', within: { kind: 'budget', minutes: 60 }, calendarId: null },
      { kind: 'next-update', within: { kind: 'budget', minutes: 240 }, calendarId: null },
      { kind: 'resolve', within: { kind: 'budget', minutes: 480 }, calendarId: null },
    ],
    ...stated,
  };
}

export function someTerms(...rules: readonly ARule[]): AgreementTerms {
  return { calendarId: CalendarId.parse(id(4)), rules };
}

/** An agreement with everybody whose only version has held since `NOW`. */
export function anAgreement(digit: number, rules: readonly ARule[], stated: Partial<Agreement> = {}): Agreement {
  const held = { version: 1, effectiveFrom: NOW, publishedAt: NOW, publishedBy: null, terms: someTerms(...rules) };
  return {
    id: AgreementId.parse(id(digit)),
    name: `Agreement ${digit}`,
    parties: { kind: 'sla', accountId: null },
    standing: false,
    draft: null,
    versions: [held],
    version: 1,
    ...stated,
  };
}
