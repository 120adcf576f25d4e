import { useQuery } from '@tanstack/react-query';
import { Problem } from '#kernel/problem.ts';
import { fromIso } from '#kernel/time.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { Face } from '#ui/Face.tsx';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type Customer, customerQuery } from '../customers.ts';
import { caseHref } from '../parts/CaseLink.tsx';
import { OpenCases, PastCases } from '../parts/customer/CustomerCases.tsx';
import { AgreementWords, ReachFacts } from '../parts/customer/CustomerFacts.tsx';
import { CustomerPromises } from '../parts/customer/CustomerPromises.tsx';
import { KeptInMind } from '../parts/customer/KeptInMind.tsx';
import { TEXTS } from '../parts/customer/texts.ts';
import '../parts/customer/customer.css';

/** What they wrote last, as they wrote it: nobody else says how they feel. */
function LastWords({ of: { lastWords } }: { readonly of: Customer }) {
  const t = useText();
  const time = useTime();
  if (lastWords === null) return null;
  const at = fromIso(lastWords.at);
  return (
    <figure className="cu-words">
      <blockquote>{t('customer-page.quoted', { text: lastWords.text })}</blockquote>
      <figcaption className="t-13 t-3">
        <Link href={caseHref(lastWords.case.number)}>{lastWords.case.subject}</Link> · {time.listed(at)},{' '}
        {time.relative(at)}
      </figcaption>
    </figure>
  );
}

function Shown({ of }: { readonly of: Customer }) {
  const t = useText();
  usePageTitle(of.name);
  return (
    <DeskPage title={t('customer-page.title')}>
      <div className="cu">
        <div className="cu-main">
          <header className="cu-head">
            <Face name={of.name} kind="customer" />
            <div className="grow">
              <PageHeading>{of.name}</PageHeading>
              <p className="t-2">
                {of.account.name}
                {!of.active && ` · ${t('customer-page.left')}`}
              </p>
            </div>
          </header>
          <LastWords of={of} />
          <OpenCases of={of} />
          <CustomerPromises of={of} />
          <PastCases of={of} />
        </div>
        <aside className="cu-side" aria-label={t('customer-page.about', { name: of.name })} data-region>
          <KeptInMind of={of} />
          <ReachFacts of={of} />
          <AgreementWords of={of} />
        </aside>
      </div>
    </DeskPage>
  );
}

interface CustomerPageProps {
  readonly params: { readonly id: string };
}

function Loaded({ id }: { readonly id: string }) {
  const t = useText();
  const known = useQuery(customerQuery(id));
  if (known.data) return <Shown of={known.data} />;
  const missing = known.error instanceof Problem && (known.error.status === 404 || known.error.status === 422);
  if (missing) {
    return (
      <DeskPage title={t('customer-page.title')}>
        <NotFound action={<ButtonLink href="/desk/search">{t('search.open')}</ButtonLink>} />
      </DeskPage>
    );
  }
  return (
    <DeskPage title={t('customer-page.title')}>
      <div className="cu">
        <div className="cu-main">
          {known.error ? (
            <>
              <PageHeading>{t('customer-page.title')}</PageHeading>
              <ErrorState failed={t('customer-page.failed')} error={known.error} onRetry={() => void known.refetch()} />
            </>
          ) : (
            <Skeleton rows={[{ id: 'head', height: 56 }, ...rowsOf(4, 72)]} columns={['60%']} />
          )}
        </div>
      </div>
    </DeskPage>
  );
}

/** A customer as the desk knows them: what they want to do, what is promised, what to keep in mind. */
export function CustomerPage({ params }: CustomerPageProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Loaded id={params.id} />
    </MoreText>
  );
}
