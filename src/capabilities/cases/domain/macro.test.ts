import { expect, it } from 'vitest';
import { inOrderTaken } from './macro.ts';

it('what hands the case over is taken last, and every step keeps the place that it is known by', () => {
  const steps = [{ does: 'assign-team' }, { does: 'note' }, { does: 'assign-person' }, { does: 'now-line' }];
  expect(inOrderTaken(steps).map(([place]) => place)).toEqual([1, 3, 0, 2]);
});
