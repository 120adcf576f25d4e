import { formatLocalDate, type LocalDate, localDateAt, parseLocalDate } from '#capabilities/calendars/domain/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';

const DAYS_UNLESS_SAID = 365;

/** Local days, the first and the last, both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The period that figures are of: until today in `zone`, and 365 days long, unless said otherwise. */
export function figuresPeriod(
  { from, to }: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined },
  { zone, now }: { readonly zone: string; readonly now: Instant },
): Period {
  const last = to ?? localDateAt(zone, now);
  const lastDay = parseLocalDate(last) ?? Math.floor(now / DAY);
  return { from: from ?? formatLocalDate(lastDay - DAYS_UNLESS_SAID + 1), to: last };
}
