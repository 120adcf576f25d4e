import { describe, expect, it } from 'vitest';
import { aRow, NOW } from '../testing/a-row.ts';
import { countsUnder, entriesOf, headingOf } from './queue-entries.ts';

const WHERE = { now: NOW, zone: 'Europe/Berlin' };
const HOURS = 60;

describe('the lines of a list', () => {
  it('are its rows, where nothing gathers them', () => {
    const { lines, lineOf, headings } = entriesOf([aRow(1, 10), aRow(2, 20)], headingOf(null, WHERE));
    expect([lines, lineOf, headings]).toEqual([[{ row: 0 }, { row: 1 }], [0, 1], []]);
  });

  it('have a heading above the first of each owner', () => {
    const rows = [aRow(1, 10, { owner: null }), aRow(2, 20), aRow(3, 30)];
    const { lines, lineOf, headings } = entriesOf(rows, headingOf('owner', WHERE));
    expect(lines).toEqual([{ heading: 'none' }, { row: 0 }, { heading: rows[1]?.owner?.id }, { row: 1 }, { row: 2 }]);
    expect([lineOf, headings]).toEqual([
      [1, 3, 4],
      [0, 2],
    ]);
  });

  it('tell late from today, the days of the week by their midnight there, later, and what owes nothing', () => {
    const keyOf = headingOf('due', WHERE);
    const midnight = Date.parse('2026-11-25T23:00:00Z');
    const keys = [-30, 60, 10 * HOURS, 40 * HOURS, 8 * 24 * HOURS, null].map((minutes) => keyOf?.(aRow(1, minutes)));
    const days = [0, 1, 2].map((day) => String(midnight + day * 86_400_000));
    expect(keys).toEqual(['late', days[0], days[1], days[2], 'later', 'none']);
  });

  it('count what stands under a heading, of the last one only once all is loaded', () => {
    const entries = entriesOf([aRow(1, 10), aRow(2, 20), aRow(3, 8 * 24 * HOURS)], headingOf('due', WHERE));
    expect([...countsUnder(entries, false).values()]).toEqual([2]);
    expect([...countsUnder(entries, true).values()]).toEqual([2, 1]);
  });
});
