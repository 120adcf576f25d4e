import { type ReactNode, useEffect, useState } from 'react';
import { referenceOf, sentenceOf } from './api.ts';
import { Act } from './Button.tsx';
import { useConnection } from './live.tsx';
import { Phrase, useText } from './text.tsx';
import { useTime } from './time/useTime.ts';
import './states.css';

interface EmptyStateProps {
  /** Why it is empty, as good news where it is. */
  readonly title: string;
  /** What will appear here. */
  readonly text?: string;
  /** One way on. */
  readonly action?: ReactNode;
}

/** Two lines where the content would start, and one action. No picture. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="ek-empty">
      <p className="t-500">{title}</p>
      {text !== undefined && <p className="t-3">{text}</p>}
      {action && <div className="ek-empty-action">{action}</div>}
    </div>
  );
}

interface ErrorStateProps {
  /** What failed: `Not sent.` */
  readonly failed: string;
  /** What is safe: `Your reply is kept as a draft.` */
  readonly safe?: string;
  /** The error itself: its sentence and reference are shown. */
  readonly error?: unknown;
  readonly onRetry?: () => void;
}

/** Beside the thing that failed: what failed, why, what is safe, and one way to try again. */
export function ErrorState({ failed, safe, error, onRetry }: ErrorStateProps) {
  const t = useText();
  const reference = referenceOf(error);
  return (
    <div className="ek-error" role="alert">
      <p>
        <b>{failed}</b> {error !== undefined && `${sentenceOf(error, t)} `}
        {safe}
        {reference !== null && <span className="t-3"> {t('state.reference', { reference })}</span>}
      </p>
      {onRetry && <Act onClick={onRetry}>{t('state.try-again')}</Act>}
    </div>
  );
}

/** A connection that comes back at once is nobody's business. */
const UNEASY_MS = 4000;

/** The strip at the top of a page that no longer hears the server: since when, and what that means. */
export function OfflineStrip() {
  const connection = useConnection();
  const time = useTime();
  const lost = connection.state === 'lost';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) return setShown(false);
    const timer = setTimeout(() => setShown(true), UNEASY_MS);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <div role="status" className={shown ? 'ek-offline' : undefined}>
      {shown && <Phrase id="state.offline" values={{ time: <time>{time.moment(connection.since)}</time> }} />}
    </div>
  );
}

interface NotFoundProps {
  /** Where to go instead. */
  readonly action: ReactNode;
}

/** There is nothing at this address; it may also be somebody else's, which we do not reveal. */
export function NotFound({ action }: NotFoundProps) {
  const t = useText();
  return (
    <div className="ek-notfound">
      <h1 className="t-h2">{t('state.not-found')}</h1>
      <p className="t-2">{t('state.not-found-text')}</p>
      <div className="ek-empty-action">{action}</div>
    </div>
  );
}
