import { IconCheck, IconHeartHandshake, IconMessageReply, IconPlus, IconX } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { ExplainDialog } from '#capabilities/promises/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { isKeptByReaching } from '../../domain/live-event.ts';
import { isOpen, stageOf } from '../../domain/states.ts';
import type { Detail, PromiseOfCase } from '../queries.ts';
import { HandBacks } from './HandBacks.tsx';
import { ReachActs, Tries } from './live/Live.tsx';
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
  /** They were called as promised: what was said is written down. */
  readonly onReached: () => void;
  /** Asks whether a hand-over helped. */
  readonly onAsk: () => void;
}

function sentenceKeyOf({ kind }: PromiseOfCase): string {
  if (WORDS.includes(kind)) return 'word';
  return kind === 'callback' || kind === 'resolve' || kind === 'live-event-contact' ? kind : 'other';
}

/** What the customer believes, in one sentence. */
function Belief({ of, next }: { readonly of: Detail; readonly next: PromiseOfCase | undefined }) {
  const t = useText();
  const time = useTime();
  const name = firstNameOf(of.requester.name);
  if (!next) {
    if (isOpen(of.state)) return <p className="cs-belief">{t('rail.expects-nothing', { name })}</p>;
    const done = stageOf(of.state) === 'done';
    const asked = of.unreached === null ? 'rail.asked-whether-it-works' : 'rail.knows-not-that-it-works';
    return <p className="cs-belief">{t(done ? asked : 'rail.over', { name })}</p>;
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
  // What people are in says so above, with the same ways to keep it.
  if (promise.kind === 'live-event-contact' && of.liveEvent !== null) return null;
  if (isKeptByReaching(promise.kind)) return <ReachActs of={of} promise={promise} onReached={acts.onReached} />;
  if (promise.kind === 'warm-transfer-followup') {
    if (of.transfer?.followUp?.promiseId !== promise.id) return null;
    return (
      <Act icon={IconHeartHandshake} onClick={acts.onAsk}>
        {t('transfer.ask', { name: firstNameOf(of.requester.name) })}
      </Act>
    );
  }
  // Asked below the now line, or by itself in time.
  if (promise.kind === 'referral-followup') return null;
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
      <Tries of={of} promise={promise} />
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
      <span className={promise.movedTo === null ? 't-num t-nowrap' : 't-num'}>
        {promise.movedTo === null ? at : t('rail.moved', { from: due, to: time.brief(fromIso(promise.movedTo)) })}
      </span>
      <Explain promise={promise} onExplain={onExplain} />
    </li>
  );
}

/** So many of those that are over stand there unasked. */
const LATEST = 8;

/** How the promises before went, latest first; of many the latest, until all are asked for. */
function OverList({ over, onExplain }: Pick<OwedProps, 'onExplain'> & { readonly over: readonly PromiseOfCase[] }) {
  const t = useText();
  const [all, showAll] = useState(false);
  const shown = all || over.length <= LATEST + 1 ? over : over.slice(0, LATEST);
  const more = over.length - shown.length;
  if (over.length === 0) return null;
  return (
    <>
      <ul className="cs-overs">
        {shown.map((promise) => (
          <OverRow key={promise.id} promise={promise} onExplain={onExplain} />
        ))}
      </ul>
      {more > 0 && (
        <Act look="plain" onClick={() => showAll(true)}>
          {t('rail.earlier', { n: more })}
        </Act>
      )}
    </>
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
            <Tries of={of} promise={promise} />
          </li>
        ))}
      </ul>
      <OverList over={over} onExplain={explain} />
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
