import { IconPhoneX } from '@tabler/icons-react';
import { firstNameOf, type MissedCallsSlot, useMayWork } from '#capabilities/cases/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type CallsOfCase, useCallsOf } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import './calls.css';

/** Who called when, and whether something was left. */
function When({ of, calls }: Pick<MissedCallsSlot, 'of'> & { readonly calls: CallsOfCase['calls'] }) {
  const t = useText();
  const [first] = calls;
  const last = calls.at(-1);
  if (!first || !last) return null;
  const moment = (at: string) => <Moment at={fromIso(at)} form="past" />;
  const values = { name: firstNameOf(of.requester.name), moment: moment(last.at), first: moment(first.at) };
  if (calls.length === 1) {
    return <Phrase id={last.voicemail ? 'calls.left-voicemail' : 'calls.called'} values={values} />;
  }
  return <Phrase id="calls.called-often" values={{ ...values, times: t('calls.times', { n: calls.length }) }} />;
}

function Strip({ of, ReachActs, onReached }: MissedCallsSlot) {
  const t = useText();
  const time = useTime();
  const mayWork = useMayWork();
  const missed = useCallsOf(of.id);
  if (!missed) return null;
  const { from, known, calls, promiseId, by } = missed;
  const late = by !== null && time.isLate(fromIso(by));
  return (
    <section className={late ? 'cs-strip cl-strip cl-late' : 'cs-strip cl-strip'} aria-label={t('calls.strip')}>
      <Icon of={IconPhoneX} />
      <div className="grow cl-words">
        <p>
          <b>
            <When of={of} calls={calls} />
          </b>{' '}
          {by !== null && <Phrase id="calls.call-by" values={{ due: <Moment at={fromIso(by)} form="due" strong /> }} />}
        </p>
        {from !== null && (
          <p>
            <a className="cl-number" href={`tel:${from.number}`}>
              {t('calls.call', { number: from.written })}
            </a>{' '}
            {!known && <span className="t-3">{t('calls.unknown')}</span>}
          </p>
        )}
      </div>
      {mayWork && promiseId !== null && (
        <span className="cl-acts">
          <ReachActs of={of} promise={{ id: promiseId, kind: 'callback' }} onReached={onReached} />
        </span>
      )}
    </section>
  );
}

/** Which calls about a case nobody has returned yet: the number to press, by when, and the ways to keep it. */
export function MissedCalls(props: MissedCallsSlot) {
  return (
    <MoreText catalogues={TEXTS}>
      <Strip {...props} />
    </MoreText>
  );
}
