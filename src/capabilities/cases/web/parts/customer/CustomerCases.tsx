import { fromIso } from '#kernel/time.ts';
import { Link } from '#ui/navigation.tsx';
import { Section } from '#ui/Section.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Customer } from '../../customers.ts';
import type { Summary } from '../../queries.ts';
import { caseHref } from '../CaseLink.tsx';
import { QueueState } from '../QueueRow.tsx';
import { queueHref } from '../queue-view.ts';
import './customer.css';

/** A case with what they are trying to do in it, and what is happening now. */
function OpenCase({ row }: { readonly row: Summary }) {
  const t = useText();
  const time = useTime();
  const { nextPromise, now, goal } = row;
  return (
    <li className="cu-case">
      <div className="row wrap gap8">
        <Link href={caseHref(row.number)} className="cu-case-link">
          {goal === null ? row.subject : t('case.wants-to', { goal })}
        </Link>
        <span className="grow" />
        <QueueState row={row} />
      </div>
      <p className="t-13 t-3">
        {[
          String(row.number),
          goal === null ? null : row.subject,
          row.owner?.name ?? t('customer-page.nobody'),
          nextPromise &&
            t('customer-page.next', {
              kind: t(`promise-kind.${nextPromise.kind}`),
              due: time.moment(fromIso(nextPromise.due)),
            }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {now && <p className="t-13 t-2">{now.text}</p>}
    </li>
  );
}

/** What they are trying to do: their open cases, next promise first. */
export function OpenCases({ of }: { readonly of: Customer }) {
  const t = useText();
  return (
    <Section title={t('customer-page.open')} count={of.openCount}>
      {of.open.length === 0 ? (
        <p className="t-3">{t('customer-page.none-open')}</p>
      ) : (
        <ul className="cu-cases">
          {of.open.map((row) => (
            <OpenCase key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What is over, newest first. */
export function PastCases({ of }: { readonly of: Customer }) {
  const t = useText();
  const time = useTime();
  if (of.past.length === 0) return null;
  return (
    <Section title={t('customer-page.past')}>
      <ul className="cu-past">
        {of.past.map((row) => (
          <li key={row.id}>
            <span className="t-3 t-num">{row.number}</span>
            <Link href={caseHref(row.number)}>{row.subject}</Link>
            <span className="t-13 t-3">
              {t(`case.state.${row.state}`)} · {time.listed(fromIso(row.openedAt))}
            </span>
          </li>
        ))}
      </ul>
      <p className="t-13">
        <Link href={queueHref('closed', { requester: of.id })}>{t('customer-page.all-past')}</Link>
      </p>
    </Section>
  );
}
