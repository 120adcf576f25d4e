import { describe, expect, it } from 'vitest';
import { AccountId, PersonId } from '#kernel/ids.ts';
import { DAY } from '#kernel/time.ts';
import { type Candidate, likeness, type Solved, suggestHelpers } from './suggest.ts';

const id = (n: number) => `019a0000-0000-7000-8000-00000000000${n}`;
const north = AccountId.parse(id(8));
const jan = { id: PersonId.parse(id(1)), name: 'Jan' };
const mei = { id: PersonId.parse(id(2)), name: 'Mei' };
const tom = { id: PersonId.parse(id(3)), name: 'Tom' };

function candidate(person: typeof jan, known: Partial<Candidate> = {}): Candidate {
  return { person, inTeam: false, open: 0, late: 0, interrupted: 0, thanked: 0, awayUntil: null, ...known };
}

function solved(ownerId: PersonId, subject: string, number = 1, accountId = AccountId.parse(id(9))): Solved {
  return { number, subject, ownerId, accountId, resolvedAt: number * DAY };
}

const wanted = { subject: 'Room camera in Lyon stays black', accountId: north, solved: [], except: [] };
const named = (candidates: readonly Candidate[], given: readonly Solved[] = [], except: readonly PersonId[] = []) =>
  suggestHelpers(candidates, { ...wanted, solved: given, except }).map(({ person }) => person.name);

describe('whom to ask', () => {
  it('is first who solved one like this, then who solved others, then the team', () => {
    const cases = [
      solved(mei.id, 'Printer is slow'),
      solved(mei.id, 'Printer'),
      solved(jan.id, 'Camera in the room black'),
    ];
    expect(named([candidate(tom, { inTeam: true }), candidate(mei), candidate(jan)], cases)).toEqual([
      'Jan',
      'Mei',
      'Tom',
    ]);
  });

  it('is told with the reasons', () => {
    const cases = [solved(jan.id, 'Room camera black in Oslo', 7, north)];
    const [first] = suggestHelpers([candidate(jan, { inTeam: true, thanked: 2, open: 4 })], {
      ...wanted,
      solved: cases,
    });
    expect(first).toMatchObject({ open: 4 });
    expect(first?.reasons).toEqual([
      { kind: 'solved-like', number: 7, at: 7 * DAY },
      { kind: 'solved', count: 1 },
      { kind: 'knows-customer', count: 1 },
      { kind: 'thanked', count: 2 },
      { kind: 'team' },
    ]);
  });

  it('is nobody without a reason, nobody who is away, and nobody who is in it', () => {
    expect(named([candidate(jan)])).toEqual([]);
    expect(named([candidate(jan, { inTeam: true, awayUntil: 5 })])).toEqual([]);
    expect(named([candidate(jan, { inTeam: true })], [], [jan.id])).toEqual([]);
  });

  it('spares who has much open, owes late, or was asked a lot', () => {
    for (const burdened of [{ open: 9 }, { late: 1 }, { interrupted: 1 }]) {
      expect(named([candidate(jan, { inTeam: true, ...burdened }), candidate(mei, { inTeam: true })])).toEqual([
        'Mei',
        'Jan',
      ]);
    }
  });

  it('is at most five', () => {
    const many = [1, 2, 3, 4, 5, 6, 7].map((n) =>
      candidate({ id: PersonId.parse(id(n)), name: `P${n}` }, { inTeam: true }),
    );
    expect(named(many)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5']);
  });
});

it('likeness counts the words that say something', () => {
  expect(likeness('Camera in Lyon is black', 'The black camera')).toBe(1);
  expect(likeness('Camera in Lyon', 'Printer in Lyon')).toBe(0.5);
  expect(likeness('in on at', 'in on at')).toBe(0);
  expect(likeness('Tür öffnet nicht', 'TÜR öffnet')).toBe(1);
});
