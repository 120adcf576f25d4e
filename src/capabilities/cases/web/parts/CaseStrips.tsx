import { IconBeach, IconHourglass, IconMailOff } from '@tabler/icons-react';
import { Suspense } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Moment } from '#ui/Moment.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { isOpen, stageOf } from '../../domain/states.ts';
import { useGoOn, useTake } from '../changes.ts';
import type { Detail } from '../queries.ts';
import { firstNameOf } from './names.ts';
import { shownState, sortPromises } from './promises.ts';
import { useMayWork } from './rights.ts';
import { isAway, useAwayWords } from './useAway.ts';

const MergedStrip = lazy(() => import('./merge/MergedStrip.tsx').then((file) => file.MergedStrip));

interface StripProps {
  readonly of: Detail;
}

/** For whom and for what a case waits: never hidden, as the customer sees it too. */
export function WaitingStrip({ of }: StripProps) {
  const t = useText();
  const goOn = useGoOn();
  const mayWork = useMayWork();
  if (of.waitingReason === null) return null;
  const name = firstNameOf(of.requester.name);
  return (
    <div className="cs-strip">
      <Icon of={IconHourglass} />
      <p className="grow">
        <b>
          {of.waitingProvider
            ? t('waiting.provider', { name: of.waitingProvider.name })
            : t(`waiting.${of.waitingReason}`, { name })}
        </b>{' '}
        {of.waitingQuestion}
      </p>
      {mayWork && (
        <Act busy={goOn.isPending} onClick={() => goOn.mutate({ caseId: of.id })}>
          {t('waiting.go-on')}
        </Act>
      )}
      {goOn.isError && <ErrorState failed={t('waiting.failed')} error={goOn.error} />}
    </div>
  );
}

/** That our mail came back, until somebody has told the customer otherwise. */
export function NotReachedStrip({ of, onReach }: StripProps & { readonly onReach: () => void }) {
  const t = useText();
  const mayWork = useMayWork();
  if (of.unreached === null) return null;
  const { address, since } = of.unreached;
  const name = firstNameOf(of.requester.name);
  const { email } = of.requesterDetails;
  const follows = stageOf(of.state) === 'done' ? 'not-reached.unheard' : 'not-reached.counts-not';
  return (
    <div className="cs-strip cs-not-reached" role="status">
      <Icon of={IconMailOff} />
      <p className="grow">
        <b>{t('not-reached.title', { name })}</b>{' '}
        <Phrase id="not-reached.text" values={{ address, moment: <Moment at={fromIso(since)} form="past" /> }} />{' '}
        {t(follows, { name })}
        {isOpen(of.state) &&
          email !== null &&
          email !== address &&
          ` ${t('not-reached.new-address', { address: email })}`}
      </p>
      {mayWork && <Act onClick={onReach}>{t('not-reached.reach', { name })}</Act>}
    </div>
  );
}

/** That whoever owns the case is away now: who promises meanwhile, and that the case may be taken by who keeps its promise. */
export function AwayStrip({ of }: StripProps) {
  const t = useText();
  const time = useTime();
  const take = useTake();
  const words = useAwayWords();
  const { owner } = of;
  const absence = of.absences.find((one) => one.person.id === owner?.id && isAway(one, time.now));
  if (!owner || !absence || !isOpen(of.state)) return null;
  const name = firstNameOf(owner.name);
  return (
    <div className="cs-strip">
      <Icon of={IconBeach} />
      <p className="grow">
        <b>{t('away.owner', { name, away: words(absence) })}</b>{' '}
        {t(of.mayTake ? 'away.take-it' : 'away.team-promises', { name })}
      </p>
      {of.mayTake && (
        <Act busy={take.isPending} onClick={() => take.mutate({ caseId: of.id })}>
          {t('case.take')}
        </Act>
      )}
      {take.isError && <ErrorState failed={t('away.take-failed')} error={take.error} />}
    </div>
  );
}

/** That a case is resolved or over, since when, and what may still be done. */
export function DoneStrip({ of, onReopen }: StripProps & { readonly onReopen: () => void }) {
  const t = useText();
  const stage = stageOf(of.state);
  const mayWork = useMayWork();
  const name = firstNameOf(of.requester.name);
  const at = of.closedAt ?? of.resolvedAt;
  // Why it was declined stands in a strip of its own.
  if (at === null || of.state === 'declined' || (stage !== 'done' && stage !== 'over')) return null;
  if (of.mergedInto) {
    return (
      <Suspense fallback={<div className="cs-strip" aria-busy />}>
        <MergedStrip of={of} number={of.mergedInto.number} at={fromIso(at)} />
      </Suspense>
    );
  }
  const words = of.state === 'cancelled' ? 'cancelled' : stage;
  return (
    <div className="cs-strip">
      <p className="grow">
        <Phrase id={`case.${words}-since`} values={{ name, moment: <Moment at={fromIso(at)} form="past" /> }} />
      </p>
      {stage === 'done' && mayWork && <Act onClick={onReopen}>{t('reopen.open')}</Act>}
    </div>
  );
}

function NextDue({ of }: StripProps) {
  const t = useText();
  const time = useTime();
  const [next] = sortPromises(of.promises, time.now).owed;
  if (!next) return null;
  const state = shownState(next, time.now);
  const moment = <Moment at={fromIso(next.due)} form="due" strong />;
  return (
    <>
      {state && <PromiseChip state={state} />}
      <p>
        <Phrase id="case.due-strip" values={{ kind: t(`promise-kind.${next.kind}`), moment }} />
      </p>
    </>
  );
}

/** Where no column beside the case says it: what is due next; where that was hidden, a way to have it back. */
export function DueStrip({ of, onRail }: StripProps & { readonly onRail?: () => void }) {
  const t = useText();
  return (
    <div className="cs-due">
      <NextDue of={of} />
      {onRail && <Act onClick={onRail}>{t('rail.show')}</Act>}
    </div>
  );
}
