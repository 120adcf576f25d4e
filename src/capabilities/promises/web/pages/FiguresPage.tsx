import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { localeOf } from '#kernel/locale.ts';
import { fromIso } from '#kernel/time.ts';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { useGo, useSearch } from '#ui/navigation.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, useLanguage, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { Choice } from '../parts/Choice.tsx';
import { FiguresStrip } from '../parts/FiguresStrip.tsx';
import { FiguresTable } from '../parts/FiguresTable.tsx';
import { BY, type FiguresView, figuresHref, figuresViewOf, firstDay, PERIODS } from '../parts/figures-view.ts';
import { PromisesHead } from '../parts/PromisesHead.tsx';
import { type FiguresAnswer, figuresQuery } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/promises.css';
import '../parts/figures.css';

interface NarrowProps {
  readonly view: FiguresView;
  readonly from: string | null;
}

/** Of one service alone, among those about which something was due. */
function NarrowToService({ view, from }: NarrowProps) {
  const t = useText();
  const go = useGo();
  const { data } = useQuery(figuresQuery({ by: 'service', service: null, from }));
  const services = (data?.items ?? []).flatMap(({ key, name }) => (key === null ? [] : { key, name: name ?? key }));
  const known = view.service === null || services.some(({ key }) => key === view.service);
  return (
    <select
      className={view.service === null ? undefined : 'pr-narrowed'}
      aria-label={t('figures.narrow.service')}
      value={view.service ?? ''}
      onChange={(event) => go(figuresHref({ ...view, service: event.target.value || null }), 'replace')}
    >
      <option value="">{t('figures.any.service')}</option>
      {!known && view.service !== null && <option value={view.service}>…</option>}
      {services.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Choices({ view, from }: NarrowProps) {
  const t = useText();
  const periods = PERIODS.map((days) => ({
    id: days,
    label: t(`figures.period.${days}`),
    href: figuresHref({ ...view, days }),
  }));
  const groups = BY.map((by) => ({ id: by, label: t(`figures.by.${by}`), href: figuresHref({ ...view, by }) }));
  return (
    <div className="pr-filters">
      <Choice label={t('figures.period')} options={periods} current={view.days} />
      <Choice label={t('figures.by')} options={groups} current={view.by} />
      <NarrowToService view={view} from={from} />
    </div>
  );
}

function When({ answer: { from, to, timeZone } }: { readonly answer: FiguresAnswer }) {
  const t = useText();
  const { language } = useLanguage();
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' });
  const said = (date: string) => day.format(fromIso(`${date}T00:00:00Z`));
  return <p className="t-3">{t('figures.when', { from: said(from), to: said(to), zone: timeZone })}</p>;
}

function isEmpty({ overall: { counts } }: FiguresAnswer): boolean {
  return Object.values(counts).every((count) => count === 0);
}

function Shown({ view, answer }: { readonly view: FiguresView; readonly answer: FiguresAnswer }) {
  const t = useText();
  return (
    <>
      <When answer={answer} />
      {isEmpty(answer) ? (
        <EmptyState title={t('figures.none')} text={t('figures.none-text')} />
      ) : (
        <>
          <FiguresStrip figures={answer.overall} />
          <FiguresTable answer={answer} by={view.by} />
        </>
      )}
    </>
  );
}

function FiguresOfPromises() {
  const t = useText();
  const view = figuresViewOf(useSearch());
  const [opened] = useState(useTime().now);
  const from = firstDay(view.days, opened);
  const { by, service } = view;
  const { data, isPending, isError, error, refetch } = useQuery(figuresQuery({ by, service, from }));
  return (
    <div className="pr">
      <PromisesHead current="kept" />
      <Choices view={view} from={from} />
      <div className="fg">
        {isPending && <Skeleton rows={rowsOf(8, 48)} columns={['180px', '90px', '90px', '40%']} />}
        {isError && <ErrorState failed={t('figures.failed')} error={error} onRetry={() => void refetch()} />}
        {data && <Shown view={view} answer={data} />}
      </div>
    </div>
  );
}

/** How promises were kept: over all, and by month, team, service or customer. Never by person. */
export function FiguresPage() {
  const t = useText();
  return (
    <DeskPage title={t('nav.promises')}>
      <MoreText catalogues={TEXTS}>
        <FiguresOfPromises />
      </MoreText>
    </DeskPage>
  );
}
