import { expect, test } from 'vitest';
import { fromIso } from '#kernel/time.ts';
import { figuresPeriod } from './figures-period.ts';

const NEW_YEAR_IN_BERLIN = { zone: 'Europe/Berlin', now: fromIso('2026-12-31T23:30:00Z') };

test('ends today in the organisation’s zone and is 365 days long, unless said otherwise', () => {
  expect(figuresPeriod({}, NEW_YEAR_IN_BERLIN)).toEqual({ from: '2026-01-02', to: '2027-01-01' });
  expect(figuresPeriod({}, { ...NEW_YEAR_IN_BERLIN, zone: 'America/Toronto' }).to).toBe('2026-12-31');
  expect(figuresPeriod({ to: '2026-03-31' }, NEW_YEAR_IN_BERLIN)).toEqual({ from: '2025-04-01', to: '2026-03-31' });
  expect(figuresPeriod({ from: '2026-03-01', to: '2026-03-31' }, NEW_YEAR_IN_BERLIN)).toEqual({
    from: '2026-03-01',
    to: '2026-03-31',
  });
});
