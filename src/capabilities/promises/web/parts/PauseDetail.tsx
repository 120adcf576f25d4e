import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act, Button } from '#ui/Button.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { Link } from '#ui/navigation.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type Doubted, type DoubtedPause, explanationQuery } from '../queries.ts';
import { shownState } from '../shown.ts';
import { ExplainPicture } from './ExplainPicture.tsx';
import { standingAt } from './live.ts';
import { PauseWords } from './PauseWords.tsx';
import { voidable } from './pauses-view.ts';
import { StandDialog } from './StandDialog.tsx';
import { VoidDialog } from './VoidDialog.tsx';
import './explain.css';

function Head({ id, doubted: { promise } }: { readonly id: string; readonly doubted: Doubted }) {
  const t = useText();
  const time = useTime();
  const { about, account, promisor, kind, text } = promise;
  const state = shownState(promise, time.now);
  const who = promisor.person?.name ?? promisor.team?.name ?? t('promises.desk');
  return (
    <header className="pv-head">
      <h2 id={id} className="t-h3 t-wrap">
        {about === null ? text : <Link href={about.href}>{about.title}</Link>}
      </h2>
      <p className="t-3">
        {about?.number != null && <span className="t-num">{about.number} · </span>}
        {t('pauses.promised', { kind: t(`promise-kind.${kind}`), who, to: account?.name ?? '' })}
      </p>
      <p className="pv-due">
        {state !== null && <PromiseChip state={state} />}
        <span>{t('pauses.due', { moment: time.moment(fromIso(promise.due)) })}</span>
      </p>
    </header>
  );
}

/** The clock of the promise, with its pauses in it. */
function Clock({ doubted: { promise } }: { readonly doubted: Doubted }) {
  const t = useText();
  const { now } = useTime();
  const about = `${promise.subject.kind}:${promise.subject.id}`;
  const { data, isPending, isError, error, refetch } = useQuery(explanationQuery(promise.id, about));
  if (isPending) return <Skeleton rows={rowsOf(2, 48)} />;
  if (isError) return <ErrorState failed={t('explain.failed')} error={error} onRetry={() => void refetch()} />;
  return <ExplainPicture standing={standingAt(data, now)} />;
}

interface PausesProps {
  readonly doubted: Doubted;
  readonly onVoid: (pause: DoubtedPause) => void;
}

function Pauses({ doubted, onVoid }: PausesProps) {
  const t = useText();
  const [latest] = voidable(doubted);
  return (
    <section>
      <h3>{t('pauses.of-it')}</h3>
      <ol className="pv-pauses">
        {doubted.pauses.map((pause) => (
          <PauseWords
            key={pause.from}
            pause={pause}
            action={
              pause.voided === null && (
                <Act {...(pause === latest && { command: 'pauses.void' as const })} onClick={() => onVoid(pause)}>
                  {t('pauses.void')}
                </Act>
              )
            }
          />
        ))}
      </ol>
    </section>
  );
}

interface PauseDetailProps {
  readonly doubted: Doubted;
  /** Somebody decided: it leaves the list, or has one pause less. */
  readonly onDone: () => void;
}

/** One promise on the list: what is doubted, its clock, its pauses, and the two answers. */
export function PauseDetail({ doubted, onDone }: PauseDetailProps) {
  const t = useText();
  const id = useId();
  const [voiding, setVoiding] = useState<DoubtedPause | null>(null);
  const [standing, setStanding] = useState(false);
  const [latest] = voidable(doubted);
  useCommand('pauses.stand', () => setStanding(true));
  useCommand('pauses.void', () => latest && setVoiding(latest), { enabled: latest !== undefined });
  return (
    <section className="pv-detail" aria-labelledby={id} data-region>
      <Head id={id} doubted={doubted} />
      <section>
        <h3>{t('pauses.doubts')}</h3>
        <ul className="pv-doubts">
          {doubted.doubts.map((doubt) => (
            <li key={doubt}>{t(`pauses.doubt.${doubt}`)}</li>
          ))}
        </ul>
      </section>
      <Clock doubted={doubted} />
      <Pauses doubted={doubted} onVoid={setVoiding} />
      <div className="pv-acts">
        <Button look="filled" command="pauses.stand" onClick={() => setStanding(true)}>
          {t('pauses.stand')}
        </Button>
        <span className="t-3">{t('pauses.stand-about')}</span>
      </div>
      {standing && <StandDialog doubted={doubted} onDone={onDone} onClose={() => setStanding(false)} />}
      {voiding && <VoidDialog doubted={doubted} pause={voiding} onDone={onDone} onClose={() => setVoiding(null)} />}
    </section>
  );
}
