import { describe, expect, it } from 'vitest';
import { aPromise, at } from '#capabilities/promises/testing/a-promise.ts';
import { PersonId, PromiseId, TeamId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import { type Candidate, type Chosen, decideBeginning, decideLeave, type OwedByLeaver } from './leave.ts';

const uuid = (digits: string) => `00000000-0000-4000-8000-0000000000${digits}`;
const AYSE = PersonId.parse(uuid('05'));
const TOM = PersonId.parse(uuid('21'));
const TEAM = TeamId.parse(uuid('31'));
const NOON = PromiseId.parse(uuid('41'));
const LATER = PromiseId.parse(uuid('42'));

function owed(id: PromiseId, due: number, inSight = true): OwedByLeaver {
  return { promise: { ...aPromise(), id, due }, teamId: TEAM, inSight };
}

const promises = [owed(NOON, at('12:00')), owed(LATER, at('12:00', 3))];
const absence = { personId: AYSE, from: at('10:00'), until: at('09:00', 2), standInId: TOM };
const tom: Candidate = { id: TOM, name: 'Tom Berger', works: true, absences: [], reads: new Set([NOON, LATER]) };
const toTom = { kind: 'person', personId: TOM } as const;

function leave(
  chosen: readonly (readonly [PromiseId, Chosen])[],
  given: { tom?: Candidate; all?: OwedByLeaver[] } = {},
) {
  const candidates = new Map([[TOM, given.tom ?? tom]]);
  const leaving = { absence, name: 'Ayse Yildiz', chosen: new Map(chosen), candidates };
  const decided = decideLeave(given.all ?? promises, leaving, at('10:00'));
  return decided.ok ? decided.value.map(({ promise, to }) => [promise.id, to] as const) : decided.refusal.code;
}

describe('decideLeave', () => {
  it('lets nobody go while something that falls due meanwhile would be nobody’s', () => {
    expect(leave([])).toBe('absence.hand-over-first');
    expect(leave([[LATER, { kind: 'team' }]])).toBe('absence.hand-over-first');
  });

  it('hands over what is due meanwhile, and what is due later only if somebody says so', () => {
    expect(leave([[NOON, toTom]])).toEqual([[NOON, { ...toTom, name: 'Tom Berger' }]]);
    expect(
      leave([
        [NOON, { kind: 'team' }],
        [LATER, toTom],
      ]),
    ).toEqual([
      [NOON, { kind: 'team', teamId: TEAM }],
      [LATER, { ...toTom, name: 'Tom Berger' }],
    ]);
  });

  it('refuses receivers who cannot keep it', () => {
    const away = { personId: TOM, from: at('11:00'), until: at('13:00') };
    const refusal = (stated: Partial<Candidate>) => leave([[NOON, toTom]], { tom: { ...tom, ...stated } });
    expect(refusal({ works: false })).toBe('absence.receiver-unknown');
    expect(refusal({ absences: [away] })).toBe('absence.receiver-away');
    expect(refusal({ absences: [{ ...away, from: at('12:00') + 1 }] })).toHaveLength(1);
    expect(refusal({ reads: new Set() })).toBe('absence.receiver-cannot-see');
    expect(leave([[NOON, { kind: 'person', personId: AYSE }]])).toBe('absence.receiver-self');
    expect(leave([[PromiseId.parse(uuid('49')), toTom]])).toBe('absence.not-owed');
  });

  it('hands what the sayer may not see to the stand-in, or to the team where they cannot keep it', () => {
    const all = [owed(NOON, at('12:00'), false)];
    expect(leave([], { all })).toEqual([[NOON, { ...toTom, name: 'Tom Berger' }]]);
    expect(leave([], { all, tom: { ...tom, reads: new Set() } })).toEqual([[NOON, { kind: 'team', teamId: TEAM }]]);
  });
});

describe('decideBeginning', () => {
  it('takes what was left or made since, late ones too, and leaves what is due once they are back', () => {
    const late = owed(NOON, at('09:00') - HOUR);
    const candidates = new Map([[TOM, tom]]);
    const handed = decideBeginning([late, owed(LATER, absence.until)], { absence, candidates }, absence.from);
    expect(handed).toEqual([{ promise: late.promise, to: { ...toTom, name: 'Tom Berger' } }]);
  });
});
