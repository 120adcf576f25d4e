import { PRIORITIES } from '#capabilities/catalogue/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Agreement, type AgreementTerms, type CommitmentKind, PROMISED_BY, type Rule } from './agreement.ts';

function minutesOf(rule: Rule, kind: string): number | null {
  const found = rule.owes.find((one) => one.kind === kind);
  return found?.within.kind === 'budget' ? found.within.minutes : null;
}

/** A fix before the first word is nonsense where both are counted alike: in minutes, on one calendar. */
function fixesBeforeItSpeaks(rule: Rule): boolean {
  const [word, fix] = [minutesOf(rule, 'first-response'), minutesOf(rule, 'resolve')];
  const calendars = rule.owes
    .filter(({ kind }) => kind === 'first-response' || kind === 'resolve')
    .map(({ calendarId }) => calendarId);
  return word !== null && fix !== null && new Set(calendars).size === 1 && fix < word;
}

/** Whoever asks hears from us: a customer without a next word is a customer who wonders. */
const WORDS: readonly CommitmentKind[] = ['first-response', 'next-update'];

const conditionsOf = ({ serviceId, caseKind, priority }: Rule) => JSON.stringify([serviceId, caseKind, priority]);

/**
 * Accepts terms that can be published. Refuses terms without a rule, a rule that owes nothing or the same twice, a
 * promise that is not for this kind of agreement, one with customers that owes no first or next word, a fix that would
 * be owed before the first word, and two rules with one number or for the very same cases; `rule` in a refusal counts
 * from 1. The house's own promises answer for every case: they have a rule for each priority, of any service and kind.
 */
export function checkTerms(
  { parties: { kind }, standing }: Pick<Agreement, 'parties' | 'standing'>,
  terms: AgreementTerms,
): Result<AgreementTerms> {
  if (terms.rules.length === 0) return refuse('agreement.no-rules', 422);
  for (const [index, rule] of terms.rules.entries()) {
    const at = { rule: index + 1 };
    const kinds = rule.owes.map((one) => one.kind);
    if (kinds.length === 0) return refuse('agreement.rule-owes-nothing', 422, at);
    if (new Set(kinds).size < kinds.length) return refuse('agreement.owed-twice', 422, at);
    if (kinds.some((one) => !PROMISED_BY[kind].includes(one))) return refuse('agreement.not-its-promise', 422, at);
    if (kind === 'sla' && !WORDS.every((one) => kinds.includes(one))) return refuse('agreement.no-word', 422, at);
    if (fixesBeforeItSpeaks(rule)) return refuse('agreement.fix-before-first-word', 422, at);
    if (terms.rules.slice(0, index).some((other) => other.number === rule.number)) {
      return refuse('agreement.same-number', 422, at);
    }
    const twin = terms.rules.slice(0, index).findIndex((other) => conditionsOf(other) === conditionsOf(rule));
    if (twin >= 0) return refuse('agreement.same-conditions', 422, { ...at, other: twin + 1 });
  }
  const unanswered = standing
    ? PRIORITIES.find((one) => !terms.rules.some((rule) => answersAll(rule, one)))
    : undefined;
  return unanswered ? refuse('agreement.house-leaves-out', 422, { priority: unanswered }) : ok(terms);
}

function answersAll({ serviceId, caseKind, priority }: Rule, wanted: Rule['priority']): boolean {
  return serviceId === null && caseKind === null && (priority === null || priority === wanted);
}
