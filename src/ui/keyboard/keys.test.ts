import { describe, expect, it } from 'vitest';
import de from '#locales/de/desk.json' with { type: 'json' };
import en from '#locales/en/desk.json' with { type: 'json' };
import { COMMANDS } from './keys.ts';
import { parseKeys } from './match.ts';

describe('the key map', () => {
  it('has a label for every command in every language', () => {
    for (const { id } of COMMANDS) {
      expect(en).toHaveProperty([`key.${id}`]);
      expect(de).toHaveProperty([`key.${id}`]);
    }
  });

  it('gives a key to one command of a scope only', () => {
    const taken = COMMANDS.flatMap(({ scope, keys }) => keys.map((key) => `${scope} ${key}`));
    expect(new Set(taken).size).toBe(taken.length);
  });

  it('takes no key that browsers own', () => {
    const owned = ['W', 'T', 'N', 'L', 'R', 'P', 'D', 'F', 'S'];
    const chords = COMMANDS.flatMap(({ keys }) => keys.flatMap(parseKeys));
    expect(chords.filter(({ mod, key }) => mod && owned.includes(key))).toEqual([]);
  });
});
