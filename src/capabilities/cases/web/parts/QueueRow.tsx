import {
  IconApi,
  IconHourglass,
  IconMail,
  IconMessageCircle,
  IconPhone,
  IconWalk,
  IconWorld,
  IconWorldWww,
} from '@tabler/icons-react';
import { fromIso, MINUTE } from '#kernel/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { isOpen } from '../../domain/states.ts';
import type { Summary } from '../queries.ts';
import { CaseLink } from './CaseLink.tsx';
import { GridCell } from './grid.tsx';
import { isLate, shownState } from './promises.ts';
import { roughly } from './rough.ts';
import { Missed } from './TodayRows.tsx';
import { dueOf } from './today-bands.ts';
import type { Trail } from './trail.ts';

const CHANNELS = {
  mail: IconMail,
  phone: IconPhone,
  portal: IconWorld,
  chat: IconMessageCircle,
  'walk-up': IconWalk,
  api: IconApi,
  site: IconWorldWww,
} as const;

export interface QueueRowProps {
  readonly row: Summary;
  readonly trail: () => Trail;
  readonly selected: boolean;
  /** It no longer stands in this view; it goes when the list is loaded anew. */
  readonly gone: boolean;
  readonly onToggle: () => void;
}

/** By when, and what. */
export function QueueDue({ row }: Pick<QueueRowProps, 'row'>) {
  const t = useText();
  const time = useTime();
  if (row.nextPromise === null) {
    return (
      <>
        <time dateTime={row.openedAt}>{time.brief(fromIso(row.openedAt))}</time>
        <span>{t('queue.opened')}</span>
      </>
    );
  }
  return (
    <>
      <time className={isLate(row, time.now) ? 't-late' : undefined} dateTime={row.nextPromise.due}>
        {time.brief(dueOf(row))}
      </time>
      <span className="t-cut">{t(`promise-kind-short.${row.nextPromise.kind}`)}</span>
    </>
  );
}

function Waiting() {
  const t = useText();
  return (
    <span className="ek-chip ek-chip-quiet">
      <Icon of={IconHourglass} size={14} />
      {t('case.state.waiting')}
    </span>
  );
}

/** Only what wants attention has a filled chip, with the time that is left; on track is for screen readers. */
export function QueueState({ row }: Pick<QueueRowProps, 'row'>) {
  const t = useText();
  const time = useTime();
  const state = row.nextPromise && isOpen(row.state) ? shownState(row.nextPromise, time.now) : null;
  if (state === null) return <span className="t-3">{t(`case.state.${row.state}`)}</span>;
  if (state === 'track') {
    if (row.state === 'waiting') return <Waiting />;
    return (
      <span className="sr">
        {t('promise.track')}, {time.left(dueOf(row))}
      </span>
    );
  }
  if (state === 'paused') return <PromiseChip state="paused" quiet />;
  const left = Math.abs(dueOf(row) - time.now);
  return <PromiseChip state={state} {...(left >= MINUTE && { time: time.span(roughly(left)) })} />;
}

/** How old the now line is; in the colour of late where the promise is. */
function NowAge({ row }: Pick<QueueRowProps, 'row'>) {
  const t = useText();
  const time = useTime();
  if (row.now === null) return <span className="sr">{t('queue.no-now-line')}</span>;
  return (
    <span className={isLate(row, time.now) ? 't-late t-600' : 't-3'} title={row.now.text}>
      {time.span(roughly(time.now - fromIso(row.now.since)))}
    </span>
  );
}

/** A case in the grid: one line, all columns. */
export function QueueRow({ row, trail, selected, gone, onToggle }: QueueRowProps) {
  const t = useText();
  return (
    <>
      <GridCell className="q-check">
        <label className="ek-check">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            onChange={onToggle}
            aria-label={t('queue.select', { number: String(row.number) })}
          />
        </label>
      </GridCell>
      <GridCell className="q-due">
        <QueueDue row={row} />
      </GridCell>
      <GridCell className="q-state">
        <QueueState row={row} />
      </GridCell>
      <GridCell className="q-case">
        {row.unanswered && <span className="sr">{t('queue.unanswered')} </span>}
        <CaseLink of={row} trail={trail} className={gone ? 't-cut q-gone' : 't-cut'} tabIndex={-1}>
          {row.subject}
        </CaseLink>
        <Missed row={row} />
      </GridCell>
      <GridCell className="t-cut t-2">{row.requester.name}</GridCell>
      <GridCell className="q-service t-cut t-3">{row.service?.name}</GridCell>
      <GridCell className="q-owner t-cut">
        {row.owner ? row.owner.name : <span className="t-3">{t('queue.nobody')}</span>}
      </GridCell>
      <GridCell className="q-age t-num">
        <NowAge row={row} />
      </GridCell>
      <GridCell className="q-channel" title={t(`channel.${row.channel}`)}>
        <Icon of={CHANNELS[row.channel]} />
        <span className="sr">{t(`channel.${row.channel}`)}</span>
      </GridCell>
    </>
  );
}

/** The same on a phone: a card. */
export function QueueCard({ row, trail, selected, gone, onToggle }: QueueRowProps) {
  const t = useText();
  const time = useTime();
  const due = row.nextPromise;
  const who = [due && t(`promise-kind.${due.kind}`), row.requester.name, row.owner?.name ?? t('queue.nobody')];
  return (
    <GridCell className="q-card">
      <span className="q-card-top">
        <label className="ek-check q-card-check">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            onChange={onToggle}
            aria-label={t('queue.select', { number: String(row.number) })}
          />
        </label>
        <span className="q-due">
          <time className={isLate(row, time.now) ? 't-late' : undefined} dateTime={due?.due ?? row.openedAt}>
            {time.brief(due ? dueOf(row) : fromIso(row.openedAt))}
          </time>
        </span>
        <span className="grow" />
        <QueueState row={row} />
      </span>
      <CaseLink of={row} trail={trail} className={gone ? 'q-card-subject q-gone' : 'q-card-subject'} tabIndex={-1}>
        {row.subject}
      </CaseLink>
      <span className="q-card-who">{who.filter(Boolean).join(' · ')}</span>
    </GridCell>
  );
}
