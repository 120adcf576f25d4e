import { describe, expect, it } from 'vitest';
import { type CalendarVersion, compileCalendar } from '#capabilities/calendars/domain/index.ts';
import {
  CLOCK_VECTORS,
  type ClockVector,
  clockVector,
  expectedInstant,
  vectorCalendar,
} from '#capabilities/calendars/testing/clock-vectors.ts';
import { fromIso, HOUR, type Instant, MINUTE, SECOND } from '#kernel/time.ts';
import { aPromise, decided, SUCCESSOR_ID } from '../testing/a-promise.ts';
import {
  type ClockEvent,
  decideMake,
  decideMeet,
  decideRenegotiate,
  decideReopen,
  type History,
  judge,
  type Pause,
  type Projection,
  type PromiseRecord,
  project,
  raisedDue,
  type Terms,
} from './index.ts';

const LATER = fromIso('2027-01-01T00:00Z');

function calendarOf(vector: ClockVector): CalendarVersion {
  return vectorCalendar(vector.calendar);
}

function termsOf(vector: ClockVector): Terms {
  return { kind: 'budget', ms: (vector.budgetMinutes ?? 0) * MINUTE };
}

function pausesOf(vector: ClockVector): readonly Pause[] {
  return (vector.pauses ?? []).map(([from, to]) => ({
    reason: 'customer-input',
    from: fromIso(from),
    until: LATER,
    resumedAt: fromIso(to),
  }));
}

function projectVector(vector: ClockVector, history: Partial<History> = {}): Projection {
  const anchor = fromIso(vector.start);
  const recorded = { kind: 'workaround', anchor, pauses: pausesOf(vector), events: [], now: anchor } as const;
  const projected = project(termsOf(vector), calendarOf(vector), { ...recorded, ...history });
  if (!projected.ok) throw new Error(projected.refusal.code);
  return projected.value;
}

function promiseOf(vector: ClockVector): PromiseRecord {
  return aPromise({ calendar: calendarOf(vector), terms: termsOf(vector), anchor: fromIso(vector.start) });
}

/** The instant of a vector's n-th event. */
function eventAt(vector: ClockVector, index = 0): Instant {
  return fromIso(vector.events?.[index]?.at ?? '');
}

describe('due times of the clock vectors, with their pauses', () => {
  const budgets = CLOCK_VECTORS.filter(({ pauses }) => pauses);

  it.each(budgets)('$id $title', (vector) => {
    expect(projectVector(vector).due).toBe(expectedInstant(vector, 'dueUtc'));
  });
});

describe('broken or kept, by data', () => {
  it('V21b a hold that is voided breaks the promise at its due moment, though it is seen later', () => {
    const vector = clockVector('V21b');
    const now = expectedInstant(vector, 'discoveredAt');
    const judgement = decided(judge(promiseOf(vector), calendarOf(vector), now));
    expect(judgement.promise).toMatchObject({ state: 'broken', brokenAt: expectedInstant(vector, 'brokenAt') });
    expect(judgement.facts[0]).toMatchObject({ kind: 'promise.broken', data: { discoveredAt: now } });
  });

  it('V37a fulfilment at the due moment keeps', () => {
    const vector = clockVector('V37a');
    const events: readonly ClockEvent[] = [{ kind: 'fulfilled', occurredAt: eventAt(vector) }];
    expect(projectVector(vector, { events, now: LATER }).state).toBe(vector.expect.outcome);
  });

  it('V37b a pause at the due moment does not rescue', () => {
    const vector = clockVector('V37b');
    const from = eventAt(vector);
    const pauses: readonly Pause[] = [{ reason: 'customer-input', from, until: from + HOUR, resumedAt: null }];
    const seen = projectVector(vector, { pauses, now: from + MINUTE });
    expect(seen).toMatchObject({ state: vector.expect.outcome, due: expectedInstant(vector, 'brokenAt') });
  });

  it('V38 what occurred in time keeps, though it was recorded after the due moment and already judged broken', () => {
    const vector = clockVector('V38');
    const recordedAt = fromIso(vector.events?.[0]?.recordedAt ?? '');
    const promise = { ...promiseOf(vector), kind: 'callback' } as const;
    const broken = decided(judge(promise, calendarOf(vector), recordedAt - MINUTE)).promise;
    expect(broken.state).toBe('broken');
    const delivery = { calendar: calendarOf(vector), occurredAt: eventAt(vector) };
    const met = decided(decideMeet(broken, delivery, recordedAt));
    expect(met.promise).toMatchObject({ state: vector.expect.outcome, brokenAt: null, metAt: eventAt(vector) });
    expect(met.facts).toMatchObject([{ kind: 'promise.kept', data: { recordedLate: true } }]);
  });
});

describe('reopening', () => {
  it.each(['V28', 'V29'])('%s goes on with the time that was left', (id) => {
    const vector = clockVector(id);
    const [[deliveredAt, reopenedAt] = ['', '']] = vector.pauses ?? [];
    const calendar = calendarOf(vector);
    const met = decided(
      decideMeet(promiseOf(vector), { calendar, occurredAt: fromIso(deliveredAt) }, fromIso(deliveredAt)),
    );
    expect(met.promise.state).toBe('met');
    const occurredAt = fromIso(reopenedAt);
    const reopened = decided(decideReopen(met.promise, { calendar, occurredAt }, occurredAt));
    expect(reopened.promise).toMatchObject({ state: 'running', due: expectedInstant(vector, 'dueUtc'), metAt: null });
    expect(reopened.owed).toBe(null);
  });

  it('V30 what was broken stays broken once, and owes a next word', () => {
    const vector = clockVector('V30');
    const calendar = calendarOf(vector);
    const late = decided(decideMeet(promiseOf(vector), { calendar, occurredAt: eventAt(vector) }, eventAt(vector)));
    const occurredAt = eventAt(vector, 1);
    const reopened = decided(decideReopen(late.promise, { calendar, occurredAt }, occurredAt));
    expect(reopened.promise).toMatchObject({
      state: vector.expect.outcome,
      brokenAt: expectedInstant(vector, 'brokenAt'),
    });
    const breaches = [...late.facts, ...reopened.facts].filter(({ kind }) => kind === 'promise.broken');
    expect(breaches).toHaveLength(Number(vector.expect.breaches));
    expect(reopened.owed).toBe(vector.expect.newPromiseKind);
  });
});

describe('a changed priority', () => {
  function raised(vector: ClockVector): { due: Instant; before: PromiseRecord } {
    const { at = '', newBudgetMinutes = 0 } = vector.reprioritise ?? {};
    const calendar = calendarOf(vector);
    const raisedAt = fromIso(at);
    const before = decided(judge(promiseOf(vector), calendar, raisedAt)).promise;
    const due = raisedDue(before, { calendar, terms: { kind: 'budget', ms: newBudgetMinutes * MINUTE }, raisedAt });
    if (!due.ok) throw new Error(due.refusal.code);
    return { due: due.value, before };
  }

  it.each(['V23', 'V24', 'V25'])('%s raised in time is due sooner, with time to react', (id) => {
    const vector = clockVector(id);
    const { due, before } = raised(vector);
    expect(before).toMatchObject({ state: 'running', due: expectedInstant(vector, 'oldDueUtc') });
    expect(due).toBe(expectedInstant(vector, 'newDueUtc'));
  });

  it('V26 raised after the due moment leaves the old promise broken', () => {
    const vector = clockVector('V26');
    const { due, before } = raised(vector);
    expect(before).toMatchObject({
      state: vector.expect.oldOutcome,
      brokenAt: expectedInstant(vector, 'oldBrokenAt'),
    });
    expect(due).toBe(expectedInstant(vector, 'newDueUtc'));
  });

  it('V27 lowered is a renegotiation when the promisee is told in time, and nothing when not', () => {
    const vector = clockVector('V27');
    const { at = '', newBudgetMinutes = 0 } = vector.reprioritise ?? {};
    const calendar = calendarOf(vector);
    const anchor = fromIso(vector.start);
    const lowered = compileCalendar(calendar).addOpenTime(anchor, newBudgetMinutes * MINUTE);
    if (!lowered.ok) throw new Error(lowered.refusal.code);
    const terms = { kind: 'instant', due: lowered.value } as const;
    const move = { id: SUCCESSOR_ID, calendar, terms, reason: 'Less urgent.', words: () => 'It works by 17:00.' };
    const told = decided(decideRenegotiate(promiseOf(vector), move, fromIso(at)));
    expect(vector.expect.ifToldBeforeOldDue).toEqual({
      oldOutcome: told.promise.state,
      newDueUtc: new Date(told.successor.due).toISOString().replace('.000', ''),
    });
    const untold = decided(judge(promiseOf(vector), calendar, LATER)).promise;
    expect(vector.expect.ifNotTold).toEqual({
      oldOutcome: untold.state,
      brokenAt: new Date(untold.brokenAt ?? 0).toISOString().replace('.000', ''),
    });
  });
});

describe('several clocks', () => {
  it('V34 a provider may break its promise to us while ours is kept', () => {
    const vector = clockVector('V34');
    const [desk, provider, deskAgain] = vector.legs ?? [];
    const calendar = compileCalendar(calendarOf(vector));
    const start = fromIso(vector.start);
    const handedOver = fromIso(desk?.to ?? '');
    const handedBack = fromIso(provider?.to ?? '');
    const solved = fromIso(deskAgain?.to ?? '');
    const ours = projectVector(vector, { events: [{ kind: 'fulfilled', occurredAt: solved }], now: LATER });
    expect(ours).toMatchObject({ state: vector.expect.slaOutcome, due: expectedInstant(vector, 'slaDueUtc') });
    expect(ours.elapsedAgreed).toBe(Number(vector.expect.elapsedSeconds) * SECOND);
    const held = calendar.openTimeBetween(handedOver, handedBack);
    expect(held).toBe(Number(vector.expect.providerSecondsOnSlaCalendar) * SECOND);
    const desked = calendar.openTimeBetween(start, handedOver) + calendar.openTimeBetween(handedBack, solved);
    expect(desked).toBe(Number(vector.expect.deskSeconds) * SECOND);

    const newYork = vectorCalendar(provider?.calendar ?? '');
    const theirs = project({ kind: 'budget', ms: 4 * HOUR }, newYork, {
      kind: 'provider-return',
      anchor: handedOver,
      pauses: [],
      events: [{ kind: 'fulfilled', occurredAt: handedBack }],
      now: LATER,
    });
    expect(theirs).toMatchObject({
      value: {
        state: vector.expect.ucOutcome,
        due: expectedInstant(vector, 'ucDueUtc'),
        elapsedAgreed: Number(vector.expect.providerSecondsOwnCalendar) * SECOND,
      },
    });
  });

  it('V39 a late update breaks one link of a cadence, and the next is counted from it', () => {
    const vector = clockVector('V39');
    const calendar = calendarOf(vector);
    const terms = { kind: 'cadence', everyMs: (vector.cadenceMinutes ?? 0) * MINUTE } as const;
    const links: unknown[] = [];
    let link = aPromise({ kind: 'next-update', calendar, terms, anchor: fromIso(vector.start) });
    for (const { at } of vector.events ?? []) {
      const occurredAt = fromIso(at);
      const { promise } = decided(decideMeet(link, { calendar, occurredAt }, occurredAt));
      links.push(linkOf(promise));
      const again = { ...promise, calendar, words: () => promise.text, anchor: occurredAt };
      link = decided(decideMake(again, occurredAt)).promise;
    }
    expect([...links, linkOf(link)]).toEqual(vector.expect.links);
  });

  function linkOf({ due, state, fulfilledAt }: PromiseRecord) {
    const dueUtc = new Date(due).toISOString().replace('.000', '');
    const late = fulfilledAt === null ? {} : { fulfilledLateSeconds: (fulfilledAt - due) / SECOND };
    return { dueUtc, outcome: state, ...late };
  }
});
