import { describe, expect, it } from 'vitest';
import { figuresHref, figuresViewOf, firstDay, floorOf, monthsIn, placeOn } from './figures-view.ts';

describe('the view of figures', () => {
  it('is a year by month unless its address says otherwise', () => {
    expect(figuresViewOf(new URLSearchParams('by=person&days=7'))).toEqual({
      by: 'month',
      days: '365',
      service: null,
    });
    expect(figuresViewOf(new URLSearchParams('by=team&days=30'))).toEqual({ by: 'team', days: '30', service: null });
    expect(figuresHref({ by: 'team', days: '30', service: null })).toBe('/desk/promises/kept?by=team&days=30');
  });

  it('counts today among its days', () => {
    expect(firstDay('30', Date.UTC(2026, 10, 30, 12))).toBe('2026-11-01');
    expect(firstDay('365', Date.UTC(2026, 10, 30, 12))).toBeNull();
  });

  it('leaves no month out', () => {
    expect(monthsIn('2025-11-24', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});

describe('the scale of the intervals', () => {
  it('begins a tenth or less below the lowest', () => {
    expect(floorOf([0.83, 0.71])).toBeCloseTo(0.7);
    expect(floorOf([0.97])).toBeCloseTo(0.9);
    expect(floorOf([0.04])).toBe(0);
    expect(floorOf([])).toBe(0);
  });

  it('ends at all of them', () => {
    expect(placeOn(0.5, 0.5)).toBe(0);
    expect(placeOn(0.5, 0.75)).toBe(50);
    expect(placeOn(0.5, 1)).toBe(100);
  });
});
