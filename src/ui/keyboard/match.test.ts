import { describe, expect, it } from 'vitest';
import {
  ariaKeysOf,
  type Binding,
  capsOf,
  chordOf,
  continuations,
  isCharacterKey,
  type Press,
  parseKeys,
  step,
} from './match.ts';

const NAMES = { control: 'Ctrl', escape: 'Esc' };

function press(key: string, more: Partial<Press> = {}): Press {
  return { key, code: '', ctrl: false, meta: false, alt: false, shift: false, altGraph: false, ...more };
}

function chord(key: string, more: Partial<Press> = {}, mac = false) {
  const found = chordOf(press(key, more), mac);
  if (!found) throw new Error(`No chord for ${key}`);
  return found;
}

const one = (id: Binding['id'], keys: string): Binding => ({ id, sequence: parseKeys(keys) });

const BINDINGS: readonly Binding[] = [
  one('case.reply', 'R'),
  one('case.renegotiate', 'Shift+P'),
  one('case.promise', 'P'),
  one('anywhere.help', '?'),
  one('anywhere.palette', 'mod+K'),
  one('anywhere.today', 'G T'),
  one('anywhere.queue', 'G Q'),
  one('case.previous', '['),
];

const fired = (key: string, more: Partial<Press> = {}, mac = false) =>
  step(null, chord(key, more, mac), BINDINGS, 0).fired;

describe('a single key', () => {
  it('is matched by what it types, whatever its case', () => {
    expect(fired('r')).toBe('case.reply');
    expect(fired('R')).toBe('case.reply');
    expect(fired('x')).toBeNull();
  });

  it('with Shift is another key for letters', () => {
    expect(fired('P', { shift: true })).toBe('case.renegotiate');
    expect(fired('p')).toBe('case.promise');
    expect(fired('R', { shift: true })).toBeNull();
  });

  it('may need Shift to type a symbol, which does not count', () => {
    expect(fired('?', { shift: true, code: 'Minus' })).toBe('anywhere.help');
    expect(fired('?', { code: 'Slash' })).toBe('anywhere.help');
  });

  it('takes the key where letters are not Latin: Russian, Greek, Hebrew', () => {
    expect(fired('к', { code: 'KeyR' })).toBe('case.reply');
    expect(fired('ρ', { code: 'KeyR' })).toBe('case.reply');
    expect(fired('ר', { code: 'KeyR' })).toBe('case.reply');
  });

  it('never takes the key of a Latin layout by its place: on AZERTY the key of Q types A', () => {
    expect(fired('a', { code: 'KeyQ' })).toBeNull();
    expect(fired('é', { code: 'KeyR' })).toBeNull();
  });

  it('ignores dead keys and lone modifiers', () => {
    expect(chordOf(press('Dead'), false)).toBeNull();
    expect(chordOf(press('Shift', { shift: true }), false)).toBeNull();
    expect(chordOf(press('Process'), false)).toBeNull();
  });
});

describe('keys with modifiers', () => {
  it('mod is Control, and Command on a Mac', () => {
    expect(fired('k', { ctrl: true })).toBe('anywhere.palette');
    expect(fired('k', { meta: true }, true)).toBe('anywhere.palette');
  });

  it('the other one is nobody’s', () => {
    expect(chordOf(press('k', { meta: true }), false)).toBeNull();
    expect(chordOf(press('k', { ctrl: true }), true)).toBeNull();
  });

  it('a character key with mod is not the bare key', () => {
    expect(fired('r', { ctrl: true })).toBeNull();
  });

  it('Alt with a letter or digit types on many keyboards and does nothing', () => {
    expect(chordOf(press('l', { alt: true }), false)).toBeNull();
    expect(chordOf(press('4', { alt: true }), true)).toBeNull();
  });

  it('AltGr counts as the symbol that it types: [ on German Windows, Option 5 on a German Mac', () => {
    expect(fired('[', { ctrl: true, alt: true, altGraph: true })).toBe('case.previous');
    expect(fired('[', { alt: true }, true)).toBe('case.previous');
  });

  it('AltGr with Q types @ and fires nothing', () => {
    expect(fired('@', { ctrl: true, alt: true, altGraph: true })).toBeNull();
  });
});

describe('a sequence', () => {
  it('fires on its second key within a second', () => {
    const first = step(null, chord('g'), BINDINGS, 100);
    expect(first.fired).toBeNull();
    expect(first.pending).not.toBeNull();
    expect(step(first.pending, chord('t'), BINDINGS, 1100)).toEqual({ fired: 'anywhere.today', pending: null });
  });

  it('is forgotten after a second', () => {
    const first = step(null, chord('g'), BINDINGS, 100);
    expect(step(first.pending, chord('t'), BINDINGS, 1101).fired).toBeNull();
  });

  it('gives way to a key that does not continue it', () => {
    const first = step(null, chord('g'), BINDINGS, 0);
    expect(step(first.pending, chord('r'), BINDINGS, 10)).toEqual({ fired: 'case.reply', pending: null });
  });

  it('starts again with its own first key', () => {
    const first = step(null, chord('g'), BINDINGS, 0);
    expect(step(first.pending, chord('g'), BINDINGS, 10).pending?.chords).toHaveLength(1);
  });

  it('says what may follow', () => {
    const { pending } = step(null, chord('g'), BINDINGS, 0);
    expect(pending && continuations(pending, BINDINGS).map(({ id }) => id)).toEqual([
      'anywhere.today',
      'anywhere.queue',
    ]);
  });
});

describe('the innermost binding', () => {
  it('comes first and wins', () => {
    const list = one('list.open', 'R');
    expect(step(null, chord('r'), [list, ...BINDINGS], 0).fired).toBe('list.open');
  });
});

describe('keys as shown and as said', () => {
  it('reads as on a keycap', () => {
    expect(capsOf(parseKeys('mod+K'), true, NAMES)).toBe('⌘K');
    expect(capsOf(parseKeys('mod+K'), false, NAMES)).toBe('Ctrl K');
    expect(capsOf(parseKeys('Shift+P'), false, NAMES)).toBe('⇧P');
    expect(capsOf(parseKeys('G T'), false, NAMES)).toBe('G T');
    expect(capsOf(parseKeys('mod+Enter'), true, NAMES)).toBe('⌘↵');
  });

  it('names single chords for assistive technology, and no sequences', () => {
    expect(ariaKeysOf([parseKeys('?'), parseKeys('mod+/')], false)).toBe('? Control+/');
    expect(ariaKeysOf([parseKeys('Shift+P')], true)).toBe('Shift+P');
    expect(ariaKeysOf([parseKeys('G T')], false)).toBeUndefined();
  });

  it('tells character keys, which can be switched off, from the others', () => {
    const isCharacter = (keys: string) => parseKeys(keys).some(isCharacterKey);
    expect(['R', 'Shift+P', '?', 'G T'].map(isCharacter)).toEqual([true, true, true, true]);
    expect(['mod+K', 'Enter', 'F6', 'Escape', 'Space'].map(isCharacter)).toEqual([false, false, false, false, false]);
  });
});
