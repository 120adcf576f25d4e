import { IconClockQuestion } from '@tabler/icons-react';
import { fromIso } from '#kernel/time.ts';
import { IconButton } from '#ui/Button.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { PromiseOfCase } from '../queries.ts';
import { shownState } from './promises.ts';

export interface OwedProps {
  readonly promise: PromiseOfCase;
  readonly onExplain: (promise: PromiseOfCase) => void;
}

/** Leads to why the promise is due when it is. */
export function Explain({ promise, onExplain }: OwedProps) {
  const t = useText();
  const kind = t(`promise-kind.${promise.kind}`);
  return (
    <IconButton
      icon={IconClockQuestion}
      size={28}
      label={t('explain.open-about', { kind })}
      onClick={() => onExplain(promise)}
    />
  );
}

/** A promise that is owed: how it stands, what it is, and by when. */
export function OwedHead({ promise, onExplain }: OwedProps) {
  const t = useText();
  const time = useTime();
  const state = shownState(promise, time.now) ?? 'track';
  const due = fromIso(promise.due);
  return (
    <>
      <div className="cs-owed-head">
        <PromiseChip state={state} />
        <span className="grow t-500 t-wrap">{t(`promise-kind.${promise.kind}`)}</span>
        <time className="t-600 t-nowrap" dateTime={promise.due}>
          {time.brief(due)}
        </time>
      </div>
      <div className="cs-owed-about">
        <p>{t('rail.promised', { relative: time.left(due), made: time.listed(fromIso(promise.madeAt)) })}</p>
        <Explain promise={promise} onExplain={onExplain} />
      </div>
    </>
  );
}
