import { useQuery } from '@tanstack/react-query';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { Section } from '#ui/Section.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { useEndAbsence } from '../away.ts';
import { type Absence, absencesQuery } from '../queries.ts';
import { isAway } from './useAway.ts';

interface LineProps {
  readonly absence: Absence;
  /** Whether the reader may end it. */
  readonly mine: boolean;
  readonly isMe: boolean;
}

function Line({ absence, mine, isMe }: LineProps) {
  const t = useText();
  const time = useTime();
  const end = useEndAbsence();
  const { id, person, standIn } = absence;
  const [from, until] = [fromIso(absence.from), fromIso(absence.until)];
  const running = isAway(absence, time.now);
  const words = running
    ? t('away.until', { until: time.moment(until) })
    : t('away.from-until', { from: time.moment(from), until: time.moment(until) });
  const ends = running ? (isMe ? 'away.am-back' : 'away.is-back') : 'away.call-off';
  return (
    <li className="aw-absence">
      <Face name={person.name} />
      <div className="grow">
        <p className="t-500">{person.name}</p>
        <p className="t-13 t-2">
          {words}
          {standIn && ` · ${t('away.stands-in', { name: standIn.name })}`}
        </p>
        {end.isError && <ErrorState failed={t('away.not-ended')} error={end.error} />}
      </div>
      {mine && (
        <Act busy={end.isPending} onClick={() => end.mutate(id)}>
          {t(ends)}
        </Act>
      )}
    </li>
  );
}

interface AbsencesProps {
  readonly meId: string;
  /** Whose absences the reader may end. */
  readonly people: readonly { readonly id: string }[];
}

/** Who is away, now and later, soonest first. */
export function Absences({ meId, people }: AbsencesProps) {
  const t = useText();
  const absences = useQuery(absencesQuery);
  if (absences.isError) {
    return <ErrorState failed={t('away.list-failed')} error={absences.error} onRetry={() => void absences.refetch()} />;
  }
  const items = absences.data ?? [];
  return (
    <Section title={t('away.list')} {...(items.length > 0 && { count: items.length })} ruled>
      {absences.data?.length === 0 && <p className="t-13 t-3 aw-none">{t('away.list-empty')}</p>}
      <ul>
        {items.map((absence) => (
          <Line
            key={absence.id}
            absence={absence}
            mine={people.some(({ id }) => id === absence.person.id)}
            isMe={absence.person.id === meId}
          />
        ))}
      </ul>
    </Section>
  );
}
