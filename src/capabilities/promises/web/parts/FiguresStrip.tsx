import type { ReactNode } from 'react';
import { useLanguage, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Figures } from '../queries.ts';
import { numberIn, shareIn } from './shares.ts';

interface FigureProps {
  readonly name: string;
  /** Null says plainly that there is nothing to count. */
  readonly value: string | null;
  readonly children?: ReactNode;
}

function Figure({ name, value, children }: FigureProps) {
  const t = useText();
  return (
    <div className="fg-figure">
      <dt>{name}</dt>
      <dd>
        <span className={value === null ? 'fg-value t-3' : 'fg-value t-num'}>{value ?? t('figures.no-data')}</span>
        {children !== undefined && <span className="fg-about">{children}</span>}
      </dd>
    </div>
  );
}

function useShare() {
  const { language } = useLanguage();
  return (share: number) => shareIn(language, share);
}

function Kept({ figures: { kept, strict } }: { readonly figures: Figures }) {
  const t = useText();
  const { language } = useLanguage();
  const said = useShare();
  return (
    <>
      <Figure name={t('figures.kept')} value={kept && said(kept.share)}>
        {kept && t('figures.kept.about', { n: kept.n, low: said(kept.low), high: said(kept.high) })}
      </Figure>
      <Figure name={t('figures.strict')} value={strict && said(strict.share)}>
        {strict &&
          t('figures.strict.about', {
            n: numberIn(language, strict.n),
            low: said(strict.low),
            high: said(strict.high),
          })}
      </Figure>
    </>
  );
}

function Late({ figures: { kept, lateBy, counts } }: { readonly figures: Figures }) {
  const t = useText();
  const time = useTime();
  if (lateBy === null && kept !== null)
    return (
      <Figure name={t('figures.late')} value="–">
        {t('figures.late.none')}
      </Figure>
    );
  return (
    <Figure name={t('figures.late')} value={lateBy && time.span(lateBy.median)}>
      {lateBy && t('figures.late.about', { n: counts.broken, p90: time.span(lateBy.p90) })}
    </Figure>
  );
}

/** How much of the open time stood still; a share of time, so it has no interval. */
function Hold({ figures: { hold } }: { readonly figures: Figures }) {
  const t = useText();
  const said = useShare();
  const voided = hold?.voidedShare ?? 0;
  return (
    <Figure name={t('figures.hold')} value={hold && said(hold.share)}>
      {hold && t('figures.hold.about', { n: hold.n, rested: hold.rested })}
      {voided > 0 && ` ${t('figures.hold.voided', { share: said(voided) })}`}
    </Figure>
  );
}

/** What the figures took for granted, where that made a difference. */
function Remarks({ figures: { confirmed, counts, supersededShare } }: { readonly figures: Figures }) {
  const t = useText();
  const said = useShare();
  const share = confirmed === null ? t('figures.no-data') : said(confirmed.share);
  const remarks = [
    counts.awaiting > 0 && t('figures.awaiting', { n: counts.awaiting, share }),
    counts.stillOwed > 0 && t('figures.still-owed', { n: counts.stillOwed }),
    supersededShare !== null && supersededShare > 0 && t('figures.superseded', { share: said(supersededShare) }),
  ].filter((remark) => remark !== false);
  return remarks.length > 0 && <p className="fg-remarks">{remarks.join(' ')}</p>;
}

/** The figures of the whole period, each with what it is counted from. */
export function FiguresStrip({ figures }: { readonly figures: Figures }) {
  const t = useText();
  const { language } = useLanguage();
  const { renegotiationsPerPromise: moves, counts, kept } = figures;
  return (
    <>
      <dl className="fg-strip">
        <Kept figures={figures} />
        <Late figures={figures} />
        <Figure name={t('figures.moves')} value={moves === null ? null : numberIn(language, moves)}>
          {moves !== null && t('figures.moves.about', { n: counts.renegotiated, of: numberIn(language, kept?.n ?? 0) })}
        </Figure>
        <Hold figures={figures} />
      </dl>
      <Remarks figures={figures} />
    </>
  );
}
