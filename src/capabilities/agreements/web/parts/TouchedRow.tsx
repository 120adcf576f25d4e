import type { ReactNode } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Link } from '#ui/navigation.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { TouchedPromise } from '../moves.ts';

/** What a promise is about, as a link to it. */
export function AboutPromise({ promise: { about, text } }: { readonly promise: TouchedPromise }) {
  if (about === null) return <span>{text}</span>;
  return (
    <Link href={about.href}>
      {about.number !== null && <span className="t-num">{about.number} </span>}
      {about.title}
    </Link>
  );
}

/** When it is due, and when it would be: later, sooner, or already. */
function Moments({ promise }: { readonly promise: TouchedPromise }) {
  const t = useText();
  const time = useTime();
  const { ground } = promise;
  const due = fromIso(promise.due);
  if (promise.newDue === null) {
    const grounds = {
      'rule-gone': t('agreement.stands.rule-gone', { rule: promise.rule }),
      'not-owed': t('agreement.stands.not-owed', { rule: promise.rule }),
      'moment-named': t('agreement.stands.moment-named'),
      'no-open-time': t('agreement.stands.no-open-time'),
    };
    return (
      <>
        <time dateTime={promise.due}>{time.listed(due)}</time>
        <span className="t-3">{ground && grounds[ground]}</span>
      </>
    );
  }
  const newDue = fromIso(promise.newDue);
  const by = time.span(Math.abs(newDue - due));
  return (
    <>
      <span>
        <Phrase
          id="agreement.from-to"
          values={{
            was: <time dateTime={promise.due}>{time.listed(due)}</time>,
            due: (
              <time dateTime={promise.newDue} className="t-600">
                {time.listed(newDue)}
              </time>
            ),
          }}
        />
      </span>
      <span className="t-3">
        {newDue > due ? t('agreement.later-by', { span: by }) : t('agreement.sooner-by', { span: by })}
        {newDue <= time.now && ` ${t('agreement.due-already')}`}
      </span>
    </>
  );
}

interface TouchedRowProps {
  readonly promise: TouchedPromise;
  /** Chooses it, before it. */
  readonly choice?: ReactNode;
  /** Moves it, after it. */
  readonly action?: ReactNode;
}

/** One open promise of an older version: about what, to whom, and when it is and would be due. */
export function TouchedRow({ promise, choice, action }: TouchedRowProps) {
  const t = useText();
  const { account, promisee, kind } = promise;
  const whom = promisee.person?.name ?? promisee.team?.name ?? account?.name ?? '';
  return (
    <li className="agreement-touched">
      {choice}
      <div className="agreement-touched-about">
        <AboutPromise promise={promise} />
        <span className="t-3 t-13">{t('agreement.kind-to', { kind: t(`promise-kind.${kind}`), whom })}</span>
      </div>
      <div className="agreement-touched-due t-num">
        <Moments promise={promise} />
      </div>
      {action}
    </li>
  );
}
