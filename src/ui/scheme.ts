import { useSyncExternalStore } from 'react';
import { recall, remember } from './memory.ts';

/** What a person chose: follow the system, or always one of the two. */
export const SCHEMES = ['auto', 'light', 'dark'] as const;
export type SchemeChoice = (typeof SCHEMES)[number];
export type Scheme = 'light' | 'dark';

const KEY = 'evenkeel.scheme';
const ATTRIBUTE = 'data-mantine-color-scheme';
const listeners = new Set<() => void>();
let asked: MediaQueryList | undefined;

/** Asked for when it is needed, and then always the same one, so that whoever listens to it can stop. */
function systemDark(): MediaQueryList {
  asked ??= window.matchMedia('(prefers-color-scheme: dark)');
  return asked;
}

function chosen(): SchemeChoice {
  const kept = recall(KEY);
  return SCHEMES.find((scheme) => scheme === kept) ?? 'auto';
}

function shown(): Scheme {
  const choice = chosen();
  if (choice !== 'auto') return choice;
  return systemDark().matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.setAttribute(ATTRIBUTE, shown());
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) systemDark().addEventListener('change', apply);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) systemDark().removeEventListener('change', apply);
  };
}

/** Keeps the choice on this device and shows it at once. */
export function chooseScheme(choice: SchemeChoice): void {
  remember(KEY, choice);
  apply();
}

/** The colours shown now and the choice behind them; follows the system while the choice is `auto`. */
export function useScheme(): { shown: Scheme; choice: SchemeChoice } {
  return {
    shown: useSyncExternalStore(subscribe, shown),
    choice: useSyncExternalStore(subscribe, chosen),
  };
}
