import { describe, expect, it } from 'vitest';
import { vectorCalendar } from '#capabilities/calendars/testing/clock-vectors.ts';
import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { at, BERLIN } from '../testing/a-promise.ts';
import { type ClockEvent, type History, type Pause, type PromiseKind, project, type Terms } from './index.ts';

const FOUR_HOURS: Terms = { kind: 'budget', ms: 4 * HOUR };
const DUE = at('13:00');

/** A promise from Monday 09:00, seen at `now`. */
function seenAt(now: Instant, history: Partial<History> = {}, terms = FOUR_HOURS) {
  const kind: PromiseKind = 'callback';
  const projected = project(terms, BERLIN, { kind, anchor: at('09:00'), pauses: [], events: [], ...history, now });
  if (!projected.ok) throw new Error(projected.refusal.code);
  return projected.value;
}

function event(kind: ClockEvent['kind'], occurredAt: Instant): ClockEvent {
  return { kind, occurredAt };
}

function pause(from: Instant, to: Instant): Pause {
  return { reason: 'customer-input', from, until: to, resumedAt: null };
}

describe('what counts at the same instant: fulfil, renegotiate, resume, pause, break', () => {
  const LATER = at('15:00');

  it('fulfilment at the due moment keeps', () => {
    expect(seenAt(LATER, { events: [event('fulfilled', DUE)] }).state).toBe('kept');
  });

  it('renegotiation at the due moment moves', () => {
    expect(seenAt(LATER, { events: [event('renegotiated', DUE)] }).state).toBe('renegotiated');
  });

  it('fulfilment comes before renegotiation, in whatever order they were recorded', () => {
    const events = [event('renegotiated', DUE), event('fulfilled', DUE)];
    expect(seenAt(LATER, { events }).state).toBe('kept');
    expect(seenAt(LATER, { events: events.toReversed() }).state).toBe('kept');
  });

  it('a pause that begins where another ends leaves no gap, and pauses stay paused', () => {
    const pauses = [pause(at('10:00'), at('11:00')), pause(at('11:00'), at('12:00'))];
    expect(seenAt(at('11:00'), { pauses })).toMatchObject({ state: 'paused', due: at('15:00') });
  });

  it('a pause at the due moment comes before the break and still changes nothing', () => {
    const pauses = [pause(DUE, at('14:00'))];
    expect(seenAt(DUE, { pauses }).due).toBe(DUE);
    expect(seenAt(DUE + 1, { pauses }).state).toBe('broken');
  });

  it('the break comes last: at its due moment a promise is not broken yet', () => {
    expect(seenAt(DUE)).toMatchObject({ state: 'running', nextWake: DUE + 1 });
    expect(seenAt(DUE + 1)).toMatchObject({ state: 'broken', nextWake: at('14:00') });
    expect(seenAt(at('14:00'))).toMatchObject({ state: 'broken', nextWake: null });
  });

  it.each(['fulfilled', 'renegotiated', 'withdrawn'] as const)('%s one millisecond later is too late', (kind) => {
    expect(seenAt(LATER, { events: [event(kind, DUE + 1)] }).state).toBe('broken');
  });
});

describe('states', () => {
  it('a fix is met until its promisee confirms, and then kept', () => {
    const fulfilled = event('fulfilled', at('12:00'));
    const met = seenAt(at('12:30'), { kind: 'resolve', events: [fulfilled] });
    expect(met).toMatchObject({ state: 'met', confirmBy: at('17:00', 7), nextWake: at('17:00', 7) + 1 });
    const events = [fulfilled, event('confirmed', at('14:00'))];
    expect(seenAt(at('14:00'), { kind: 'resolve', events }).state).toBe('kept');
  });

  it('a fix that nobody objected to is kept after five business days', () => {
    const history = { kind: 'resolve', events: [event('fulfilled', at('12:00'))] } as const;
    expect(seenAt(at('17:00', 7), history).state).toBe('met');
    expect(seenAt(at('17:00', 7) + 1, history).state).toBe('kept');
  });

  it('a promisee may withdraw what was met', () => {
    const events = [event('fulfilled', at('12:00')), event('withdrawn', at('12:30'))];
    expect(seenAt(at('15:00'), { kind: 'resolve', events }).state).toBe('withdrawn');
  });

  it('the future is not known yet', () => {
    expect(seenAt(at('10:00'), { events: [event('fulfilled', at('12:00'))] }).state).toBe('running');
  });

  it('a running pause ends by itself', () => {
    const pauses = [pause(at('10:00'), at('12:00'))];
    expect(seenAt(at('11:00'), { pauses })).toMatchObject({ state: 'paused', nextWake: at('12:00') });
    expect(seenAt(at('12:00'), { pauses })).toMatchObject({ state: 'running', due: at('15:00') });
  });

  it('a pause ends when the customer answered, and never later than it would by itself', () => {
    const answered = { ...pause(at('10:00'), at('12:00')), resumedAt: at('10:30') };
    expect(seenAt(at('11:00'), { pauses: [answered] })).toMatchObject({ state: 'running', due: at('13:30') });
    const noticedLate = { ...answered, resumedAt: at('16:00') };
    expect(seenAt(at('11:00'), { pauses: [noticedLate] }).due).toBe(at('15:00'));
  });
});

describe('due moments', () => {
  it('a fixed moment is not moved by a pause', () => {
    const terms: Terms = { kind: 'instant', due: at('14:30') };
    expect(seenAt(at('10:00'), { pauses: [pause(at('09:30'), at('12:00'))] }, terms).due).toBe(at('14:30'));
  });

  it('business days end at the close, or at the cut-off', () => {
    expect(seenAt(at('10:00'), {}, { kind: 'businessDays', n: 2 }).due).toBe(at('17:00', 2));
    expect(seenAt(at('10:00'), {}, { kind: 'businessDays', n: 1, cutOff: '12:00' }).due).toBe(at('12:00', 1));
  });

  it('a budget that the calendar cannot hold is refused', () => {
    const endless: Terms = { kind: 'budget', ms: 5000 * HOUR };
    const history: History = { kind: 'callback', anchor: at('09:00'), pauses: [], events: [], now: at('09:00') };
    expect(project(endless, BERLIN, history)).toMatchObject({
      refusal: { code: 'calendar.no-open-time-in-horizon' },
    });
  });
});

describe('warnings', () => {
  it('come at 50, 75 and 90 percent of the running time', () => {
    const { warnings, nextWake } = seenAt(at('10:00'));
    expect(warnings).toEqual([
      { level: 50, at: at('11:00') },
      { level: 75, at: at('12:00') },
      { level: 90, at: at('12:36') },
    ]);
    expect(nextWake).toBe(at('11:00'));
  });

  it('are planned anew around a pause', () => {
    const { warnings } = seenAt(at('12:00'), { pauses: [pause(at('10:00'), at('12:00'))] });
    expect(warnings.map((warning) => warning.at)).toEqual([at('13:00'), at('14:00'), at('14:36')]);
  });

  it('follow open time over night also for a fixed moment', () => {
    const { warnings } = seenAt(at('16:00'), { anchor: at('16:00') }, { kind: 'instant', due: at('10:00', 1) });
    expect(warnings.map((warning) => warning.at)).toEqual([at('17:00'), at('09:30', 1), at('09:48', 1)]);
  });

  it('follow real time when everything is closed', () => {
    const { warnings } = seenAt(at('18:00'), { anchor: at('18:00') }, { kind: 'instant', due: at('20:00') });
    expect(warnings.map((warning) => warning.at)).toEqual([at('19:00'), at('19:30'), at('19:48')]);
  });
});

describe('the last hour', () => {
  const hours = (count: number): Terms => ({ kind: 'budget', ms: count * HOUR });
  const lastHourOf = (terms: Terms, history: Partial<History> = {}) =>
    seenAt(at('09:00'), history, terms).warnings.find(({ level }) => level === 'last-hour')?.at;

  it('begins the evening before for what is due first thing in the morning', () => {
    const terms: Terms = { kind: 'instant', due: at('09:10', 2) };
    expect(lastHourOf(terms)).toBe(at('16:10', 1));
    const due: Terms = { kind: 'budget', ms: 16 * HOUR + 10 * MINUTE };
    expect(lastHourOf(due)).toBe(at('16:10', 1));
  });

  it('is the latest instant that leaves an hour: the opening, not the close of the day before', () => {
    expect(lastHourOf(hours(17))).toBe(at('09:00', 2));
  });

  it('counts open time alone, also when the moment itself is outside of it', () => {
    expect(lastHourOf({ kind: 'instant', due: at('20:00', 1) })).toBe(at('16:00', 1));
  });

  it('does not run in a pause', () => {
    const pauses = [pause(at('10:00', 1), at('12:00', 1))];
    expect(lastHourOf(hours(17), { pauses })).toBe(at('11:00', 2));
  });

  it.each([1, 2, 3, 4, 5, 8, 12])('of %i hours is not told of: a warning by share says it already', (count) => {
    expect(lastHourOf(hours(count))).toBeUndefined();
  });

  it.each([
    [6, [50, 75, 'last-hour', 90]],
    [40, [50, 75, 90, 'last-hour']],
  ])('of %i hours stands among the others in order of time', (count, levels) => {
    const { warnings } = seenAt(at('09:00'), {}, hours(count));
    expect(warnings.map(({ level }) => level)).toEqual(levels);
    expect(warnings.map((warning) => warning.at)).toEqual(
      warnings.map((warning) => warning.at).toSorted((a, b) => a - b),
    );
  });

  it('is not told of where everything is closed', () => {
    expect(lastHourOf({ kind: 'instant', due: at('08:00', 1) }, { anchor: at('18:00') })).toBeUndefined();
  });
});

describe('long overdue', () => {
  const longOverdueOf = (terms: Terms, history: Partial<History> = {}) =>
    seenAt(at('09:00', 8), history, terms).longOverdueAt;

  it('is what has had a quarter of its open time more', () => {
    expect(longOverdueOf(FOUR_HOURS)).toBe(at('14:00'));
    expect(longOverdueOf({ kind: 'budget', ms: 8 * HOUR })).toBe(at('11:00', 1));
    expect(longOverdueOf({ kind: 'businessDays', n: 1 })).toBe(at('13:00', 2));
    expect(longOverdueOf(FOUR_HOURS, { pauses: [pause(at('10:00'), at('12:00'))] })).toBe(at('16:00'));
  });

  it('counts real time for a fixed moment', () => {
    expect(longOverdueOf({ kind: 'instant', due: at('13:00', 1) })).toBe(at('20:00', 1));
  });

  it('is nothing that is in time, delivered or moved', () => {
    expect(seenAt(DUE).longOverdueAt).toBeNull();
    expect(longOverdueOf(FOUR_HOURS, { events: [event('fulfilled', at('15:00'))] })).toBeNull();
    expect(longOverdueOf(FOUR_HOURS, { events: [event('renegotiated', at('12:00'))] })).toBeNull();
  });
});

describe('the two clocks', () => {
  it('count what was agreed without pauses and nights, and what was lived through with them', () => {
    const pauses = [pause(at('10:00'), at('12:00'))];
    const seen = seenAt(at('10:00', 1), { pauses }, { kind: 'budget', ms: 16 * HOUR });
    expect(seen).toMatchObject({ elapsedAgreed: 7 * HOUR, elapsedExperienced: 25 * HOUR });
  });

  it('stop at the delivery, kept or late', () => {
    const inTime = seenAt(at('16:00'), { events: [event('fulfilled', at('11:00'))] });
    expect(inTime).toMatchObject({ elapsedAgreed: 2 * HOUR, elapsedExperienced: 2 * HOUR });
    const late = seenAt(at('16:00'), { events: [event('fulfilled', at('13:30'))] });
    expect(late).toMatchObject({ state: 'broken', elapsedAgreed: 4.5 * HOUR });
  });

  it('go on while what is broken is still owed', () => {
    expect(seenAt(at('16:00')).elapsedAgreed).toBe(7 * HOUR);
  });

  it('are the same on a calendar that never closes', () => {
    const always = vectorCalendar('B24');
    const history: History = { kind: 'callback', anchor: at('09:00'), pauses: [], events: [], now: at('09:00', 3) };
    const seen = project({ kind: 'budget', ms: 90 * HOUR }, always, history);
    expect(seen).toMatchObject({ value: { elapsedAgreed: 72 * HOUR, elapsedExperienced: 72 * HOUR } });
  });
});

describe('a fixed moment after a reopening', () => {
  const fixed: Terms = { kind: 'instant', due: at('15:00') };

  function reopened(from: Instant, to: Instant): Partial<History> {
    return { kind: 'resolve', pauses: [{ reason: 'awaiting-confirmation', from, until: to, resumedAt: to }] };
  }

  it('stands while it is ahead', () => {
    expect(seenAt(at('14:00'), reopened(at('12:00'), at('14:00')), fixed).due).toBe(at('15:00'));
  });

  it('gives the open time that was left when it passed while the work was delivered', () => {
    const history = reopened(at('12:00'), at('16:00', 1));
    expect(seenAt(at('16:00', 1), history, fixed)).toMatchObject({ state: 'running', due: at('11:00', 2) });
  });

  it('does not come back to life when it was missed before', () => {
    const history = reopened(at('15:30'), at('16:00', 1));
    expect(seenAt(at('16:00', 1), history, fixed)).toMatchObject({ state: 'broken', due: at('15:00') });
  });

  it('gives real time that was left when nothing is open', () => {
    const evening: Terms = { kind: 'instant', due: at('20:00') };
    const history = reopened(at('19:30'), at('21:00'));
    expect(seenAt(at('21:00'), history, evening).due).toBe(at('21:00') + 30 * MINUTE);
  });
});
