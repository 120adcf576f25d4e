import { Act } from '#ui/Button.tsx';
import { Link } from '#ui/navigation.tsx';
import { Section } from '#ui/Section.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { useTake } from '../changes.ts';
import type { Summary, Today } from '../queries.ts';
import { CaseLink } from './CaseLink.tsx';
import { useMayWork } from './rights.ts';
import { Missed } from './TodayRows.tsx';
import { dueOf } from './today-bands.ts';
import type { Trail } from './trail.ts';
import { useWayBack } from './useWayBack.ts';

/** The cases that somebody asks me, or a team of mine, to take over: the whole brief is in the case. */
export function Offered({ today, trail }: { readonly today: Today; readonly trail: () => Trail }) {
  const t = useText();
  if (today.offered.length === 0) return null;
  return (
    <Section title={t('today.asked-of-you')} count={today.offered.length}>
      <ul>
        {today.offered.map(({ case: row, from, team, problem }) => (
          <li key={row.id} className="td-unowned" data-case={row.id}>
            <div className="td-unowned-row">
              <span className="grow">
                <CaseLink of={row} trail={trail} className="td-unowned-subject">
                  {row.subject}
                </CaseLink>
                <span className="td-unowned-who">
                  {team === null
                    ? t('today.asks-you', { name: from.name })
                    : t('today.asks-team', { name: from.name, team: team.name })}
                  {!problem.startsWith(row.subject) && ` · ${problem}`}
                </span>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface UnownedRowProps {
  readonly row: Summary;
  readonly trail: () => Trail;
  /** The first of the list shows the key. */
  readonly first: boolean;
  readonly taking: ReturnType<typeof useTakeFromToday>;
}

/** Takes a case from Today, and says so. */
export function useTakeFromToday() {
  const t = useText();
  const take = useTake();
  const wayBack = useWayBack();
  return {
    take: (row: Summary) => {
      if (take.isPending) return;
      take.mutate(
        { caseId: row.id },
        {
          onSuccess: (taken) => tell({ text: t('case.taken', { subject: row.subject }), ...wayBack([taken]) }),
        },
      );
    },
    busy: take.isPending ? take.variables.caseId : null,
    failed: take.isError ? { caseId: take.variables.caseId, error: take.error } : null,
  };
}

function UnownedDue({ row }: Pick<UnownedRowProps, 'row'>) {
  const time = useTime();
  if (row.nextPromise === null) return null;
  const due = dueOf(row);
  return (
    <time className={due < time.now ? 'td-unowned-due t-late' : 'td-unowned-due'} dateTime={row.nextPromise.due}>
      {time.brief(due)}
      <span className="sr"> {time.left(due)}</span>
    </time>
  );
}

function UnownedRow({ row, trail, first, taking }: UnownedRowProps) {
  const t = useText();
  const time = useTime();
  const today = row.nextPromise !== null && time.isToday(dueOf(row));
  const mayWork = useMayWork();
  return (
    <li className="td-unowned" data-case={row.id}>
      <div className="td-unowned-row">
        {today && <UnownedDue row={row} />}
        <span className="grow">
          <CaseLink of={row} trail={trail} className="td-unowned-subject">
            {row.subject}
          </CaseLink>
          <span className="td-unowned-who">
            {!today && (
              <>
                <UnownedDue row={row} /> ·{' '}
              </>
            )}
            {row.requester.name}
          </span>
          <Missed row={row} />
        </span>
        {mayWork && (
          <Act
            {...(first && { command: 'case.take' as const })}
            busy={taking.busy === row.id}
            onClick={() => taking.take(row)}
          >
            {t('case.take')}
            <span className="sr">: {row.subject}</span>
          </Act>
        )}
      </div>
      {taking.failed?.caseId === row.id && <ErrorState failed={t('case.not-taken')} error={taking.failed.error} />}
    </li>
  );
}

interface UnownedProps extends Pick<UnownedRowProps, 'taking'> {
  readonly today: Today;
}

/** What nobody looks after yet, nearest promise first. */
export function Unowned({ today, taking }: UnownedProps) {
  const t = useText();
  const { unowned, unownedCount } = today;
  const trail = () => ({
    href: '/desk/queue/unowned',
    label: t('view.unowned'),
    numbers: unowned.map((row) => row.number),
  });
  return (
    <Section title={t('view.unowned')} count={unownedCount} ruled>
      {unowned.length === 0 && <p className="td-aside-text t-3">{t('today.all-taken')}</p>}
      <ul>
        {unowned.map((row, place) => (
          <UnownedRow key={row.id} row={row} trail={trail} first={place === 0} taking={taking} />
        ))}
      </ul>
      {unownedCount > unowned.length && (
        <p className="td-aside-text">
          <Link href="/desk/queue/unowned">{t('today.show-unowned', { n: unownedCount })}</Link>
        </p>
      )}
    </Section>
  );
}

const WIDTH = 300;
const PITCH = 7;
const TICK = 3;

/** One tick for each promise of the week: above the line kept, below it late. */
function Ticks({ week }: Pick<Today, 'week'>) {
  const t = useText();
  const pitch = Math.min(PITCH, (WIDTH - TICK) / Math.max(1, week.outcomes.length - 1));
  const label = t('today.week-picture', { n: week.judged, kept: week.kept, late: week.judged - week.kept });
  const ticks = week.outcomes.map((outcome, place) => ({ id: `tick-${place}`, outcome, x: place * pitch }));
  return (
    <svg className="td-ticks" viewBox={`0 0 ${WIDTH} 32`} preserveAspectRatio="none" role="img" aria-label={label}>
      <path d={`M0 20.5H${WIDTH}`} className="td-ticks-line" />
      {ticks.map(({ id, outcome, x }) =>
        outcome === 'late' ? (
          <rect key={id} x={x} y={21} width={TICK} height={11} rx={1} className="td-tick-late" />
        ) : (
          <rect key={id} x={x} y={6} width={TICK} height={14} rx={1} className="td-tick" />
        ),
      )}
    </svg>
  );
}

/** How the week went so far. */
export function Week({ week }: Pick<Today, 'week'>) {
  const t = useText();
  const late = week.judged - week.kept;
  return (
    <Section title={t('today.week')} ruled>
      {week.judged === 0 ? (
        <p className="td-aside-text t-3">{t('today.week-empty')}</p>
      ) : (
        <>
          <Ticks week={week} />
          <p className="t-500">{t('today.week-kept', { kept: week.kept, n: week.judged })}</p>
          {late > 0 && <p className="t-3 t-13">{t('today.week-late', { n: late })}</p>}
        </>
      )}
    </Section>
  );
}
