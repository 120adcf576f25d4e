import { useLanguage, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Figures, FiguresAnswer } from '../queries.ts';
import { type By, floorOf, monthsIn, placeOn } from './figures-view.ts';
import { numberIn, shareIn } from './shares.ts';

interface Group {
  readonly key: string;
  readonly name: string;
  /** Null for a month in which nothing was due. */
  readonly figures: Figures | null;
}

function useGroups({ from, to, items }: FiguresAnswer, by: By): readonly Group[] {
  const t = useText();
  const { language } = useLanguage();
  if (by !== 'month') {
    const known = items.flatMap(({ key, name, figures }) => (name === null ? [] : { key: key ?? '', name, figures }));
    const nobodys = items.filter(({ name }) => name === null);
    return [
      ...known.toSorted((a, b) => a.name.localeCompare(b.name, language)),
      ...nobodys.map(({ key, figures }) => ({ key: key ?? '', name: t(`figures.nobody.${by}`), figures })),
    ];
  }
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return monthsIn(from, to).map((key) => ({
    key,
    name: month.format(new Date(`${key}-01T00:00:00Z`)),
    figures: items.find((item) => item.key === key)?.figures ?? null,
  }));
}

interface IntervalProps {
  readonly kept: NonNullable<Figures['kept']>;
  readonly floor: number;
}

/** The share as a point on the line of its interval. For the eye alone: the same stands beside it in words. */
function Interval({ kept, floor }: IntervalProps) {
  const at = (share: number) => `${placeOn(floor, share)}%`;
  return (
    <svg className="fg-interval" height="16" aria-hidden>
      <line className="fg-scale" x1="0" x2="100%" y1="8" y2="8" />
      <line className="fg-range" x1={at(kept.low)} x2={at(kept.high)} y1="8" y2="8" />
      <circle className="fg-point" cx={at(kept.share)} cy="8" r="4" />
    </svg>
  );
}

/** What a wide table has columns for, and a narrow one says below the name. */
function useMore(figures: Figures | null) {
  const t = useText();
  const time = useTime();
  const { language } = useLanguage();
  const { strict = null, lateBy = null, hold = null } = figures ?? {};
  const nothing = '–';
  return [
    { label: t('figures.strict'), value: strict === null ? nothing : shareIn(language, strict.share) },
    { label: t('figures.late'), value: lateBy === null ? nothing : time.span(lateBy.median) },
    { label: t('figures.hold'), value: hold === null ? nothing : shareIn(language, hold.share) },
  ];
}

function Line({ group: { name, figures }, floor }: { readonly group: Group; readonly floor: number }) {
  const t = useText();
  const { language } = useLanguage();
  const kept = figures?.kept ?? null;
  const more = useMore(figures);
  if (kept === null) {
    return (
      <tr className="t-3">
        <th scope="row">{name}</th>
        <td colSpan={7}>{t('figures.no-data')}</td>
      </tr>
    );
  }
  const said = (share: number) => shareIn(language, share);
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="fg-small fg-phone">
          {t('figures.small-counts', { n: kept.n, broken: figures?.counts.broken ?? 0 })}
        </span>
        <span className="fg-small">
          {more.map(({ label, value }) => t('figures.small', { label, value })).join(', ')}
        </span>
      </th>
      <td className="t-num fg-roomy">{numberIn(language, kept.n)}</td>
      <td className="t-num fg-roomy">{numberIn(language, figures?.counts.broken ?? 0)}</td>
      <td className="t-num t-600">{said(kept.share)}</td>
      <td>
        <Interval kept={kept} floor={floor} />
        <span className="sr">{t('figures.interval', { low: said(kept.low), high: said(kept.high) })}</span>
      </td>
      {more.map(({ label, value }) => (
        <td key={label} className="t-num fg-wide">
          {value}
        </td>
      ))}
    </tr>
  );
}

interface FiguresTableProps {
  readonly answer: FiguresAnswer;
  readonly by: By;
}

/** Group by group: how many, how many broken, the share kept, and where the true share lies. */
export function FiguresTable({ answer, by }: FiguresTableProps) {
  const t = useText();
  const { language } = useLanguage();
  const groups = useGroups(answer, by);
  const floor = floorOf(groups.flatMap(({ figures }) => figures?.kept?.low ?? []));
  return (
    <table className="fg-table">
      <caption className="sr">{t(`figures.by.${by}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`figures.column.${by}`)}</th>
          <th scope="col" className="fg-number fg-roomy">
            {t('figures.column.count')}
          </th>
          <th scope="col" className="fg-number fg-roomy">
            {t('figures.column.broken')}
          </th>
          <th scope="col" className="fg-number">
            {t('figures.kept')}
          </th>
          <th scope="col">
            <span className="fg-axis">
              <span aria-hidden>{shareIn(language, floor)}</span>
              <span className="fg-axis-name">{t('figures.column.interval')}</span>
              <span aria-hidden>{shareIn(language, 1)}</span>
            </span>
          </th>
          {[t('figures.strict'), t('figures.late'), t('figures.hold')].map((label) => (
            <th key={label} scope="col" className="fg-number fg-wide">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Line key={group.key} group={group} floor={floor} />
        ))}
      </tbody>
    </table>
  );
}
