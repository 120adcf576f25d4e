import { expect, it } from 'vitest';
import { compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { aPromise, at, BERLIN, brokenPromise } from '#capabilities/promises/testing/a-promise.ts';
import { CalendarId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import { type ARule, anAgreement, aRule, someTerms } from '../testing/an-agreement.ts';
import { touchOf } from './index.ts';

/** What version 1 owes: the fix within four open hours, due on Monday at 13:00. */
const fixWithin = (minutes: number): ARule =>
  aRule({ owes: [{ kind: 'resolve', within: { kind: 'budget', minutes }, calendarId: null }] });
const agreement = anAgreement(9, [fixWithin(240)]);
const { calendarId } = someTerms();
const pin = { id: agreement.id, name: agreement.name, version: 1, rule: 1 };
const promise = { ...aPromise({ agreement: pin, calendarId }) };

const hours = (version: number) => () => ({ version, calendar: compileCalendar(BERLIN) });
const under = (...rules: readonly ARule[]) => ({ agreement, terms: someTerms(...rules), hours: hours(1) });
const NOW = at('10:00');

it.each([
  ['more time makes it due later', under(fixWithin(360)), { touch: 'later', due: at('15:00') }],
  ['less time makes it due earlier, even in the past', under(fixWithin(30)), { touch: 'earlier', due: at('09:30') }],
  ['the same time leaves it as it is', under(fixWithin(240)), { touch: 'unchanged' }],
  ['a rule that is gone lets it stand', under(), { touch: 'stands', ground: 'rule-gone' }],
  ['so does a rule that owes no fix any more', under(aRule({ owes: [] })), { touch: 'stands', ground: 'not-owed' }],
])('%s', (_says, given, touch) => {
  expect(touchOf(promise, given, NOW)).toEqual(touch);
});

it('counts from the same anchor and with the same pauses', () => {
  const paused = { reason: 'customer-input', from: at('10:00'), until: at('12:00'), resumedAt: null } as const;
  const rested = { ...promise, pauses: [paused], due: at('15:00') };
  expect(touchOf(rested, under(fixWithin(360)), NOW)).toEqual({ touch: 'later', due: at('17:00') });
});

it('counts on the hours of another calendar, where the new terms name one', () => {
  const night = compileCalendar({ ...BERLIN, weekly: { mon: [['12:00', '20:00']] } });
  const other = CalendarId.parse('00000000-0000-4000-8000-00000000000a');
  const rule = fixWithin(240);
  const moved = { ...rule, owes: rule.owes.map((one) => ({ ...one, calendarId: other })) };
  const given = { ...under(moved), hours: () => ({ version: 3, calendar: night }) };
  expect(touchOf(promise, given, NOW)).toEqual({ touch: 'later', due: at('16:00') });
});

it('leaves alone what a higher priority made due otherwise, as long as the rule owes the same', () => {
  const raised = { ...promise, terms: { kind: 'budget', ms: HOUR } as const, due: at('10:15') };
  expect(touchOf(raised, under(fixWithin(240)), NOW)).toEqual({ touch: 'unchanged' });
  expect(touchOf(raised, { ...under(fixWithin(240)), hours: hours(2) }, NOW)).toMatchObject({ touch: 'later' });
});

it('never touches a moment that somebody named, nor what is late', () => {
  const named = { ...promise, terms: { kind: 'instant', due: promise.due } as const };
  expect(touchOf(named, under(fixWithin(360)), NOW)).toEqual({ touch: 'stands', ground: 'moment-named' });
  expect(touchOf({ ...brokenPromise(), agreement: pin }, under(fixWithin(360)), NOW)).toEqual({ touch: 'late' });
  expect(touchOf(promise, under(fixWithin(360)), at('13:01'))).toEqual({ touch: 'late' });
});
