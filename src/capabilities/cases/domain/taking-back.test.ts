import { describe, expect, it } from 'vitest';
import { AccountId, CaseId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Case } from './case.ts';
import { holdingsOf } from './holdings.ts';
import { take } from './take.ts';
import { beforeOf, mayTakeBack, takeBack, withoutTakenBack } from './taking-back.ts';

const id = (n: number) => `30000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ayse = { id: PersonId.parse(id(1)), name: 'Ayse' };
const tom = { id: PersonId.parse(id(2)), name: 'Tom' };

const known: Case = {
  id: CaseId.parse(id(31)),
  accountId: AccountId.parse(id(32)),
  kind: 'incident',
  state: 'new',
  waiting: null,
  colleaguesSee: false,
  subject: 'The screen is black',
  goal: null,
  serviceId: ServiceId.parse(id(33)),
  requesterId: PersonId.parse(id(34)),
  ownerId: null,
  assigneeId: null,
  teamId: TeamId.parse(id(12)),
  channel: 'portal',
  priority: 'P3',
  statedUrgency: 'medium',
  assessedUrgency: 'medium',
  now: null,
  lastCustomerWordAt: 0,
  lastTeamWordAt: null,
  lastCustomerMessageId: null,
  unanswered: true,
  unreached: null,
  offer: null,
  mergedInto: null,
  parentId: null,
  openedAt: 0,
  resolvedAt: null,
  closedAt: null,
  version: 3,
};
const taken = take(known, ayse);
if (!taken.ok) throw new Error('She could not take it.');

describe('a change that is taken back', () => {
  const before = beforeOf(known, taken.value);
  const after = { ...taken.value.case, version: 4 };
  const change = before && { by: ayse.id, version: 4, before, facts: taken.value.facts.length };

  it('leaves the case as it was, and says so', () => {
    const back = takeBack(after, change, ayse);
    expect(back).toEqual({
      ok: true,
      value: { case: { ...known, version: 4 }, facts: [{ kind: 'case.taken-back', data: { count: 2 } }] },
    });
  });

  it('is one’s own, and the last one', () => {
    expect(mayTakeBack(after, change, tom.id)).toBe(false);
    expect(mayTakeBack({ version: 5 }, change, ayse.id)).toBe(false);
    expect(takeBack({ ...after, version: 5 }, change, ayse)).toMatchObject({ refusal: { code: 'case.moved-on' } });
    expect(takeBack(after, null, ayse)).toMatchObject({ refusal: { code: 'case.moved-on' } });
  });
});

describe('what can be taken back', () => {
  it('is nothing that told somebody outside, or changed more', () => {
    const resolved = { case: { ...known, resolvedAt: 5 }, facts: [{ kind: 'case.resolved', data: {} }] } as const;
    expect(beforeOf(known, resolved)).toBeNull();
    expect(beforeOf(known, { case: { ...known, unanswered: !known.unanswered }, facts: taken.value.facts })).toBeNull();
    expect(beforeOf(known, { case: known, facts: [] })).toBeNull();
  });
});

describe('a history', () => {
  const facts = [
    { kind: 'case.taken', data: { owner: 'Ayse', before: '' }, occurredAt: 10 },
    { kind: 'case.waits', data: { reason: 'third-party', question: 'A part' }, occurredAt: 20 },
    { kind: 'case.taken-back', data: { count: 1 }, occurredAt: 25 },
  ] as const;

  it('counts as if what was taken back had never been', () => {
    expect(withoutTakenBack(facts)).toEqual([facts[0]]);
    expect(holdingsOf(facts)).toEqual([{ from: 10, holder: { kind: 'desk' } }]);
  });
});
