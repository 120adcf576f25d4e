import { describe, expect, it } from 'vitest';
import { forMany, wordsFor } from './words-for.ts';

describe('words to many', () => {
  it('name each by their first name, wherever the text says so', () => {
    const text = 'Hello {name},\n\nit works again. Thank you, {name}. ';
    expect(wordsFor(text, 'Dr. Maria Lopez')).toBe('Hello Maria,\n\nit works again. Thank you, Maria.');
  });

  it('are made of words to one, whose name stands for that of each', () => {
    const text = 'Hello Marie, Marie-Luise says it works. Ask Maries team.';
    expect(forMany(text, 'Marie Petit')).toBe('Hello {name}, Marie-Luise says it works. Ask Maries team.');
  });

  it('stay as they are without a name in them', () => {
    expect(wordsFor('It works again.', 'Luc Petit')).toBe('It works again.');
  });
});
