import { expect, test } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import { somebodyOf } from './somebody.ts';

const candidate = (name: string, open: number) => ({ id: PersonId.parse(crypto.randomUUID()), name, open });

test('whoever owns the fewest open cases is named, by name where several do', () => {
  const [jan, ayse, tom] = [candidate('Jan', 2), candidate('Ayse', 2), candidate('Tom', 3)];
  expect(somebodyOf([tom, jan, ayse])).toEqual({ id: ayse.id, name: 'Ayse' });
  expect(somebodyOf([])).toBeNull();
});
