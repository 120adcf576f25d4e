import { describe, expect, it } from 'vitest';
import { HOUR, toIso } from '#kernel/time.ts';
import type { Voiding } from '../queries.ts';
import { consequenceOf, nextOf, pausesHref, shownOf, voidable } from './pauses-view.ts';

type State = Voiding['before']['state'];
const NOON = Date.UTC(2026, 10, 24, 12);

/** A promise before and after: its states, and when it was due and delivered, in hours from noon. */
function voiding([was, is]: readonly [State, State], due: number, fulfilled: number | null) {
  const at = (hours: number) => toIso(NOON + hours * HOUR);
  const fulfilledAt = fulfilled === null ? null : at(fulfilled);
  return { before: { fulfilledAt, state: was, due: at(4) }, after: { fulfilledAt, state: is, due: at(due) } };
}

const first = { promise: { id: 'a' } };
const second = { promise: { id: 'b' } };
const items = [first, second];

describe('the list of pauses to look at', () => {
  it('shows what its address names, else the first, and on a narrow screen the list', () => {
    expect(shownOf(items, 'b', false)).toBe(second);
    expect(shownOf(items, 'gone', false)).toBe(first);
    expect(shownOf(items, null, true)).toBeNull();
    expect(shownOf([], null, false)).toBeNull();
    expect(pausesHref('b')).toBe('/desk/promises/pauses?promise=b');
  });

  it('goes on to the next once one is done', () => {
    expect(nextOf(items, first)).toBe('b');
    expect(nextOf(items, second)).toBe('a');
    expect(nextOf([first], first)).toBeNull();
  });

  it('offers what still counts, latest first', () => {
    const pauses = [
      { from: '1', voided: null },
      { from: '2', voided: 'No.' },
      { from: '3', voided: null },
    ];
    expect(voidable({ pauses }).map(({ from }) => from)).toEqual(['3', '1']);
  });
});

describe('what voiding a pause comes to', () => {
  it.each([
    ['runs on, due sooner', voiding(['paused', 'running'], 2, null), 'runs-on', null],
    ['breaks in the past', voiding(['running', 'broken'], -1, null), 'breaks', null],
    ['was delivered late after all', voiding(['kept', 'broken'], 1, 3), 'breaks-late', 2 * HOUR],
    ['was in time all the same', voiding(['met', 'met'], 2, 1), 'stays-kept', null],
    ['was broken before', voiding(['broken', 'broken'], 1, 5), 'stays-broken', 4 * HOUR],
  ] as const)('%s', (_case, given, kind, lateBy) => {
    expect(consequenceOf(given)).toEqual({ kind, lateBy });
  });
});
