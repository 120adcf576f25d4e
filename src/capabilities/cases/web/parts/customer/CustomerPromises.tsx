import { fromIso } from '#kernel/time.ts';
import { Moment } from '#ui/Moment.tsx';
import { Link } from '#ui/navigation.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { Section } from '#ui/Section.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Customer } from '../../customers.ts';
import { caseHref } from '../CaseLink.tsx';
import { shownState } from '../promises.ts';
import './customer.css';

type Owed = Customer['owed'][number];

interface RowProps {
  readonly promise: Owed;
  readonly of: Customer;
}

/** A promise in the words that they were given, with the case that it is about. */
function Row({ promise, of }: RowProps) {
  const time = useTime();
  const state = shownState(promise, time.now);
  const about = [...of.open, ...of.past].find(({ id }) => id === promise.subject.id);
  return (
    <li>
      {state && <PromiseChip state={state} quiet={state === 'track'} />}
      <p className="grow t-wrap">
        {promise.text}
        {about && (
          <>
            {' '}
            <Link href={caseHref(about.number)} className="t-13">
              {about.subject}
            </Link>
          </>
        )}
      </p>
      <span className="t-13 t-3">
        <Moment at={fromIso(promise.due)} />
      </span>
    </li>
  );
}

/** What is promised to them, what was broken, and how many were kept. */
export function CustomerPromises({ of }: { readonly of: Customer }) {
  const t = useText();
  const { owed, broken, promisesKept: kept, promisesJudged: n } = of;
  return (
    <Section title={t('customer-page.promises')}>
      <p className="t-13 t-2">{n === 0 ? t('customer-page.none-judged') : t('customer-page.kept', { kept, n })}</p>
      {owed.length === 0 && <p className="t-3">{t('customer-page.none-owed')}</p>}
      {owed.length > 0 && (
        <ul className="cu-promises">
          {owed.map((promise) => (
            <Row key={promise.id} promise={promise} of={of} />
          ))}
        </ul>
      )}
      {broken.length > 0 && (
        <details className="cu-broken">
          <summary>{t('customer-page.broken', { n: broken.length })}</summary>
          <ul className="cu-promises">
            {broken.map((promise) => (
              <Row key={promise.id} promise={promise} of={of} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
