import { expect, it } from 'vitest';
import { fuzzy } from './fuzzy.ts';

const names = ['We are on it', 'Greeting', 'Ask for a picture', 'Größe der Datei', 'Regret'];
const found = (query: string) => fuzzy(names, query, (name) => name);

it('finds by letters in their order, the closest name first', () => {
  expect(found('gre')).toEqual(['Greeting', 'Regret', 'Größe der Datei']);
  expect(found('pic')).toEqual(['Ask for a picture']);
  expect(found('afp')).toEqual(['Ask for a picture']);
  expect(found('GROSSE')).toEqual(['Größe der Datei']);
  expect(found('gro')).toEqual(['Größe der Datei']);
  expect(found('xyz')).toEqual([]);
  expect(found(' ')).toEqual(names);
});
