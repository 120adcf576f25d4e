import type { LocalDate } from '../../domain/index.ts';

/** A date as people read it, `Friday, 25 December 2026`. Dates have no zone: they are written as they stand. */
export function dateText(language: string, date: LocalDate): string {
  const options = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(new Date(`${date}T00:00:00Z`));
}
