import { fromIso } from '#kernel/time.ts';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Detail, PromiseOfCase } from '../queries.ts';
import { Explain, type OwedProps } from './OwedHead.tsx';
import { isOwed, latenessUnder, shownState } from './promises.ts';

/** What a team or a provider owes us for this case, and whether that is in time for the promise that it serves. */
function HandBackRow({ promise, of, onExplain }: OwedProps & { readonly of: Detail }) {
  const t = useText();
  const time = useTime();
  const state = shownState(promise, time.now);
  const { provider, team } = promise.promisor;
  const parent = of.promises.find(({ id }) => id === promise.parentId);
  const late = parent && isOwed(promise, time.now) ? latenessUnder(promise, parent) : 0;
  return (
    <li className="cs-owed">
      <div className="cs-owed-head">
        {state && <PromiseChip state={state} quiet />}
        <span className="grow t-wrap">{provider?.name ?? team?.name ?? t('rail.us')}</span>
        <time className="t-num t-nowrap" dateTime={promise.due}>
          {time.brief(fromIso(promise.due))}
        </time>
        <Explain promise={promise} onExplain={onExplain} />
      </div>
      {late > 0 && <p className="cs-owed-late">{t('rail.hand-back-too-late', { span: time.span(late) })}</p>}
    </li>
  );
}

interface HandBacksProps extends Pick<OwedProps, 'onExplain'> {
  readonly of: Detail;
  readonly promises: readonly PromiseOfCase[];
}

/** What teams and providers owe us for this case; nothing where nobody owes anything. */
export function HandBacks({ of, promises, onExplain }: HandBacksProps) {
  const t = useText();
  if (promises.length === 0) return null;
  return (
    <>
      <h3 className="cs-owed-inside">{t('rail.inside')}</h3>
      <ul>
        {promises.map((promise) => (
          <HandBackRow key={promise.id} promise={promise} of={of} onExplain={onExplain} />
        ))}
      </ul>
    </>
  );
}
