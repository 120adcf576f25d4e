import { describe, expect, it } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import { aPromise, at, BERLIN } from '../testing/a-promise.ts';
import { holdOf, type Pause, type PromiseRecord } from './index.ts';

const pause = (from: string, until: string, stated: Partial<Pause> = {}): Pause => ({
  reason: 'customer-input',
  from: at(from),
  until: at(until),
  resumedAt: null,
  ...stated,
});
const voided = { at: at('16:00'), byId: PersonId.parse(aPromise().subject.id), reason: 'Nobody asked.' };
/** A fix within 4 open hours from 09:00, delivered at 15:00. */
const delivered = (pauses: readonly Pause[], stated: Partial<PromiseRecord> = {}): PromiseRecord => ({
  ...aPromise(),
  state: 'kept',
  metAt: at('15:00'),
  pauses,
  ...stated,
});

describe('what of the open time stood still', () => {
  it('is the part of the pauses that hold up, until it was delivered', () => {
    const promise = delivered([pause('10:00', '12:00'), pause('14:00', '17:00', { resumedAt: at('14:30') })]);
    expect(holdOf(promise, BERLIN)).toEqual({ open: 6 * HOUR, paused: 2.5 * HOUR, voided: 0 });
  });

  it('counts two pauses over each other once, and none after the end', () => {
    const promise = delivered([pause('10:00', '12:00'), pause('11:00', '13:00'), pause('14:00', '17:00')]);
    expect(holdOf(promise, BERLIN)).toEqual({ open: 6 * HOUR, paused: 4 * HOUR, voided: 0 });
  });

  it('tells apart what did not hold up: there the clock ran', () => {
    const promise = delivered([pause('10:00', '11:00'), pause('12:00', '14:00', { voided })]);
    expect(holdOf(promise, BERLIN)).toEqual({ open: 6 * HOUR, paused: HOUR, voided: 2 * HOUR });
  });

  it('leaves out the rest between a delivery and its reopening, which nobody asked for', () => {
    const rest = pause('12:00', '13:00', { reason: 'awaiting-confirmation' });
    expect(holdOf(delivered([pause('10:00', '11:00'), rest]), BERLIN)).toEqual({
      open: 5 * HOUR,
      paused: HOUR,
      voided: 0,
    });
  });

  it('knows nights: only open time is paused', () => {
    const overnight = pause('16:00', '17:00', { until: at('10:00', 1) });
    const promise = delivered([overnight], { metAt: at('11:00', 1) });
    expect(holdOf(promise, BERLIN)).toEqual({ open: 10 * HOUR, paused: 2 * HOUR, voided: 0 });
  });

  it('ends where a late one is due as long as nobody delivered it', () => {
    const late = delivered([], { state: 'broken', metAt: null, brokenAt: at('13:00') });
    expect(holdOf(late, BERLIN)).toEqual({ open: 4 * HOUR, paused: 0, voided: 0 });
  });

  it('is nothing where no clock may rest', () => {
    expect(holdOf(aPromise({ kind: 'next-update' }), BERLIN)).toBeNull();
    expect(holdOf(aPromise({ terms: { kind: 'instant', due: at('13:00') } }), BERLIN)).toBeNull();
  });
});
