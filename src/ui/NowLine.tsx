import type { ReactNode } from 'react';
import type { Instant } from '#kernel/time.ts';
import { Moment } from './Moment.tsx';
import { useText } from './text.tsx';
import { useTime } from './time/useTime.ts';
import './now.css';

interface NowLineProps {
  /** Who is doing what, in one sentence; null while nobody has said anything. */
  readonly sentence: string | null;
  readonly since?: Instant;
  /** Older than policy allows: the age turns to the colour of late, and says that it was said, not that it is so. */
  readonly stale?: boolean;
  /** The action at the right, usually `<Act command="case.now-line">`. */
  readonly action?: ReactNode;
}

/** What is happening now, as the customer sees it. Announced politely when it changes. */
export function NowLine({ sentence, since, stale = false, action }: NowLineProps) {
  const t = useText();
  const time = useTime();
  return (
    <div className="ek-now">
      <span className="ek-now-label">{t('now.label')}</span>
      <p className={sentence === null ? 'ek-now-text t-3' : 'ek-now-text'} role="status">
        {sentence ?? t('now.nothing')}
      </p>
      {since !== undefined && (
        <span className={stale ? 'ek-now-age t-late' : 'ek-now-age'}>
          {stale ? t('now.stale', { ago: time.relative(since) }) : <Moment at={since} form="since" />}
        </span>
      )}
      {action && <span className="ek-now-action">{action}</span>}
    </div>
  );
}

interface NowMiniProps extends Pick<NowLineProps, 'since' | 'stale'> {
  readonly sentence: string;
}

/** The now line inside a row: label, sentence, age. The sentence gives way, the age never does. */
export function NowMini({ sentence, since, stale = false }: NowMiniProps) {
  const t = useText();
  const time = useTime();
  return (
    <p className="ek-now-mini">
      <span className="ek-now-mini-label">{t('now.label')}</span>
      <span className="ek-now-mini-text t-cut">{sentence}</span>
      {since !== undefined && (
        <span className={stale ? 'ek-now-mini-age t-late' : 'ek-now-mini-age'}> · {time.relative(since)}</span>
      )}
    </p>
  );
}
