import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { aPromise, at, BERLIN, decided, metPromise, pausedPromise } from '../testing/a-promise.ts';
import { decideMeet, decideRelease, judge, type PromiseFact, type PromiseRecord } from './index.ts';

function judgeAt(promise: PromiseRecord, now: Instant) {
  return decided(judge(promise, BERLIN, now));
}

/** The keeper at work: judges whenever the promise wants to be looked at, but never before `slow` says it is free. */
function keep(promise: PromiseRecord, until: Instant, slow: (wake: Instant) => Instant = (wake) => wake) {
  const facts: PromiseFact[] = [];
  let kept = promise;
  while (kept.wakeAt !== null && slow(kept.wakeAt) <= until) {
    const judgement = judgeAt(kept, slow(kept.wakeAt));
    facts.push(...judgement.facts);
    kept = judgement.promise;
  }
  return { promise: kept, facts };
}

describe('judge', () => {
  it('says nothing and changes nothing between two looks', () => {
    const promise = aPromise();
    expect(judgeAt(promise, at('10:00'))).toEqual({ verdict: 'nothing', promise, facts: [] });
  });

  it('warns once per level and moves on to the next', () => {
    const warned = judgeAt(aPromise(), at('11:00'));
    expect(warned).toMatchObject({ verdict: 'warned', promise: { warned: [50], wakeAt: at('12:00'), version: 2 } });
    expect(warned.facts).toMatchObject([{ kind: 'promise.warned', occurredAt: at('11:00'), data: { level: 50 } }]);
    expect(judgeAt(warned.promise, at('11:00')).verdict).toBe('nothing');
  });

  it('gives only the last of several warnings that were missed', () => {
    const { promise, facts } = judgeAt(aPromise(), at('12:40'));
    expect(promise).toMatchObject({ warned: [50, 75, 90], wakeAt: at('13:00') + 1 });
    expect(facts).toMatchObject([{ data: { level: 90 } }]);
  });

  it('breaks without the warnings that were missed', () => {
    const judgement = judgeAt(aPromise(), at('09:00', 3));
    expect(judgement.verdict).toBe('broken');
    expect(judgement.facts.map(({ kind }) => kind)).toEqual(['promise.broken', 'promise.long-overdue']);
    expect(judgement.promise).toMatchObject({ brokenAt: at('13:00'), wakeAt: null });
  });

  it('gives the decision to nine tenths, when the last hour was missed with them', () => {
    const { promise, facts } = judgeAt(aPromise({ terms: { kind: 'budget', ms: 40 * HOUR } }), at('16:30', 4));
    expect(promise.warned).toEqual([50, 75, 90, 'last-hour']);
    expect(facts).toMatchObject([{ kind: 'promise.warned', data: { level: 90 } }]);
  });

  it('lets what is kept, moved or withdrawn rest', () => {
    const left = { ...aPromise(), state: 'withdrawn', closedAt: at('10:00') } as const;
    expect(judgeAt(left, at('15:00'))).toMatchObject({ verdict: 'nothing', promise: { wakeAt: null } });
  });

  it('keeps what was met when nobody objected, from the end of the window', () => {
    const met = metPromise();
    expect(judgeAt(met, at('17:00', 7)).verdict).toBe('nothing');
    const lapsed = judgeAt(met, at('09:00', 14));
    expect(lapsed).toMatchObject({ verdict: 'kept', promise: { state: 'kept', closedAt: at('17:00', 7) } });
    expect(lapsed.facts).toMatchObject([{ kind: 'promise.kept', data: { confirmed: false } }]);
  });

  describe('with a pause', () => {
    const paused = pausedPromise();

    it('waits for its end and then runs on', () => {
      expect(judgeAt(paused, at('11:30'))).toMatchObject({ verdict: 'nothing', promise: { state: 'paused' } });
      const resumed = judgeAt(paused, at('12:00'));
      expect(resumed).toMatchObject({ verdict: 'resumed', promise: { state: 'running', due: at('15:00') } });
      expect(resumed.facts).toMatchObject([
        { kind: 'promise.resumed', occurredAt: at('12:00'), data: { due: at('15:00'), cause: 'pause-ended' } },
      ]);
    });

    it('tells of the end and of the warning when it comes late', () => {
      const late = judgeAt(paused, at('14:10'));
      expect(late.verdict).toBe('warned');
      expect(late.facts.map(({ kind }) => kind)).toEqual(['promise.resumed', 'promise.warned']);
      expect(late.facts).toMatchObject([{ occurredAt: at('12:00') }, { occurredAt: at('14:00') }]);
    });
  });
});

describe('what is late and still owed', () => {
  const broken = judgeAt(aPromise(), at('13:10')).promise;

  it('is looked at once more, when a quarter of its time more has run, and then never', () => {
    expect(broken).toMatchObject({ state: 'broken', wakeAt: at('14:00') });
    expect(judgeAt(broken, at('14:00') - 1)).toEqual({ verdict: 'nothing', promise: broken, facts: [] });
    const told = judgeAt(broken, at('14:00'));
    expect(told).toMatchObject({ verdict: 'long-overdue', promise: { warned: ['long-overdue'], wakeAt: null } });
    expect(told.facts).toMatchObject([{ kind: 'promise.long-overdue', occurredAt: at('14:00') }]);
    expect(told.promise.version).toBe(broken.version + 1);
    expect(judgeAt(told.promise, at('15:00'))).toEqual({ verdict: 'nothing', promise: told.promise, facts: [] });
  });

  it('is told at its moment, however late we look', () => {
    expect(judgeAt(broken, at('09:00', 8)).facts).toMatchObject([{ occurredAt: at('14:00') }]);
  });

  it('waits when a clock that was wrong found it late too early', () => {
    expect(judgeAt(broken, at('12:10'))).toEqual({ verdict: 'nothing', promise: broken, facts: [] });
  });

  it('rests once it is delivered, or nobody waits for it', () => {
    const now = at('13:20');
    const delivered = decided(decideMeet(broken, { calendar: BERLIN, occurredAt: now }, now)).promise;
    const released = decided(decideRelease(broken, { calendar: BERLIN, reason: 'Not needed.' }, now)).promise;
    for (const promise of [delivered, released]) {
      expect(promise.wakeAt).toBeNull();
      expect(judgeAt(promise, at('15:00'))).toEqual({ verdict: 'nothing', promise, facts: [] });
    }
  });
});

describe('the keeper', () => {
  it('warns three times, breaks once and tells once that it is long overdue', () => {
    const { promise, facts } = keep(aPromise(), at('09:00', 18));
    expect(facts.map(({ kind }) => kind)).toEqual([
      'promise.warned',
      'promise.warned',
      'promise.warned',
      'promise.broken',
      'promise.long-overdue',
    ]);
    expect(promise).toMatchObject({ state: 'broken', brokenAt: at('13:00'), wakeAt: null });
  });

  it('comes to the same outcome however late it is', () => {
    const prompt = keep(aPromise(), at('09:00', 18)).promise;
    const delays = fc.array(fc.nat(3 * 1440), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(delays, (minutes) => {
        let look = 0;
        const { promise, facts } = keep(aPromise(), at('09:00', 18), (wake) => {
          look += 1;
          return wake + (minutes[look % minutes.length] ?? 0) * MINUTE;
        });
        expect(promise).toMatchObject({ state: 'broken', brokenAt: prompt.brokenAt, due: prompt.due });
        expect(facts.filter(({ kind }) => kind === 'promise.broken')).toHaveLength(1);
        expect(facts.filter(({ kind }) => kind === 'promise.long-overdue')).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });
});
