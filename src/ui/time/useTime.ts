import { createContext, use, useMemo } from 'react';
import type { Instant, Span } from '#kernel/time.ts';
import { useLanguage, useText } from '../text.tsx';
import { useClock } from './clock.ts';
import {
  briefOf,
  clockTime,
  dayOf,
  deviceZone,
  lateOf,
  longDay,
  momentOf,
  onSameDay,
  openTimeOf,
  type Reader,
  relativeOf,
  spanOf,
  zoneNote,
} from './words.ts';

/** The reader's zone: the profile's if it names one, else the device's. */
export const ZoneContext = createContext<string>(deviceZone());

/** Language, zone and words of whoever reads this page. Does not follow the clock. */
export function useReader(): Reader {
  const { language } = useLanguage();
  const t = useText();
  const zone = use(ZoneContext);
  return useMemo(() => ({ language, t, zone }), [language, t, zone]);
}

/** Everything about time in this reader's words, kept true each minute. All instants in epoch milliseconds. */
export function useTime() {
  const reader = useReader();
  const now = useClock();
  return useMemo(
    () => ({
      now,
      zone: reader.zone,
      /** `14:30`, bare, for columns. */
      clock: (at: Instant) => clockTime(at, reader),
      /** `14:30` today, else `Thu 26 Nov, 14:30`, for sentences. */
      moment: (at: Instant) => momentOf(at, now, reader),
      /** The same for lists, where German leaves out `Uhr`. */
      listed: (at: Instant) => momentOf(at, now, reader, 'list'),
      /** `14:30`, `Fri 09:00`, `3 Dec`: for narrow columns. */
      brief: (at: Instant) => briefOf(at, now, reader),
      /** `in 25 min`, `now`, `8 min ago`. */
      relative: (at: Instant, form?: 'short' | 'long') => relativeOf(at, now, reader, form),
      /** `38 min late`. */
      late: (due: Instant) => lateOf(due, now, reader),
      /** What stands beside a due time: `in 25 min`, or `38 min late` once it has passed. */
      left: (due: Instant) => (due < now ? lateOf(due, now, reader) : relativeOf(due, now, reader)),
      isLate: (due: Instant) => due < now,
      isToday: (at: Instant) => onSameDay(at, now, reader),
      areOfOneDay: (one: Instant, other: Instant) => onSameDay(one, other, reader),
      span: (length: Span, form?: 'short' | 'long') => spanOf(length, reader, form),
      /** Open time, in hours and minutes however long: `55 h`, `5 h 32 min`. */
      open: (length: Span, form?: 'short' | 'long') => openTimeOf(length, reader, form),
      /** `Thu 26 Nov`. */
      day: (at: Instant) => dayOf(at, now, reader),
      /** `Thursday 26 November`. */
      longDay: (at: Instant) => longDay(at, reader),
      /** The reader's zone by name, when the clocks in `other` show something else. */
      zoneNote: (at: Instant, other: string) => zoneNote(at, other, reader),
    }),
    [reader, now],
  );
}
