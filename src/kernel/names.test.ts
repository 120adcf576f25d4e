import { expect, it } from 'vitest';
import { firstNameOf } from './names.ts';

it('finds the name that people call each other by', () => {
  expect(firstNameOf('Maria Lopez')).toBe('Maria');
  expect(firstNameOf('Dr. Annegret Wolffsohn-Lindemann')).toBe('Annegret');
  expect(firstNameOf('Jean-Baptiste Delacroix-Fontaine')).toBe('Jean-Baptiste');
  expect(firstNameOf('Dr.')).toBe('Dr.');
  expect(firstNameOf('+49 305 501 9177')).toBe('+49 305 501 9177');
});
