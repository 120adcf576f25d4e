import type { ReactNode } from 'react';
import { fromIso } from '#kernel/time.ts';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { DoubtedPause } from '../queries.ts';

/** What a pause rests on, in a sentence, with the words that were said. */
function Evidence({ pause: { evidence, words, saidAt, attempts } }: { readonly pause: DoubtedPause }) {
  const t = useText();
  const time = useTime();
  if (evidence === null) return <p className="t-late">{t('pauses.evidence.none')}</p>;
  const tried = attempts.map(({ channel, at }) =>
    t('pauses.attempt', { channel: t(`pauses.channel.${channel}`), moment: time.listed(fromIso(at)) }),
  );
  return (
    <>
      <p>
        {t(`pauses.evidence.${evidence}`, {
          moment: saidAt === null ? '' : time.moment(fromIso(saidAt)),
          n: attempts.length,
          tried: tried.join(', '),
        })}
      </p>
      {words !== null && words !== '' && <blockquote className="t-2 t-wrap">{words}</blockquote>}
    </>
  );
}

interface PauseWordsProps {
  readonly pause: DoubtedPause;
  /** What can be done about it. */
  readonly action: ReactNode;
}

/** One pause: why, by whom, how long, what it rests on. */
export function PauseWords({ pause, action }: PauseWordsProps) {
  const t = useText();
  const time = useTime();
  const { reason, from, until, by, left, open, voided } = pause;
  const stretch = { from: time.moment(fromIso(from)), until: time.moment(fromIso(until)) };
  return (
    <li className="pv-pause" data-voided={voided !== null || undefined}>
      <div className="pv-pause-head">
        <h4 className="grow">{t(`explain.reason.${reason}`)}</h4>
        {action}
      </div>
      <p>{by === null ? t('pauses.stretch', stretch) : t('pauses.stretch-by', { ...stretch, by })}</p>
      <p>
        {t('pauses.cost', { open: time.open(open, 'long') })}{' '}
        {left !== null && t('pauses.left', { left: time.open(left, 'long') })}
      </p>
      <Evidence pause={pause} />
      {voided !== null && (
        <p className="t-500">
          {t('pauses.voided')} {voided}
        </p>
      )}
    </li>
  );
}
