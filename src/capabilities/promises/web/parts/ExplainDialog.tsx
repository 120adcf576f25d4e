import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { lazy } from '#ui/lazy.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { explanationQuery } from '../queries.ts';
import { ExplainList, ExplainPicture } from './ExplainPicture.tsx';
import { type Explained, type Standing, standingAt } from './live.ts';
import { useMayReview } from './rights.ts';
import './explain.css';

const CorrectDialog = lazy(() => import('./CorrectDialog.tsx').then((file) => file.CorrectDialog));

function usedKeyOf({ over, left }: Standing): string {
  if (!over) return 'going-on';
  return left > 0 ? 'to-spare' : 'up';
}

/** What was promised, and how much of it is used. */
function Terms({ standing }: { readonly standing: Standing }) {
  const t = useText();
  const time = useTime();
  const { budget, terms, due, used, left } = standing;
  if (budget === null) return <p>{t(`explain.terms.${terms}`, { due: time.moment(due) })}</p>;
  const spans = { budget: time.open(budget, 'long'), used: time.open(used, 'long'), left: time.open(left, 'long') };
  return (
    <p>
      {t(`explain.terms.${terms}`, spans)} {t(`explain.used.${usedKeyOf(standing)}`, spans)}
    </p>
  );
}

function Moves({ moves }: Pick<Explained, 'moves'>) {
  const t = useText();
  const time = useTime();
  return moves.map(({ from, to, reason }) => (
    <p key={from}>
      {t('explain.moved', { from: time.moment(fromIso(from)), to: time.moment(fromIso(to)) })}
      {reason !== null && ` ${reason}`}
    </p>
  ));
}

/** Where a delivery is recorded, the way to correct it, for whoever may. */
function Correction({ promise }: Pick<Explained, 'promise'>) {
  const t = useText();
  const mayReview = useMayReview();
  const [shown, setShown] = useState(false);
  if (!mayReview || promise.fulfilledAt === null) return null;
  return (
    <div>
      <Act onClick={() => setShown(true)}>{t('explain.correct')}</Act>
      {shown && (
        <Suspense fallback={null}>
          <CorrectDialog promise={promise} onClose={() => setShown(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** What owes it, as it was when the word was given. */
function OwedBy({ agreement }: Pick<Explained, 'agreement'>) {
  const t = useText();
  if (agreement === null) return <p className="t-3">{t('explain.given-freely')}</p>;
  const { name, version, rule } = agreement;
  return <p className="t-3">{t('explain.agreement', { name, version, rule })}</p>;
}

function Explanation({ explained }: { readonly explained: Explained }) {
  const t = useText();
  const time = useTime();
  const { calendar, promise, moves } = explained;
  const standing = standingAt(explained, time.now);
  const hours = { name: calendar.name, version: calendar.version, zone: calendar.timeZone };
  return (
    <div className="ex">
      <blockquote className="t-2 t-wrap">{promise.text}</blockquote>
      <ExplainPicture standing={standing} />
      <ExplainList standing={standing} />
      <div className="ex-why">
        <Terms standing={standing} />
        <Moves moves={moves} />
        <p>{t('explain.experienced', { span: time.span(standing.experienced, 'long') })}</p>
        <OwedBy agreement={explained.agreement} />
        <p className="t-3">{t('explain.calendar', hours)}</p>
      </div>
      <Correction promise={promise} />
    </div>
  );
}

interface ExplainDialogProps {
  readonly promiseId: string;
  /** The subject whose news change the explanation: `case:…`. */
  readonly about: string;
  readonly onClose: () => void;
}

/** Why a promise is due when it is: the picture of its clock, the same in words, and the hours behind it. */
export function ExplainDialog({ promiseId, about, onClose }: ExplainDialogProps) {
  const t = useText();
  const { data, isPending, isError, error, refetch } = useQuery(explanationQuery(promiseId, about));
  return (
    <Dialog title={t('explain.title')} form="panel" onClose={onClose}>
      {isPending && <Skeleton rows={rowsOf(6, 36)} />}
      {isError && <ErrorState failed={t('explain.failed')} error={error} onRetry={() => void refetch()} />}
      {data && <Explanation explained={data} />}
    </Dialog>
  );
}
