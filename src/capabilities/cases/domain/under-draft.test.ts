import { describe, expect, it } from 'vitest';
import { asIfItHeld } from '#capabilities/agreements/domain/index.ts';
import {
  ACCOUNT_ID,
  type ARule,
  anAgreement,
  aRule,
  SERVICE_ID,
  someTerms,
} from '#capabilities/agreements/testing/an-agreement.ts';
import { compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { aPromise, at, BERLIN } from '#capabilities/promises/testing/a-promise.ts';
import { HOUR } from '#kernel/time.ts';
import { stretchOf } from './last-month.ts';
import { tryOnCase } from './trial.ts';
import { fateOf, monthUnderDraft, type PastPromise } from './under-draft.ts';

const fixWithin = (minutes: number, stated: Partial<ARule> = {}): ARule =>
  aRule({ owes: [{ kind: 'resolve', within: { kind: 'budget', minutes }, calendarId: null }], ...stated });

/** Version 1 owes the fix within four open hours; the draft within so many minutes. */
const drafting = (...rules: readonly ARule[]) => anAgreement(9, [fixWithin(240)], { draft: someTerms(...rules) });
const pin = { id: drafting().id, name: 'Agreement 9', version: 1, rule: 1 };
const { calendarId } = someTerms();
const hours = () => ({ version: 1, calendar: compileCalendar(BERLIN) });
const NOW = at('17:00', 4);

const asked = { accountId: ACCOUNT_ID, serviceId: SERVICE_ID, caseKind: 'incident', priority: 'P3' } as const;
const { anchor, due, terms } = aPromise();

function past(deliveredAt: number | null, stated: Partial<PastPromise> = {}): PastPromise {
  const counted = { kind: 'resolve', terms, anchor, due, pauses: [], calendarId, agreement: pin } as const;
  return { ...counted, subjectId: 'one', deliveredAt, asked, ...stated };
}

function month(promises: readonly PastPromise[], agreement: ReturnType<typeof drafting>, others = [agreement]) {
  const asDrafted = others.map((one) => (one === agreement ? asIfItHeld(one) : one));
  return monthUnderDraft(promises, { agreementId: agreement.id, published: others, asDrafted, hours, now: NOW });
}

describe('last month under a draft', () => {
  const promises = [past(at('12:00')), past(at('14:00'), { subjectId: 'two' }), past(null, { subjectId: 'three' })];

  it('counts delivery at the same moment against the other due moment', () => {
    const { all, byKind, cases } = month(promises, drafting(fixWithin(360)));
    expect(all.was).toMatchObject({ n: 3, kept: 1, share: { share: 1 / 3 } });
    expect(all.would).toMatchObject({ n: 3, kept: 2 });
    expect([all.otherwise, cases, byKind['first-response'].was]).toEqual([3, 3, { n: 0, kept: 0, share: null }]);
    expect(month(promises, drafting(fixWithin(150))).all.would.kept).toBe(0);
  });

  it('is what it was where the draft owes the same, and for a moment that somebody named', () => {
    const named = past(at('12:30'), { terms: { kind: 'instant', due }, subjectId: 'four' });
    const { all } = month([...promises, named], drafting(fixWithin(240)));
    expect([all.would, all.otherwise]).toEqual([all.was, 0]);
    expect(month([named], drafting(fixWithin(30))).all.would.kept).toBe(1);
  });

  it('leaves out what would not have been owed, and what would not be over yet', () => {
    const gone = month(promises, drafting(aRule({ owes: [] })));
    expect(gone.all).toMatchObject({ notOwed: 3, would: { n: 0, share: null } });
    expect(month(promises, drafting(fixWithin(6000))).all).toMatchObject({ open: 1, would: { n: 2, kept: 2 } });
  });

  it('says for how many cases another rule would have answered, and counts by that one', () => {
    const special = fixWithin(360, { number: 2, serviceId: SERVICE_ID });
    const { answeredOtherwise, all } = month(promises, drafting(fixWithin(240), special));
    expect([answeredOtherwise, all.would.kept]).toEqual([3, 2]);
  });

  it('takes a case as it was when the rule answered: a priority that changed since is no other rule', () => {
    const byPriority = [fixWithin(240, { priority: 'P1' }), fixWithin(600, { number: 2, priority: 'P3' })];
    const agreement = anAgreement(9, byPriority, { draft: someTerms(...byPriority) });
    expect(month(promises, agreement)).toMatchObject({ answeredOtherwise: 0, all: { otherwise: 0 } });
  });

  it('says nothing of promises that another agreement owes either way', () => {
    const theirs = anAgreement(8, [fixWithin(60)], { parties: { kind: 'sla', accountId: ACCOUNT_ID } });
    const house = drafting(fixWithin(360));
    const owedByThem = promises.map((one) => ({ ...one, agreement: { ...pin, id: theirs.id } }));
    expect(month(owedByThem, house, [house, theirs])).toMatchObject({ cases: 0, all: { was: { n: 0, share: null } } });
  });
});

describe('a case under a draft', () => {
  const trying = (minutes: number) => ({
    openedAt: anchor,
    owes: { resolve: { terms: { kind: 'budget', ms: minutes * 60_000 }, calendarId } } as const,
    agreements: [drafting()],
    hours,
    now: NOW,
  });
  const fix = { ...aPromise({ agreement: pin, calendarId }), metAt: at('12:30') };

  it('shows each promise beside the one that would have been made', () => {
    const { promises } = tryOnCase([fix], trying(180));
    expect(promises).toMatchObject([
      { was: { due: at('13:00'), fate: 'kept' }, would: { due: at('12:00'), fate: 'late' }, same: false },
    ]);
    expect(tryOnCase([fix], trying(240)).promises).toMatchObject([{ would: { due: at('13:00') }, same: true }]);
  });

  it('follows a word that was moved to its delivery, and only counts a moment that somebody named', () => {
    const second = { ...fix, id: aPromise().subject.id as typeof fix.id, moves: 1, predecessorId: fix.id };
    const first = { ...fix, state: 'renegotiated', successorId: second.id, metAt: null } as const;
    const named = { ...fix, kind: 'next-update', terms: { kind: 'instant', due } } as const;
    const { promises, named: count } = tryOnCase([first, second, named], trying(360));
    expect(promises).toMatchObject([{ was: { fate: 'moved', deliveredAt: at('12:30') }, would: { fate: 'kept' } }]);
    expect(count).toBe(1);
  });

  it('owes a fix from the opening that nobody promised', () => {
    const { promises } = tryOnCase([], trying(60));
    expect(promises).toEqual([
      { kind: 'resolve', anchor, was: null, would: { due: anchor + HOUR, fate: 'late' }, same: false },
    ]);
  });
});

it('a promise is kept at its due moment, late after it, and open before', () => {
  expect([fateOf(10, 10, 20), fateOf(10, 11, 20), fateOf(10, null, 10), fateOf(10, null, 11)]).toEqual([
    'kept',
    'late',
    'open',
    'late',
  ]);
});

it('the last full month begins and ends at midnight on the walls of the organisation', () => {
  const now = at('10:00');
  const berlin = stretchOf('month', { zone: 'Europe/Berlin', now });
  expect(berlin).toEqual({ ok: true, value: { from: Date.UTC(2026, 0, 31, 23), to: Date.UTC(2026, 1, 28, 23) } });
  const newYear = stretchOf('month', { zone: 'Pacific/Auckland', now: Date.UTC(2026, 0, 20) });
  expect(newYear).toEqual({ ok: true, value: { from: Date.UTC(2025, 10, 30, 11), to: Date.UTC(2025, 11, 31, 11) } });
  expect(stretchOf('30-days', { zone: 'UTC', now })).toEqual({ ok: true, value: { from: now - 720 * HOUR, to: now } });
});
