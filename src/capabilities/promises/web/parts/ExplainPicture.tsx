import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Standing } from './live.ts';
import { endOf, type Piece, piecesOf, placeOf } from './pieces.ts';

/** A piece this wide has room for its length. */
const ROOMY = 0.14;
/** Pieces of open time: told in hours, however long. */
const OPEN: readonly Piece['kind'][] = ['running', 'ahead', 'spare'];
/** A mark this near to the right edge stands to the left of its moment. */
const NEAR_THE_END = 0.6;

interface MarkProps {
  readonly place: number;
  readonly label: string;
  readonly moment: string;
}

function Mark({ place, label, moment }: MarkProps) {
  const side = place > NEAR_THE_END ? 'before' : 'after';
  return (
    <span className={`ex-mark ex-mark-${side}`} style={{ insetInlineStart: `${place * 100}%` }}>
      <span className="ex-mark-words">
        {label} <b className="t-num">{moment}</b>
      </span>
    </span>
  );
}

/** The life of a promise as a bar. For the eye alone: the list below it says the same in words. */
export function ExplainPicture({ standing }: { readonly standing: Standing }) {
  const t = useText();
  const time = useTime();
  const pieces = piecesOf(standing);
  const end = endOf(standing);
  const kinds = [...new Set(pieces.map(({ kind }) => kind))];
  const length = ({ kind, from, to }: Piece) => (OPEN.includes(kind) ? time.open(to - from) : time.span(to - from));
  const mark = (at: number, label: string) => (
    <Mark place={placeOf(pieces, at)} label={label} moment={time.listed(at)} />
  );
  return (
    <div className="ex-picture" aria-hidden>
      <div className="ex-marks">{mark(standing.anchor, t('explain.from'))}</div>
      <div className="ex-marks">{mark(standing.due, t('explain.due'))}</div>
      <div className="ex-bar">
        {pieces.map((piece) => (
          <span key={piece.from} className={`ex-piece ex-${piece.kind}`} style={{ width: `${piece.width * 100}%` }}>
            {piece.width >= ROOMY && <span className="t-cut">{length(piece)}</span>}
          </span>
        ))}
      </div>
      <div className="ex-marks ex-marks-below">{mark(end, t(standing.over ? 'explain.ended' : 'explain.now'))}</div>
      <ul className="ex-legend">
        {kinds.map((kind) => (
          <li key={kind}>
            <i className={`ex-${kind}`} />
            {t(`explain.kind.${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Row({ piece }: { readonly piece: Piece }) {
  const t = useText();
  const time = useTime();
  const to = time.areOfOneDay(piece.from, piece.to) ? time.clock(piece.to) : time.listed(piece.to);
  const why = piece.reason === null ? null : t(`explain.reason.${piece.reason}`);
  return (
    <li className={piece.counted > 0 ? undefined : 't-3'}>
      <span className="ex-when t-num">{t('explain.stretch', { from: time.listed(piece.from), to })}</span>
      <span className="ex-what">
        {[t(`explain.kind.${piece.kind}`), why, piece.voided ? t('explain.voided') : null].filter(Boolean).join('. ')}
      </span>
      <span className="ex-counted t-num">
        {piece.counted > 0 ? time.open(piece.counted) : t('explain.not-counted')}
      </span>
    </li>
  );
}

/** The same in words, stretch by stretch. */
export function ExplainList({ standing }: { readonly standing: Standing }) {
  return (
    <ol className="ex-list">
      {piecesOf(standing).map((piece) => (
        <Row key={piece.from} piece={piece} />
      ))}
    </ol>
  );
}
