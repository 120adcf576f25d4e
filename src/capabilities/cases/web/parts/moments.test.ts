import { describe, expect, it } from 'vitest';
import { toIso } from '#kernel/time.ts';
import { momentAfter, momentsAhead, nextMorning } from './moments.ts';

const THURSDAY = Date.parse('2026-11-26T13:18:00Z');
const FRIDAY = Date.parse('2026-11-27T13:18:00Z');

describe('moments to choose from', () => {
  it('are on the five minutes, with tomorrow morning on the reader’s clocks', () => {
    expect(momentsAhead(THURSDAY, 'Europe/Berlin').map(toIso)).toEqual([
      '2026-11-26T13:50:00.000Z',
      '2026-11-26T14:20:00.000Z',
      '2026-11-26T15:20:00.000Z',
      '2026-11-26T17:20:00.000Z',
      '2026-11-27T08:00:00.000Z',
    ]);
    expect(toIso(nextMorning(THURSDAY, 'America/Toronto'))).toBe('2026-11-27T14:00:00.000Z');
  });

  it('begin with what policy proposes, once, if it still lies ahead', () => {
    const proposed = Date.parse('2026-11-26T14:20:00Z');
    const offered = momentsAhead(THURSDAY, 'Europe/Berlin', proposed);
    expect(offered[0]).toBe(proposed);
    expect(offered).toHaveLength(5);
    expect(momentsAhead(THURSDAY, 'Europe/Berlin', THURSDAY - 1)).not.toContain(THURSDAY - 1);
  });

  it('name one for a promise that moves, well after it was due', () => {
    const movedFrom = (due: string) => toIso(momentAfter(Date.parse(due), THURSDAY, 'Europe/Berlin'));
    expect(movedFrom('2026-11-26T13:20:00Z')).toBe('2026-11-26T13:50:00.000Z');
    expect(movedFrom('2026-11-26T13:45:00Z')).toBe('2026-11-26T14:20:00.000Z');
    expect(movedFrom('2026-11-26T20:00:00Z')).toBe('2026-11-27T08:00:00.000Z');
    expect(movedFrom('2026-11-27T11:00:00Z')).toBe('2026-11-30T08:00:00.000Z');
  });

  it('leave out the weekend', () => {
    expect(toIso(nextMorning(FRIDAY, 'Europe/Berlin'))).toBe('2026-11-30T08:00:00.000Z');
  });
});
