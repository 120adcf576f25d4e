import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useText } from '../text.tsx';
import { type CommandId, keysOf } from './keys.ts';
import { ariaKeysOf, capsOf, isCharacterKey, type KeyNames, parseKeys, SEQUENCE_MS } from './match.ts';
import { recallKeyPreferences, rememberKeyPreferences } from './preferences.ts';
import { createRegistry, type KeyPreferences, type KeyState, type Registry } from './registry.ts';
import { type Keyboard, KeyboardContext, type ShownKeys } from './useCommand.ts';

interface Board {
  readonly registry: Registry;
  readonly mac: boolean;
  readonly names: KeyNames;
  readonly preferences: KeyPreferences;
  /** What the person chooses: it holds at once, and is kept. */
  readonly choose: (preferences: KeyPreferences) => void;
  /** What they chose before, perhaps elsewhere: it holds from now on. */
  readonly adopt: (preferences: KeyPreferences) => void;
  /** Who keeps what is chosen, besides this device. Answers how to stop. */
  readonly keepWith: (keep: (preferences: KeyPreferences) => void) => () => void;
}

const BoardContext = createContext<Board | null>(null);

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

function shown(id: CommandId, { preferences, mac, names }: Pick<Board, 'preferences' | 'mac' | 'names'>): ShownKeys {
  const sequences = keysOf(id, preferences.remap)
    .map(parseKeys)
    .filter((sequence) => preferences.characterKeys || !sequence.some(isCharacterKey));
  const [first] = sequences;
  return { cap: first && capsOf(first, mac, names), aria: ariaKeysOf(sequences, mac) };
}

/** Hears the keys of the whole page, and forgets a sequence that is not continued in time. */
function useListening(registry: Registry, preferences: KeyPreferences): void {
  useEffect(() => registry.prefer(preferences), [registry, preferences]);
  useEffect(() => {
    document.addEventListener('keydown', registry.press);
    return () => document.removeEventListener('keydown', registry.press);
  }, [registry]);
  const pending = useSyncExternalStore(registry.subscribe, () => registry.state().pending);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(registry.forgetPending, SEQUENCE_MS);
    return () => clearTimeout(timer);
  }, [registry, pending]);
}

/** Listens to the keyboard for all parts below. Wrap the desk in it once. */
export function KeyboardProvider({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const [mac] = useState(isMac);
  const [registry] = useState(() => createRegistry(mac));
  const [preferences, setPreferences] = useState(recallKeyPreferences);
  useListening(registry, preferences);

  const keeper = useRef<((preferences: KeyPreferences) => void) | null>(null);
  const adopt = useCallback((chosen: KeyPreferences) => {
    rememberKeyPreferences(chosen);
    setPreferences(chosen);
  }, []);
  const choose = useCallback(
    (chosen: KeyPreferences) => {
      adopt(chosen);
      keeper.current?.(chosen);
    },
    [adopt],
  );
  const keepWith = useCallback((keep: (preferences: KeyPreferences) => void) => {
    keeper.current = keep;
    return () => {
      keeper.current = null;
    };
  }, []);
  const names = useMemo(() => ({ control: t('keycap.control'), escape: t('keycap.escape') }), [t]);
  const board = useMemo(
    () => ({ registry, mac, names, preferences, choose, adopt, keepWith }),
    [registry, mac, names, preferences, choose, adopt, keepWith],
  );
  const keyboard = useMemo<Keyboard>(
    () => ({ add: registry.add, keys: (id) => shown(id, { preferences, mac, names }) }),
    [registry, preferences, mac, names],
  );
  return (
    <BoardContext value={board}>
      <KeyboardContext value={keyboard}>{children}</KeyboardContext>
    </BoardContext>
  );
}

/** The keyboard itself: its registry, and the person's preferences. */
export function useBoard(): Board {
  const board = use(BoardContext);
  if (!board) throw new Error('useBoard needs a KeyboardProvider above it');
  return board;
}

/** What works now, and what a started sequence waits for; for the sheet and the hint. */
export function useKeyState(): KeyState {
  const { registry } = useBoard();
  return useSyncExternalStore(registry.subscribe, registry.state);
}
