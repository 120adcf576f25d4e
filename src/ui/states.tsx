import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { loadOffline, referenceOf, sentenceOf } from './api.ts';
import { Act } from './Button.tsx';
import { useText } from './text.tsx';
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

// Not the `lazy` of ours, which needs the error state above; without its words a strip is empty.
const LineWords = lazy<ComponentType>(() =>
  loadOffline().then(
    (file) => ({ default: file.LineWords }),
    () => ({ default: () => null }),
  ),
);

/** The strip at the top of a page that no longer hears the server, or shows what was read before: as of when. */
export function OfflineStrip() {
  return (
    <div role="status">
      <Suspense>
        <LineWords />
      </Suspense>
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
