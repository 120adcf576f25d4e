import { useQuery } from '@tanstack/react-query';
import { type RefObject, Suspense, useRef, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { LevelLine } from '#ui/LevelLine.tsx';
import { useGo } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { caseHref } from '../parts/CaseLink.tsx';
import { LiveBand } from '../parts/live/Live.tsx';
import { useMayWork } from '../parts/rights.ts';
import { Offered, Unowned, useTakeFromToday, Week } from '../parts/TodayAside.tsx';
import { type OverToday, TodayForms } from '../parts/TodayForms.tsx';
import { TodayHero } from '../parts/TodayHero.tsx';
import { FlatRow, TallRow } from '../parts/TodayRows.tsx';
import { type Bands, bandsOf, headingOf, subheadingOf } from '../parts/today-bands.ts';
import { leaveTrail, type Trail } from '../parts/trail.ts';
import { focusedCase, useRows } from '../parts/useRows.ts';
import { type Summary, type Today, todayQuery } from '../queries.ts';
import { type CaseSlots, CaseSlotsProvider, useCaseSlots } from '../slots.ts';
import '../parts/today.css';

interface BandsProps {
  readonly bands: Bands;
  readonly today: Today;
  readonly trail: () => Trail;
  readonly onReply: (row: Summary) => void;
  readonly onNow: (row: Summary) => void;
}

function LateBand({ bands, trail, onReply, onNow }: BandsProps) {
  const t = useText();
  const [first, ...others] = bands.late;
  if (!first) return null;
  return (
    <Section title={t('promise.over')} count={bands.late.length}>
      <TodayHero row={first} trail={trail} onReply={() => onReply(first)} onNow={() => onNow(first)} />
      <ul>
        {others.map((row) => (
          <TallRow key={row.id} row={row} trail={trail} />
        ))}
      </ul>
    </Section>
  );
}

function ComingBands({ bands, today, trail }: BandsProps) {
  const t = useText();
  const time = useTime();
  const laterToday = bands.later.every((row) => row.nextPromise && time.isToday(Date.parse(row.nextPromise.due)));
  const quiet = bands.late.length + bands.soon.length + bands.later.length === 0 ? today.couldUseAWord : [];
  return (
    <>
      {bands.soon.length > 0 && (
        <Section title={t('today.soon')} count={bands.soon.length}>
          <ul>
            {bands.soon.map((row) => (
              <TallRow key={row.id} row={row} trail={trail} />
            ))}
          </ul>
        </Section>
      )}
      {bands.later.length > 0 && (
        <Section title={t(laterToday ? 'today.later-today' : 'today.later')} count={bands.later.length}>
          <ul>
            {bands.later.map((row) => (
              <FlatRow key={row.id} row={row} trail={trail} />
            ))}
          </ul>
        </Section>
      )}
      {quiet.length > 0 && (
        <Section title={t('today.could-use-a-word')} count={quiet.length}>
          <ul>
            {quiet.map((row) => (
              <TallRow key={row.id} row={row} trail={trail} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface Acting {
  readonly onOpen: (row: Summary) => void;
  readonly onReply: (row: Summary) => void;
  readonly onNow: (row: Summary) => void;
  readonly onTake: (row: Summary) => void;
  readonly onRemind: (row: Summary) => void;
  readonly onSee: (row: Summary) => void;
}

/** The keys of Today work on the row in focus; without one, on the first that they make sense for. */
function useTodayKeys(
  box: RefObject<Element | null>,
  rows: readonly Summary[],
  unowned: readonly Summary[],
  acting: Acting,
) {
  useRows(box);
  const current = (among: readonly Summary[]) => {
    const focused = focusedCase();
    return [...rows, ...unowned].find(({ id }) => id === focused) ?? among[0];
  };
  const on = (among: readonly Summary[], act: (row: Summary) => void) => () => {
    const row = current(among);
    if (row) act(row);
  };
  const mayWork = { enabled: useMayWork() };
  useCommand('list.open', on(rows, acting.onOpen));
  useCommand('case.reply', on(rows, acting.onReply), mayWork);
  useCommand('case.now-line', on(rows, acting.onNow), mayWork);
  useCommand('case.remind', on(rows, acting.onRemind));
  useCommand('case.see-as-customer', on(rows, acting.onSee));
  const take = () => {
    const focused = focusedCase();
    const row = unowned.find(({ id }) => id === focused) ?? unowned[0];
    if (row) acting.onTake(row);
  };
  useCommand('case.take', take, mayWork);
}

function Loaded({ today, bands }: { readonly today: Today; readonly bands: Bands }) {
  const t = useText();
  const go = useGo();
  const box = useRef<HTMLDivElement>(null);
  const [over, show] = useState<OverToday>(null);
  const onNow = (row: Summary) => show({ form: 'now', row });
  const { AnswersOwed, AskedOfYou, CameBack } = useCaseSlots();
  const time = useTime();
  const taking = useTakeFromToday();
  const live = today.live.filter(({ event }) => fromIso(event.overAt) > time.now);
  const rows = [...live.map((one) => one.case), ...bands.late, ...bands.soon, ...bands.later];
  const trail = () => ({ href: '/desk/today', label: t('nav.today'), numbers: rows.map((row) => row.number) });
  const onReply = (row: Summary) => {
    leaveTrail(trail());
    go(caseHref(row.number, 'reply'));
  };
  const onOpen = (row: Summary) => {
    leaveTrail(trail());
    go(caseHref(row.number));
  };
  useTodayKeys(box, rows.length > 0 ? rows : today.couldUseAWord, today.unowned, {
    onOpen,
    onReply,
    onNow,
    onTake: taking.take,
    onRemind: (row) => show({ form: 'remind', row }),
    onSee: (row) => show({ form: 'seen', row }),
  });
  const parts = { bands, today, trail, onReply, onNow };
  return (
    <div ref={box} className="td-columns">
      <div className="td-left">
        <LiveBand live={live} trail={trail} />
        <LateBand {...parts} />
        <LevelLine />
        <Suspense fallback={null}>
          <CameBack onAgain={(row) => show({ form: 'remind', row })} />
        </Suspense>
        <ComingBands {...parts} />
      </div>
      <aside className="td-right" aria-label={t('today.aside')} data-region>
        <Offered today={today} trail={trail} />
        <AskedOfYou />
        <Suspense fallback={null}>
          <AnswersOwed />
        </Suspense>
        <Unowned today={today} taking={taking} />
        <Week week={today.week} />
      </aside>
      <TodayForms over={over} show={show} />
    </div>
  );
}

function Loading() {
  return (
    <div className="td-columns">
      <div className="td-left td-loading">
        <Skeleton rows={[{ id: 'hero', height: 184 }, ...rowsOf(2, 64), ...rowsOf(4, 44).map(later)]} />
      </div>
    </div>
  );
}

function later({ id, height }: { readonly id: string; readonly height: number }) {
  return { id: `later-${id}`, height };
}

/** Today with what fills its places. */
export function todayPage(slots: CaseSlots) {
  return function FilledTodayPage() {
    return (
      <CaseSlotsProvider value={slots}>
        <TodayPage />
      </CaseSlotsProvider>
    );
  };
}

/** Today: what I must do next to keep my word. */
function TodayPage() {
  const t = useText();
  const time = useTime();
  const me = useMe();
  const today = useQuery(todayQuery);
  usePageTitle(t('nav.today'));
  const bands = today.data && bandsOf(today.data, time.now);
  const about = [time.longDay(time.now), me.teams[0]?.name].filter(Boolean).join(' · ');
  return (
    <DeskPage title={t('nav.today')} about={about}>
      <div className="td">
        <div className="td-head">
          <PageHeading>
            {bands && today.data ? headingOf(bands, today.data, { t, moment: time.moment }) : t('nav.today')}
          </PageHeading>
          <p className="t-3">{bands && today.data && subheadingOf(bands, today.data, { t, moment: time.moment })}</p>
        </div>
        {today.isError && !today.data && (
          <ErrorState failed={t('today.failed')} error={today.error} onRetry={() => void today.refetch()} />
        )}
        {today.isPending && <Loading />}
        {today.data && bands && <Loaded today={today.data} bands={bands} />}
      </div>
    </DeskPage>
  );
}
