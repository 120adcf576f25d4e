import { describe, expect, it } from 'vitest';
import { translator } from '#kernel/messages.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import en from '#locales/en/desk.json' with { type: 'json' };
import type { Today } from '../queries.ts';
import { aRow, NOW } from '../testing/a-row.ts';
import { bandsOf, headingOf, subheadingOf } from './today-bands.ts';

const words = {
  t: translator('en', en),
  moment: (at: Instant) =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(at),
};

function todayOf(minutes: readonly number[], change: Partial<Today> = {}): Today {
  const rows = minutes.map((left, place) => aRow(place + 1, left));
  return {
    live: [],
    late: [],
    soon: [],
    later: rows,
    laterCount: rows.length,
    couldUseAWord: [],
    offered: [],
    unowned: [],
    unownedCount: 0,
    week: { kept: 0, judged: 0, outcomes: [] },
    ...change,
  };
}

function headed(minutes: readonly number[], change: Partial<Today> = {}): readonly string[] {
  const today = todayOf(minutes, change);
  const bands = bandsOf(today, NOW);
  return [headingOf(bands, today, words), subheadingOf(bands, today, words)];
}

describe('the bands of Today', () => {
  it('follow the present minute, whatever the server said when it was asked', () => {
    const today = todayOf([-38, 12, 27, 31, 200]);
    const numbers = (at: Instant) => {
      const { late, soon, later } = bandsOf(today, at);
      return [late, soon, later].map((band) => band.map(({ number }) => number));
    };
    expect(numbers(NOW)).toEqual([[1], [2, 3], [4, 5]]);
    expect(numbers(NOW + 2 * MINUTE)).toEqual([[1], [2, 3, 4], [5]]);
    expect(numbers(NOW + 13 * MINUTE)).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('put a promise that was judged broken above the line, even within its last minute', () => {
    const row = aRow(1, 0);
    const broken = { ...row, nextPromise: row.nextPromise && { ...row.nextPromise, state: 'broken' as const } };
    expect(bandsOf(todayOf([], { soon: [broken] }), NOW).late).toHaveLength(1);
    expect(bandsOf(todayOf([], { soon: [row] }), NOW).soon).toHaveLength(1);
  });
});

describe('the heading of Today', () => {
  it('says what is late and what is due next, then what comes after that', () => {
    expect(headed([-38, 12, 27, 52])).toEqual([
      'One promise is late. Two are due by 14:45.',
      'After that, nothing until 15:10.',
    ]);
    expect(headed([-38])).toEqual(['One promise is late.', 'After that, nothing for the next day.']);
    expect(headed([12])).toEqual(['One promise is due by 14:30.', 'After that, nothing for the next day.']);
  });

  it('is a reward when nothing is due soon', () => {
    expect(headed([52, 90])).toEqual(['Nothing due until 15:10.', 'Two promises are due later.']);
    expect(headed([], { couldUseAWord: [aRow(1, null), aRow(2, null), aRow(3, null)] })).toEqual([
      'Nothing is due.',
      'Three cases could use a word from you, if you have a moment.',
    ]);
    expect(headed([])[1]).toMatch(/^You look after no open case/);
  });
});

describe('the heading of Today', () => {
  it('begins with who waits for somebody, and says below what else is owed', () => {
    const event = {
      startsAt: new Date(NOW).toISOString(),
      endsAt: null,
      overAt: new Date(NOW + 120 * MINUTE).toISOString(),
      way: 'phone',
      place: '7120',
      fallback: null,
      contact: { promiseId: aRow(9, 5).nextPromise?.id ?? '', by: new Date(NOW + 5 * MINUTE).toISOString() },
    } as Today['live'][number]['event'];
    const [heading, below] = headed([-38], { live: [{ case: aRow(9, 5), event, tries: 0 }] });
    expect(heading).toMatch(/ waits for somebody by \d\d:\d\d\.$/);
    expect(below).toBe('One promise is late.');
  });
});
