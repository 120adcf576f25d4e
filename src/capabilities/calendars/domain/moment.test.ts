import { describe, expect, it } from 'vitest';
import { ok } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import { generatedInstant, instantToWall, localDateAt, wallToInstant } from './index.ts';

const BERLIN = 'Europe/Berlin';
const SKIPPED = '2026-03-29T02:30';
const REPEATED = '2026-10-25T02:30';

describe('a moment typed by a person', () => {
  it('is read in their zone, in summer and in winter', () => {
    expect(wallToInstant(BERLIN, '2026-07-01T14:30')).toEqual(ok(fromIso('2026-07-01T12:30Z')));
    expect(wallToInstant(BERLIN, '2026-12-01T14:30')).toEqual(ok(fromIso('2026-12-01T13:30Z')));
    expect(wallToInstant('Australia/Lord_Howe', '2026-12-01T14:30')).toEqual(ok(fromIso('2026-12-01T03:30Z')));
  });

  it('is refused when clocks skip it or show it twice', () => {
    expect(wallToInstant(BERLIN, SKIPPED)).toMatchObject({ refusal: { code: 'calendar.skipped-moment' } });
    expect(wallToInstant(BERLIN, REPEATED)).toMatchObject({ refusal: { code: 'calendar.repeated-moment' } });
  });

  it('is plain again at the very edges of a change', () => {
    expect(wallToInstant(BERLIN, '2026-03-29T01:59')).toEqual(ok(fromIso('2026-03-29T00:59Z')));
    expect(wallToInstant(BERLIN, '2026-03-29T03:00')).toEqual(ok(fromIso('2026-03-29T01:00Z')));
    expect(wallToInstant(BERLIN, '2026-10-25T01:59')).toEqual(ok(fromIso('2026-10-24T23:59Z')));
    expect(wallToInstant(BERLIN, '2026-10-25T03:00')).toEqual(ok(fromIso('2026-10-25T02:00Z')));
  });

  it.each(['2026-02-30T10:00', '2026-03-01T24:00', '2026-03-01 10:00', '2026-03-01T10:00Z', ''])(
    'is refused as "%s"',
    (text) => {
      expect(wallToInstant(BERLIN, text)).toMatchObject({ refusal: { code: 'calendar.bad-moment' } });
    },
  );

  it('is refused in a zone that nobody knows', () => {
    expect(wallToInstant('Europe/Atlantis', '2026-07-01T14:30')).toMatchObject({
      refusal: { code: 'calendar.unknown-zone' },
    });
  });
});

describe('a moment that we worked out', () => {
  it('is the transition in a gap and the first pass of two', () => {
    expect(generatedInstant(BERLIN, SKIPPED)).toEqual(ok(fromIso('2026-03-29T01:00Z')));
    expect(generatedInstant(BERLIN, REPEATED)).toEqual(ok(fromIso('2026-10-25T00:30Z')));
  });
});

describe('the wall clock at an instant', () => {
  it('is read in any zone, on either side of the turn of the year', () => {
    expect(instantToWall('Asia/Tokyo', fromIso('2026-12-31T15:00Z'))).toBe('2027-01-01T00:00');
    expect(instantToWall('America/New_York', fromIso('2027-01-01T04:59Z'))).toBe('2026-12-31T23:59');
    expect(instantToWall(BERLIN, fromIso('2026-10-25T01:30Z'))).toBe(REPEATED);
    expect(localDateAt('Pacific/Auckland', fromIso('2026-03-09T12:00Z'))).toBe('2026-03-10');
  });

  it('knows offsets of half an hour and of seconds', () => {
    expect(instantToWall('Asia/Kathmandu', fromIso('2026-03-09T12:00Z'))).toBe('2026-03-09T17:45');
    expect(instantToWall('America/St_Johns', fromIso('2026-07-01T12:00Z'))).toBe('2026-07-01T09:30');
    expect(instantToWall('Africa/Monrovia', fromIso('1971-06-01T12:00Z'))).toBe('1971-06-01T11:15');
  });
});
