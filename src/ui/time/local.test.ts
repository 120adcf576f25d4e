import { describe, expect, it } from 'vitest';
import { fromIso, toIso } from '#kernel/time.ts';
import { fromLocalField, toLocalField } from './local.ts';

const read = (field: string, zone: string) => {
  const at = fromLocalField(field, zone);
  return at === null ? null : toIso(at);
};

describe('a date-and-time field', () => {
  it('shows and reads the wall clock of a zone', () => {
    expect(toLocalField(fromIso('2026-11-26T13:30:00Z'), 'Europe/Berlin')).toBe('2026-11-26T14:30');
    expect(read('2026-11-26T14:30', 'Europe/Berlin')).toBe('2026-11-26T13:30:00.000Z');
    expect(read('2026-11-26T14:30', 'America/Toronto')).toBe('2026-11-26T19:30:00.000Z');
    expect(read('2026-11-26T00:15', 'Pacific/Auckland')).toBe('2026-11-25T11:15:00.000Z');
    expect(read('2026-11-26T14:30', 'Asia/Kolkata')).toBe('2026-11-26T09:00:00.000Z');
  });

  it('is right on both sides of a clock change', () => {
    expect(read('2026-03-28T20:00', 'Europe/Berlin')).toBe('2026-03-28T19:00:00.000Z');
    expect(read('2026-03-29T20:00', 'Europe/Berlin')).toBe('2026-03-29T18:00:00.000Z');
    expect(read('2026-10-25T20:00', 'Europe/Berlin')).toBe('2026-10-25T19:00:00.000Z');
  });

  it('takes the earlier of a repeated time, and goes on after a skipped one', () => {
    expect(read('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(read('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('reads nothing from an empty or broken field', () => {
    expect(read('', 'Europe/Berlin')).toBeNull();
    expect(read('tomorrow', 'Europe/Berlin')).toBeNull();
  });
});
