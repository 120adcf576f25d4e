import { useQuery } from '@tanstack/react-query';
import { fromIso, type Instant, MINUTE } from '#kernel/time.ts';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type Absence, absencesQuery } from '../queries.ts';

/** Whether they are away now; `now` is the present minute. */
export function isAway({ from }: Pick<Absence, 'from'>, now: Instant): boolean {
  return fromIso(from) < now + MINUTE;
}

/** When somebody is away, in words: `away until Mon 14 Dec`, or from when until when while it lies ahead. */
export function useAwayWords(): (absence: Pick<Absence, 'from' | 'until'>) => string {
  const t = useText();
  const time = useTime();
  return (absence) => {
    const back = fromIso(absence.until);
    const said = time.isToday(back) ? time.moment(back) : time.day(back);
    if (isAway(absence, time.now)) return t('away.until', { until: said });
    return t('away.from-until', { from: time.day(fromIso(absence.from)), until: said });
  };
}

/** What stands beside a name where people are chosen: when they are away, or null. */
export function useAway(): (personId: string) => string | null {
  const absences = useQuery(absencesQuery).data ?? [];
  const words = useAwayWords();
  return (personId) => {
    const next = absences.find(({ person }) => person.id === personId);
    return next ? words(next) : null;
  };
}

/** Whether somebody is away at a moment: what is promised in their name for it is their team's. */
export function useAwayAt(): (personId: string, at: Instant) => boolean {
  const absences = useQuery(absencesQuery).data ?? [];
  return (personId, at) =>
    absences.some(({ person, from, until }) => person.id === personId && fromIso(from) <= at && at < fromIso(until));
}
