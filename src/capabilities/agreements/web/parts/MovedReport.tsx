import { useText } from '#ui/text.tsx';
import type { TouchedPromise } from '../moves.ts';
import { AboutPromise } from './TouchedRow.tsx';

/** What became of a promise that was to be moved; `why` says why it was not. */
export interface Outcome {
  readonly promise: TouchedPromise;
  readonly why: string | null;
}

/** How many were moved, and one by one which were not and why. */
export function MovedReport({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  const t = useText();
  const refused = outcomes.filter(({ why }) => why !== null);
  return (
    <div className="agreement-card" role="status">
      <p className="t-500">{t('agreement.moved', { n: outcomes.length - refused.length })}</p>
      {refused.length > 0 && (
        <>
          <p>{t('agreement.moved.refused', { n: refused.length })}</p>
          <ul className="agreement-considered">
            {refused.map(({ promise, why }) => (
              <li key={promise.id}>
                <AboutPromise promise={promise} /> <span className="t-3">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
