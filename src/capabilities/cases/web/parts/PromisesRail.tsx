import { IconCheck, IconMessageReply, IconPhone, IconPlus, IconX } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { ExplainDialog } from '#capabilities/promises/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { isOpen, stageOf } from '../../domain/states.ts';
import { useFulfil } from '../changes.ts';
import type { Detail, PromiseOfCase } from '../queries.ts';
import { HandBacks } from './HandBacks.tsx';
import { firstNameOf } from './names.ts';
import { Explain, OwedHead, type OwedProps } from './OwedHead.tsx';
import { PromiseObjection } from './PromiseObjection.tsx';
import { shownState, sortPromises } from './promises.ts';
import { RailSection } from './RailSection.tsx';
import { WhoHadIt } from './WhoHadIt.tsx';

const WORDS: readonly string[] = ['first-response', 'next-update'];

/** What can be done about a promise from here. */
export interface PromiseActs {
  readonly onReply: () => void;
  readonly onResolve: () => void;
  readonly onRenegotiate: (promise: PromiseOfCase) => void;
  readonly onCallback: () => void;
}

function sentenceKeyOf({ kind }: PromiseOfCase): string {
  if (WORDS.includes(kind)) return 'word';
  return kind === 'callback' || kind === 'resolve' ? kind : 'other';
}

/** What the customer believes, in one sentence. */
function Belief({ of, next }: { readonly of: Detail; readonly next: PromiseOfCase | undefined }) {
  const t = useText();
  const time = useTime();
  const name = firstNameOf(of.requester.name);
  if (!next) {
    if (isOpen(of.state)) return <p className="cs-belief">{t('rail.expects-nothing', { name })}</p>;
    const done = stageOf(of.state) === 'done';
    return <p className="cs-belief">{t(done ? 'rail.asked-whether-it-works' : 'rail.over', { name })}</p>;
  }
  const { person, team } = next.promisor;
  const late = shownState(next, time.now) === 'over';
  const values = {
    name,
    who: person ? firstNameOf(person.name) : (team?.name ?? t('rail.us')),
    kind: t(`promise-kind.${next.kind}`),
    time: <b className="t-nowrap">{time.moment(fromIso(next.due))}</b>,
  };
  return (
    <p className="cs-belief">
      <Phrase id={`rail.${late ? 'expected' : 'expects'}.${sentenceKeyOf(next)}`} values={values} />
    </p>
  );
}

interface NextProps extends OwedProps {
  readonly of: Detail;
  readonly acts: PromiseActs;
}

function Keep({ of, promise, acts }: Omit<NextProps, 'onExplain'>) {
  const t = useText();
  const fulfil = useFulfil();
  if (promise.kind === 'callback') {
    const called = () =>
      fulfil.mutate({ caseId: of.id, promiseId: promise.id }, { onSuccess: () => tell({ text: t('rail.call-kept') }) });
    return (
      <>
        <Act icon={IconPhone} busy={fulfil.isPending} onClick={called}>
          {t('rail.called')}
        </Act>
        {fulfil.isError && <ErrorState failed={t('rail.not-kept')} error={fulfil.error} />}
      </>
    );
  }
  if (promise.kind === 'resolve') {
    return (
      <Act icon={IconCheck} onClick={acts.onResolve}>
        {t('case.resolve')}
      </Act>
    );
  }
  return (
    <Act icon={IconMessageReply} onClick={acts.onReply}>
      {t('case.reply')}
    </Act>
  );
}

/** The one promise that counts now, in a card, with the ways to keep or to move it. A late one cannot be moved. */
function NextPromise({ of, promise, acts, mayWork, onExplain }: NextProps & { readonly mayWork: boolean }) {
  const t = useText();
  const time = useTime();
  const late = shownState(promise, time.now) === 'over';
  return (
    <li className="cs-owed cs-owed-next">
      <OwedHead promise={promise} onExplain={onExplain} />
      <PromiseObjection promise={promise} name={firstNameOf(of.requester.name)} />
      {mayWork && (
        <div className="cs-owed-acts">
          <Keep of={of} promise={promise} acts={acts} />
          {!late && (
            <Act command="case.renegotiate" onClick={() => acts.onRenegotiate(promise)}>
              {t('rail.renegotiate')}
            </Act>
          )}
        </div>
      )}
    </li>
  );
}

function OverRow({ promise, onExplain }: OwedProps) {
  const t = useText();
  const time = useTime();
  const state = shownState(promise, time.now);
  const due = time.brief(fromIso(promise.due));
  const at = promise.fulfilledAt ? time.brief(fromIso(promise.fulfilledAt)) : due;
  return (
    <li className="cs-over">
      {state ? (
        <PromiseChip state={state} quiet />
      ) : (
        <span className="ek-chip ek-chip-quiet">
          <Icon of={IconX} size={14} />
          {t('promise.withdrawn')}
        </span>
      )}
      <span className="grow t-cut">{t(`promise-kind-short.${promise.kind}`)}</span>
      <span className="t-num t-nowrap">
        {promise.movedTo === null ? at : t('rail.moved', { from: due, to: time.brief(fromIso(promise.movedTo)) })}
      </span>
      <Explain promise={promise} onExplain={onExplain} />
    </li>
  );
}

interface PromisesRailProps {
  readonly of: Detail;
  readonly acts: PromiseActs;
  readonly mayWork: boolean;
}

/** What was promised on this case: what the customer believes, what is owed next, what else, and how it went. */
export function PromisesRail({ of, acts, mayWork }: PromisesRailProps) {
  const t = useText();
  const time = useTime();
  const { owed, over, internal } = sortPromises(of.promises, time.now);
  const [next, ...others] = owed;
  const [explained, explain] = useState<PromiseOfCase | null>(null);
  return (
    <RailSection
      title={t('rail.promises')}
      action={
        mayWork &&
        isOpen(of.state) && (
          <Act icon={IconPlus} command="case.promise" onClick={acts.onCallback}>
            {t('rail.promise')}
          </Act>
        )
      }
    >
      <Belief of={of} next={next} />
      <ul>
        {next && <NextPromise of={of} promise={next} acts={acts} mayWork={mayWork} onExplain={explain} />}
        {others.map((promise) => (
          <li key={promise.id} className="cs-owed">
            <OwedHead promise={promise} onExplain={explain} />
            <PromiseObjection promise={promise} name={firstNameOf(of.requester.name)} />
          </li>
        ))}
        {over.map((promise) => (
          <OverRow key={promise.id} promise={promise} onExplain={explain} />
        ))}
      </ul>
      <HandBacks of={of} promises={internal} onExplain={explain} />
      {of.promises.some(({ kind }) => kind === 'resolve') && <WhoHadIt of={of} />}
      {explained && (
        <Suspense fallback={null}>
          <ExplainDialog promiseId={explained.id} about={`case:${of.id}`} onClose={() => explain(null)} />
        </Suspense>
      )}
    </RailSection>
  );
}
