import type { Translate } from '#kernel/messages.ts';

/** Something that was not taken back: on which case, and why. */
export interface Stays {
  readonly number: number;
  readonly why: string;
}

interface TakenBack {
  /** On how many cases it was to be taken back. */
  readonly all: number;
  readonly stays: readonly Stays[];
  /** What is said where nothing stays. */
  readonly done: string;
}

/** How taking something back went: where it stays as it is, on which cases and why, each reason once. */
export function takenBackWords(t: Translate, { all, stays, done }: TakenBack): string {
  if (stays.length === 0) return done;
  const numbers = stays.map(({ number }) => `#${number}`).join(', ');
  const why = [...new Set(stays.map((one) => one.why))].join(' ');
  const taken = all - stays.length;
  if (all === 1) return why;
  return `${taken === 0 ? t('way-back.nowhere') : t('way-back.not-all', { n: taken, numbers })} ${why}`;
}
