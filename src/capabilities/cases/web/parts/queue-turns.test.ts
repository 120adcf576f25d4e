import { expect, it } from 'vitest';
import { turnsThrough } from './queue-turns.ts';

const groups = (...counts: readonly number[]) => counts.map((count, place) => ({ key: String(place), count }));

it('reads a large group alone and small ones together', () => {
  expect(turnsThrough(groups(250, 3, 4, 90, 5, 100), 100)).toEqual(['0', '1,2,3', '4', '5']);
});

it('reads no more groups at once than may share a page', () => {
  expect(turnsThrough(groups(...Array<number>(60).fill(1)), 100).map((turn) => turn.split(',').length)).toEqual([
    50, 10,
  ]);
});

it('has nothing to read without groups', () => {
  expect(turnsThrough([], 100)).toEqual([]);
});
