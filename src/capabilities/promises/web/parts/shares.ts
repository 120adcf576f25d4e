import type { Language } from '#kernel/text.ts';

/** `93.1 %` in the reader's language. What is not all or nothing never rounds to it. */
export function shareIn(language: Language, share: number): string {
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const [least, most] = [0.001, 0.999];
  return format.format(share > 0 && share < 1 ? Math.min(most, Math.max(least, share)) : share);
}

/** `0.12` in the reader's language. */
export function numberIn(language: Language, value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}
