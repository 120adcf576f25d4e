import { describe, expect, it } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import { DAY, fromIso, HOUR } from '#kernel/time.ts';
import { type AbsenceKnown, type Announced, decideAbsence, fallsOn, mayArrange } from './absence.ts';

const person = (digit: number) => PersonId.parse(`00000000-0000-4000-8000-00000000000${digit}`);
const AYSE = person(1);
const TOM = person(2);
const NOW = fromIso('2026-12-03T09:00Z');

const week: Announced = { personId: AYSE, from: NOW + 4 * DAY, until: NOW + 11 * DAY, standInId: TOM };
const nobodyAway: AbsenceKnown = { others: [], standInWorks: true };

function decide(stated: Partial<Announced> = {}, known: Partial<AbsenceKnown> = {}) {
  const decided = decideAbsence({ ...week, ...stated }, { ...nobodyAway, ...known }, NOW);
  return decided.ok ? decided.value : decided.refusal.code;
}

describe('decideAbsence', () => {
  it('takes an absence ahead as it is, and lets one that began earlier begin now', () => {
    expect(decide()).toEqual(week);
    expect(decide({ from: NOW - HOUR })).toMatchObject({ from: NOW, until: week.until });
  });

  it.each([
    ['absence.over-already', { from: NOW - DAY, until: NOW }],
    ['absence.ends-before-it-begins', { until: NOW + 3 * DAY }],
    ['absence.too-long', { until: NOW + 401 * DAY }],
    ['absence.stand-in-self', { standInId: AYSE }],
  ] as const)('refuses %s', (code, stated) => {
    expect(decide(stated)).toBe(code);
  });

  it('refuses a second absence at the same time, not one that begins when the other ends', () => {
    const before = { personId: AYSE, from: NOW + DAY, until: week.from };
    expect(decide({}, { others: [before] })).toEqual(week);
    expect(decide({}, { others: [{ ...before, until: week.from + 1 }] })).toBe('absence.twice');
    expect(decide({}, { others: [{ ...before, personId: TOM }] })).toEqual(week);
  });

  it('refuses a stand-in who does not work here or is away meanwhile', () => {
    expect(decide({}, { standInWorks: false })).toBe('absence.stand-in-unknown');
    const away = { personId: TOM, from: week.until - 1, until: week.until + DAY };
    expect(decide({}, { others: [away] })).toBe('absence.stand-in-away');
    expect(decide({ standInId: null }, { others: [away], standInWorks: false })).toMatchObject({ standInId: null });
  });
});

describe('fallsOn', () => {
  it('is what is due between going and being back', () => {
    expect(fallsOn(week, week.from - 1, NOW)).toBe(false);
    expect(fallsOn(week, week.from, NOW)).toBe(true);
    expect(fallsOn(week, week.until - 1, NOW)).toBe(true);
    expect(fallsOn(week, week.until, NOW)).toBe(false);
  });

  it('takes what is late as due now', () => {
    expect(fallsOn(week, NOW - DAY, NOW)).toBe(false);
    expect(fallsOn(week, NOW - DAY, week.from)).toBe(true);
  });
});

describe('mayArrange', () => {
  it('lets people say it of themselves, and leads of the people in the teams that they lead', () => {
    const tom = { personId: TOM, leads: ['desk'] };
    expect(mayArrange(tom, { id: TOM, teams: [] })).toBe(true);
    expect(mayArrange(tom, { id: AYSE, teams: ['desk'] })).toBe(true);
    expect(mayArrange(tom, { id: AYSE, teams: ['field'] })).toBe(false);
  });
});
