import type { RefObject } from 'react';
import { type CommandId, commandOf, keysOf, type Remap } from './keys.ts';
import { type Binding, chordOf, isCharacterKey, type Pending, parseKeys, step } from './match.ts';
import { belongsToTarget, insideDialog } from './target.ts';

export interface KeyPreferences {
  /** False leaves only keys with Command or Control, and the named ones (Escape, arrows, function keys). */
  readonly characterKeys: boolean;
  readonly remap: Remap;
}

interface Entry {
  readonly id: CommandId;
  readonly run: () => void;
  /** When set, the command works only while the focus is inside this element. */
  readonly within: RefObject<Element | null> | undefined;
}

export interface KeyState {
  /** The commands that something on screen handles now. */
  readonly active: readonly CommandId[];
  /** The beginning of a sequence that waits for its next key. */
  readonly pending: Pending | null;
}

/** The one listener behind all shortcuts: knows what is on screen, and hands each key to the innermost handler. */
export function createRegistry(mac: boolean) {
  let entries: readonly Entry[] = [];
  let preferences: KeyPreferences = { characterKeys: true, remap: {} };
  let state: KeyState = { active: [], pending: null };
  const listeners = new Set<() => void>();

  const publish = (next: Partial<KeyState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  const usable = (target: Element | null) =>
    entries.filter(({ within }) => {
      if (within) return within.current?.contains(target) ?? false;
      return !insideDialog(target);
    });

  const bindingsOf = (among: readonly Entry[]): readonly Binding[] =>
    among
      .flatMap(({ id }) => keysOf(id, preferences.remap).map((keys) => ({ id, sequence: parseKeys(keys) })))
      .filter(({ sequence }) => preferences.characterKeys || !sequence.some(isCharacterKey));

  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : null;
    const chord = chordOf(
      {
        key: event.key,
        code: event.code,
        ctrl: event.ctrlKey,
        meta: event.metaKey,
        alt: event.altKey,
        shift: event.shiftKey,
        altGraph: event.getModifierState('AltGraph'),
      },
      mac,
    );
    if (!chord || belongsToTarget(target, chord)) return;
    const among = usable(target);
    const { fired, pending } = step(state.pending, chord, bindingsOf(among), event.timeStamp);
    if (pending !== state.pending) publish({ pending });
    if (fired === null) return;
    event.preventDefault();
    if (event.repeat && !commandOf(fired).repeats) return;
    among.find(({ id }) => id === fired)?.run();
  };

  return {
    press,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    state: () => state,
    bindings: () => bindingsOf(entries),
    prefer: (next: KeyPreferences) => {
      preferences = next;
      publish({});
    },
    /** Does what a command's key does, outside editors and dialogs. */
    run: (id: CommandId) => entries.find((entry) => entry.id === id && !entry.within)?.run(),
    forgetPending: () => {
      if (state.pending) publish({ pending: null });
    },
    /** Adds a handler; the last one added is the innermost. Returns how to remove it. */
    add: (entry: Entry) => {
      entries = [entry, ...entries];
      publish({ active: entries.map(({ id }) => id) });
      return () => {
        entries = entries.filter((other) => other !== entry);
        publish({ active: entries.map(({ id }) => id) });
      };
    },
  };
}

export type Registry = ReturnType<typeof createRegistry>;
