import { AccountId, CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import { type Instant, MINUTE, toIso } from '#kernel/time.ts';
import type { PromiseOfCase, Summary } from '../queries.ts';

/** 26 November 2026, 14:18 in Berlin: the moment at which the pictures of the desk were drawn. */
export const NOW: Instant = Date.parse('2026-11-26T13:18:00Z');

const id = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

/** The id of the person whose rows `aRow` makes. */
export const OWNER = PersonId.parse(id(9));

/** A row of a list whose next word is due `minutes` from `NOW`; null has none. */
export function aRow(number: number, minutes: number | null, change: Partial<Summary> = {}): Summary {
  return {
    id: CaseId.parse(id(number)),
    number,
    kind: 'incident',
    state: 'in-progress',
    subject: 'Shipping labels won’t print at dock 4',
    goal: null,
    requester: { id: PersonId.parse(id(1)), name: 'Luc Petit' },
    account: { id: AccountId.parse(id(2)), name: 'Lyon warehouse' },
    service: null,
    team: null,
    owner: { id: OWNER, name: 'Ayse Yıldız' },
    assignee: null,
    priority: 'P3',
    channel: 'phone',
    now: null,
    nextPromise: minutes === null ? null : nextPromise(number, minutes),
    unanswered: false,
    lastCustomerWordAt: null,
    lastTeamWordAt: null,
    openedAt: toIso(NOW - 60 * MINUTE),
    version: 1,
    ...change,
  };
}

function nextPromise(number: number, minutes: number): NonNullable<Summary['nextPromise']> {
  return {
    id: PromiseId.parse(id(1000 + number)),
    kind: 'next-update',
    state: 'running',
    due: toIso(NOW + minutes * MINUTE),
    soonAt: toIso(NOW + (minutes - 15) * MINUTE),
    madeAt: toIso(NOW - 30 * MINUTE),
  };
}

/** A promise of a case, due `minutes` from `NOW`. */
export function aPromise(place: number, minutes: number, change: Partial<PromiseOfCase> = {}): PromiseOfCase {
  return {
    ...nextPromise(place, minutes),
    subject: { kind: 'case', id: id(1) },
    text: 'You will hear from us',
    promisor: { person: null, team: null, provider: null },
    internal: false,
    parentId: null,
    anchor: toIso(NOW - 30 * MINUTE),
    fulfilledAt: null,
    brokenAt: null,
    reason: null,
    predecessorId: null,
    movedTo: null,
    objection: null,
    version: 1,
    ...change,
  };
}
