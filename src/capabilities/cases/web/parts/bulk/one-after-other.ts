import type { Recipient } from './Recipients.tsx';

/** On which cases something was refused, by their numbers, and with what the last of them was. */
export interface RefusedOn {
  readonly numbers: string;
  readonly error: unknown;
}

/** Does the same on one case after the other, also behind one that refuses it; null where none did. */
export async function oneAfterOther(
  cases: readonly Recipient[],
  act: (one: Recipient) => Promise<void>,
): Promise<RefusedOn | null> {
  const numbers: string[] = [];
  let last: unknown = null;
  for (const one of cases) {
    try {
      await act(one);
    } catch (error) {
      numbers.push(`#${one.number}`);
      last = error;
    }
  }
  return numbers.length === 0 ? null : { numbers: numbers.join(', '), error: last };
}
