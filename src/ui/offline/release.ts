import { type Instant, MINUTE } from '#kernel/time.ts';

/** Loading anew helped once or does not help: not again by itself for so long. */
const REST = 10 * MINUTE;
/** What holds no words of anybody. */
const WORDLESS = new Set(['button', 'checkbox', 'hidden', 'radio', 'reset', 'submit']);

/** Whether the document `html` names none of what this page is made of: its files carry their release in their names. */
export function isAnotherRelease(files: readonly string[], html: string): boolean {
  return files.some((file) => !html.includes(new URL(file).pathname));
}

interface Renewal {
  readonly now: Instant;
  /** When the page was last loaded anew; 0 or no number where it never was. */
  readonly renewedAt: Instant;
  readonly fields: readonly { readonly type: string; readonly value: string }[];
}

/** Whether a page may load itself anew: nothing is written on it that could be lost, and it did not just do so. */
export function mayRenew({ now, renewedAt, fields }: Renewal): boolean {
  const written = fields.some(({ type, value }) => !WORDLESS.has(type) && value.trim() !== '');
  return !written && !(now - renewedAt < REST);
}
