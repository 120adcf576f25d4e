import type { Instant, Span } from '#kernel/time.ts';
import type { CommandId } from './keys.ts';

/** A `G` waits this long for its second key. */
export const SEQUENCE_MS: Span = 1000;

/** What a keyboard event says, as plain data. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly altGraph: boolean;
}

/** One key with its modifiers. Symbols never carry Shift: where they stand differs from keyboard to keyboard. */
export interface Chord {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
}

export interface Binding {
  readonly id: CommandId;
  readonly sequence: readonly Chord[];
}

export interface Pending {
  readonly chords: readonly Chord[];
  readonly since: Instant;
}

const LETTER = /^\p{L}$/u;
const LATIN = /^\p{Script=Latin}$/u;
const UNUSABLE = new Set([
  'Dead',
  'Process',
  'Unidentified',
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
]);

/** The character that a press means: what it typed, or the Latin key in its place for Cyrillic, Greek, Hebrew … */
function characterOf(press: Press): string {
  const foreign = LETTER.test(press.key) && !LATIN.test(press.key);
  const latin = foreign ? /^Key([A-Z])$/.exec(press.code)?.[1] : undefined;
  return latin ?? press.key;
}

/** The chord of a press, or null when it can be none: dead keys, lone modifiers, Alt with a character. */
export function chordOf(press: Press, mac: boolean): Chord | null {
  if (UNUSABLE.has(press.key)) return null;
  const mod = mac ? press.meta : press.ctrl;
  const otherMod = mac ? press.ctrl : press.meta;
  if ([...press.key].length > 1) {
    if (press.alt || otherMod) return null;
    return { key: press.key, mod, shift: press.shift };
  }
  const character = characterOf(press);
  if (character === ' ') return press.alt || otherMod ? null : { key: 'Space', mod, shift: press.shift };
  const isLetter = LETTER.test(character);
  // AltGr arrives as Control and Alt on Windows: what counts is the symbol that it typed.
  const typedByAlt = press.altGraph || press.alt;
  if (typedByAlt) return isLetter || /^\d$/.test(character) ? null : { key: character, mod: false, shift: false };
  if (otherMod) return null;
  return { key: character.toUpperCase(), mod, shift: isLetter && press.shift };
}

function parseChord(text: string): Chord {
  const parts = text.split(/\+(?=.)/);
  const key = parts.at(-1) ?? '';
  return {
    key: [...key].length === 1 ? key.toUpperCase() : key,
    mod: parts.slice(0, -1).includes('mod'),
    shift: parts.slice(0, -1).includes('Shift'),
  };
}

/** Reads `mod+K`, `Shift+P`, `G T`, `?`. */
export function parseKeys(text: string): readonly Chord[] {
  return text.split(' ').map(parseChord);
}

/** A character key alone, which speech input and stray fingers set off: these can be switched off. */
export function isCharacterKey(chord: Chord): boolean {
  return !chord.mod && [...chord.key].length === 1;
}

function same(one: Chord | undefined, other: Chord | undefined): boolean {
  return one?.key === other?.key && one?.mod === other?.mod && one?.shift === other?.shift;
}

function startsWith(sequence: readonly Chord[], chords: readonly Chord[]): boolean {
  return chords.length <= sequence.length && chords.every((chord, place) => same(chord, sequence[place]));
}

/** The bindings that could still follow what is pending, each with the chords that are missing. */
export function continuations(pending: Pending, bindings: readonly Binding[]): readonly Binding[] {
  return bindings
    .filter(({ sequence }) => sequence.length > pending.chords.length && startsWith(sequence, pending.chords))
    .map(({ id, sequence }) => ({ id, sequence: sequence.slice(pending.chords.length) }));
}

interface Step {
  readonly fired: CommandId | null;
  readonly pending: Pending | null;
}

function attempt(chords: readonly Chord[], bindings: readonly Binding[], now: Instant): Step | null {
  const candidates = bindings.filter(({ sequence }) => startsWith(sequence, chords));
  if (candidates.length === 0) return null;
  const exact = candidates.find(({ sequence }) => sequence.length === chords.length);
  const goesOn = candidates.some(({ sequence }) => sequence.length > chords.length);
  return { fired: exact?.id ?? null, pending: goesOn ? { chords, since: now } : null };
}

/**
 * One key press further: which command it sets off, and what now waits for a next key. Earlier bindings win.
 * A key that does not continue a sequence is tried on its own, so `G` `R` still replies.
 */
export function step(pending: Pending | null, chord: Chord, bindings: readonly Binding[], now: Instant): Step {
  const waiting = pending && now - pending.since <= SEQUENCE_MS ? pending : null;
  const continued = waiting ? attempt([...waiting.chords, chord], bindings, now) : null;
  return continued ?? attempt([chord], bindings, now) ?? { fired: null, pending: null };
}

/** The names of keys that differ by language: `Ctrl` or `Strg`. */
export interface KeyNames {
  readonly control: string;
  readonly escape: string;
}

const SIGNS: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: '␣',
};

/** Keys as a person reads them on a keycap: `⌘K` on a Mac, `Ctrl K` elsewhere, `⇧P`, `G T`. */
export function capsOf(sequence: readonly Chord[], mac: boolean, names: KeyNames): string {
  return sequence
    .map(({ key, mod, shift }) => {
      const cap = key === 'Escape' ? names.escape : (SIGNS[key] ?? key);
      const control = mac ? '⌘' : `${names.control} `;
      return `${mod ? control : ''}${shift ? '⇧' : ''}${cap}`;
    })
    .join(' ');
}

/** Keys for `aria-keyshortcuts`, or undefined for a sequence, which that attribute cannot say. */
export function ariaKeysOf(sequences: readonly (readonly Chord[])[], mac: boolean): string | undefined {
  const single = sequences.flatMap((sequence) => (sequence.length === 1 ? sequence : []));
  const modifier = mac ? 'Meta' : 'Control';
  const said = single.map(({ key, mod, shift }) =>
    [mod ? modifier : '', shift ? 'Shift' : '', key].filter(Boolean).join('+'),
  );
  return said.length > 0 ? said.join(' ') : undefined;
}
