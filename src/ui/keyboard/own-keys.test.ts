import { describe, expect, it } from 'vitest';
import { COMMANDS, keysOf } from './keys.ts';
import { parseKeys } from './match.ts';
import { given, reset, takenBy, written } from './own-keys.ts';

describe('a person’s own keys', () => {
  it('are written as the map writes them', () => {
    for (const keys of COMMANDS.flatMap((command) => command.keys)) expect(written(parseKeys(keys))).toBe(keys);
  });

  it('may be any key that nobody has where the command works', () => {
    expect(takenBy('case.reply', parseKeys('Y'), {})).toBeNull();
    expect(takenBy('case.reply', parseKeys('N'), {})).toEqual({ by: 'command', id: 'case.note' });
    expect(takenBy('case.reply', parseKeys('C'), {})).toEqual({ by: 'command', id: 'anywhere.new-case' });
    // A list lies inside nothing of a case: the innermost on screen gets it.
    expect(takenBy('case.reply', parseKeys('J'), {})).toBeNull();
    expect(takenBy('case.reply', parseKeys('mod+W'), {})).toEqual({ by: 'browser' });
  });

  it('do not begin as a sequence does', () => {
    expect(takenBy('case.reply', parseKeys('G'), {})).toMatchObject({ by: 'command' });
    expect(takenBy('anywhere.new-case', parseKeys('G X'), {})).toBeNull();
  });

  it('are taken from whoever had them, and come back', () => {
    const remap = given('case.reply', parseKeys('N'), {});
    expect(remap).toEqual({ 'case.reply': ['N'], 'case.note': [] });
    expect(keysOf('case.note', reset('case.note', remap))).toEqual(['N']);
    expect(reset('case.reply', remap)).toEqual({ 'case.note': [] });
  });
});
