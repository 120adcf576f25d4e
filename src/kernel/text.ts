import { z } from 'zod';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Every C0 control but tab and line ends, DEL, and lone surrogates: what no honest text contains. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that we refuse
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Whether a text can be stored and sent on as it is: no NUL, no control characters, no half characters. */
export function isClean(value: string): boolean {
  return value.isWellFormed() && !FORBIDDEN.test(value);
}

const UNCLEAN = { error: 'holds characters that cannot be stored (NUL, control or half characters)' };

/** Text that is taken exactly as it was typed, for example a password or a search: clean, and nothing else done to it. */
export function typed(max: number) {
  return z.string().max(max).refine(isClean, UNCLEAN);
}

/** Text that a person wrote, several lines, trimmed, in Unicode NFC; at most `max` characters. */
export function prose(max: number) {
  return z.string().max(max).refine(isClean, UNCLEAN).trim().min(1);
}

/** One line of text: like `prose`, without line ends. */
export function line(max: number) {
  return prose(max).refine((value) => !/[\r\n]/.test(value), { error: 'must be a single line' });
}

/** A moment on the wire: ISO 8601 with an offset, any precision; stored and answered in UTC. */
export const isoInstant = z.iso.datetime({ offset: true });

/** An IANA time zone name that this machine's Intl knows. */
export const timeZone = z
  .string()
  .max(64)
  .refine(
    (zone) => {
      try {
        new Intl.DateTimeFormat('en', { timeZone: zone });
        return true;
      } catch {
        return false;
      }
    },
    { error: 'is not a known time zone, for example Europe/Berlin' },
  );
