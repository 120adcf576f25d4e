import { useText } from '#ui/text.tsx';
import type { Weekday } from '../../domain/index.ts';

/** The weekdays by name. */
export function useWeekdays(): Readonly<Record<Weekday, string>> {
  const t = useText();
  return {
    mon: t('calendar.mon'),
    tue: t('calendar.tue'),
    wed: t('calendar.wed'),
    thu: t('calendar.thu'),
    fri: t('calendar.fri'),
    sat: t('calendar.sat'),
    sun: t('calendar.sun'),
  };
}
