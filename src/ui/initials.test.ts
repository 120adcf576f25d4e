import { describe, expect, it } from 'vitest';
import { initialsOf } from './initials.ts';

describe('initialsOf', () => {
  it('takes the first and the last name', () => {
    expect(initialsOf('Ayse Yıldız')).toBe('AY');
    expect(initialsOf('Jean-Baptiste Delacroix-Fontaine')).toBe('JD');
    expect(initialsOf('Dr. Annegret Wolffsohn-Lindemann')).toBe('AW');
    expect(initialsOf('Maria del Carmen Lopez')).toBe('ML');
  });

  it('makes do with one name, another script, or none', () => {
    expect(initialsOf('AVCo')).toBe('A');
    expect(initialsOf('李 明')).toBe('李明');
    expect(initialsOf('élodie')).toBe('É');
    expect(initialsOf('  ')).toBe('');
    expect(initialsOf('+49 305 501 9177')).toBe('#');
  });
});
