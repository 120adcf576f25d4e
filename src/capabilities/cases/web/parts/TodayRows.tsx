import { Suspense } from 'react';
import { fromIso } from '#kernel/time.ts';
import { NowMini } from '#ui/NowLine.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Summary } from '../queries.ts';
import { useCaseSlots } from '../slots.ts';
import { CaseLink } from './CaseLink.tsx';
import { firstNameOf } from './names.ts';
import { isLate, shownState } from './promises.ts';
import { roughlyAt } from './rough.ts';
import { dueOf } from './today-bands.ts';
import type { Trail } from './trail.ts';

export interface RowProps {
  readonly row: Summary;
  readonly trail: () => Trail;
}

/** The due moment of a row: time of day first, relative second. */
export function Due({ row }: Pick<RowProps, 'row'>) {
  const time = useTime();
  const late = isLate(row, time.now);
  if (row.nextPromise === null) return <div className="td-due" />;
  const due = dueOf(row);
  return (
    <div className={late ? 'td-due td-due-late' : 'td-due'}>
      <time dateTime={row.nextPromise.due}>{time.brief(due)}</time>
      <span>{time.left(roughlyAt(due, time.now))}</span>
    </div>
  );
}

/** The chip of a row's promise; screen readers hear what was promised and by when. */
export function RowChip({ row, quiet = false }: Pick<RowProps, 'row'> & { readonly quiet?: boolean }) {
  const t = useText();
  const time = useTime();
  const state = row.nextPromise && shownState(row.nextPromise, time.now);
  if (!row.nextPromise || !state) return null;
  const due = fromIso(row.nextPromise.due);
  const about = t('promise.about', {
    kind: t(`promise-kind.${row.nextPromise.kind}`),
    moment: time.moment(due),
    relative: time.left(due),
  });
  return <PromiseChip state={state} quiet={quiet && state !== 'over' && state !== 'soon'} about={about} />;
}

/** Who spoke last, and when: `Maria wrote 13:52`. */
export function LastWord({ row }: Pick<RowProps, 'row'>) {
  const t = useText();
  const time = useTime();
  const theirs = row.lastCustomerWordAt === null ? 0 : fromIso(row.lastCustomerWordAt);
  const ours = row.lastTeamWordAt === null ? 0 : fromIso(row.lastTeamWordAt);
  if (theirs === 0 && ours === 0) return null;
  if (ours > theirs) return t('case.we-wrote', { time: time.brief(ours) });
  return t('case.they-wrote', { name: firstNameOf(row.requester.name), time: time.brief(theirs) });
}

/** When they called, where a call back is what they wait for. */
export function Missed({ row }: Pick<RowProps, 'row'>) {
  const { MissedMark } = useCaseSlots();
  if (row.nextPromise?.kind !== 'callback') return null;
  return (
    <Suspense fallback={null}>
      <MissedMark caseId={row.id} />
    </Suspense>
  );
}

/** What was promised, and who spoke last. */
export function PromiseAndWord({ row }: Pick<RowProps, 'row'>) {
  const t = useText();
  return (
    <>
      {row.nextPromise && `${t(`promise-kind.${row.nextPromise.kind}`)} · `}
      <LastWord row={row} />
    </>
  );
}

/** A row that needs attention soon: two lines, with the now line. */
export function TallRow({ row, trail }: RowProps) {
  const time = useTime();
  const t = useText();
  return (
    <li className="td-row td-tall" data-case={row.id}>
      <Due row={row} />
      <div className="td-chip">
        <RowChip row={row} />
      </div>
      <div className="td-main">
        <CaseLink of={row} trail={trail} className="td-subject t-cut">
          {row.subject}
        </CaseLink>
        <Missed row={row} />
        {row.now ? (
          <NowMini sentence={row.now.text} since={fromIso(row.now.since)} stale={isLate(row, time.now)} />
        ) : (
          <p className="td-no-now t-cut">{t('now.nothing')}</p>
        )}
      </div>
      <div className="td-who">
        <span className="t-cut">{row.requester.name}</span>
        <span className="t-cut t-3">
          <PromiseAndWord row={row} />
        </span>
      </div>
    </li>
  );
}

/** A row that can wait: one line. */
export function FlatRow({ row, trail }: RowProps) {
  const t = useText();
  return (
    <li className="td-row td-flat" data-case={row.id}>
      <Due row={row} />
      <div className="td-chip">
        <RowChip row={row} quiet />
      </div>
      <div className="td-main">
        <CaseLink of={row} trail={trail} className="td-subject t-cut">
          {row.subject}
        </CaseLink>
      </div>
      <div className="td-who">
        <span className="t-cut">{row.requester.name}</span>
      </div>
      <div className="td-kind t-cut">{row.nextPromise && t(`promise-kind.${row.nextPromise.kind}`)}</div>
    </li>
  );
}
