import { expect, test } from 'vitest';
import { uuidv7 } from './context.ts';

test('ids of one instant come in the order in which they were made, and after those of earlier ones', () => {
  const ids = Array.from({ length: 2000 }, () => uuidv7(1_000));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(uuidv7(1_001) > (ids.at(-1) ?? '')).toBe(true);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
