import { createContext, type RefObject, use, useEffect, useEffectEvent } from 'react';
import type { CommandId } from './keys.ts';

/** A command's keys as shown on a keycap and as said to assistive technology; undefined where it has none. */
export interface ShownKeys {
  readonly cap: string | undefined;
  readonly aria: string | undefined;
}

/** What the parts need of a keyboard. The rest of it stays out of doors that have no shortcuts. */
export interface Keyboard {
  readonly keys: (id: CommandId) => ShownKeys;
  readonly add: (entry: {
    readonly id: CommandId;
    readonly run: () => void;
    readonly within: RefObject<Element | null> | undefined;
  }) => () => void;
}

const NO_KEYS: ShownKeys = { cap: undefined, aria: undefined };

/** Given by the `KeyboardProvider`. Without one, as on the portal, commands have buttons and no keys. */
export const KeyboardContext = createContext<Keyboard | null>(null);

interface CommandOptions {
  /** False while the command makes no sense; it then leaves the sheet too. */
  readonly enabled?: boolean;
  /** Only while the focus is inside this element, such as an editor. */
  readonly within?: RefObject<Element | null>;
}

/** Handles a command's keys while the calling part is on screen. The innermost part that asks is the one that gets it. */
export function useCommand(id: CommandId, run: () => void, { enabled = true, within }: CommandOptions = {}): void {
  const add = use(KeyboardContext)?.add;
  const onCommand = useEffectEvent(run);
  useEffect(() => {
    if (!enabled || !add) return;
    return add({ id, run: () => onCommand(), within });
  }, [add, id, enabled, within]);
}

/** The keys of a command as they are now; none where it has no key, or the door no shortcuts. */
export function useKeys(id: CommandId | undefined): ShownKeys {
  const keyboard = use(KeyboardContext);
  return keyboard && id !== undefined ? keyboard.keys(id) : NO_KEYS;
}
