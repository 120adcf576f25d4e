import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { SelectField } from '#ui/Field.tsx';
import { Link, useGo, useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { caseHref } from '../parts/CaseLink.tsx';
import { Marked } from '../parts/Marked.tsx';
import { QueueState } from '../parts/QueueRow.tsx';
import { type SearchView, SHOWN, searchHref, searchViewOf } from '../parts/search-view.ts';
import { type CaseFound, searchQuery, servicesQuery, teamsQuery } from '../queries.ts';
import '../parts/search.css';

const OUTLINE = rowsOf(6, 64);
const AT_MOST = 50;

type View = Required<SearchView>;

function FoundCase({ row }: { readonly row: CaseFound }) {
  const { number, marked, requester, account, service, owner } = row;
  const about = [requester.name, account.name, service?.name, owner?.name].filter(Boolean).join(' · ');
  return (
    <li className="search-case">
      <span className="t-3 t-num">{number}</span>
      <div className="grow">
        <Link href={caseHref(number)} className="t-600 t-wrap">
          <Marked parts={marked.subject} />
        </Link>
        {marked.excerpt.length > 0 && (
          <p className="t-2 t-wrap">
            <Marked parts={marked.excerpt} />
          </p>
        )}
        <p className="t-3 t-wrap search-about">{about}</p>
      </div>
      <QueueState row={row} />
    </li>
  );
}

/** What narrows the search; each choice asks anew. */
function Narrowing({ view }: { readonly view: View }) {
  const t = useText();
  const go = useGo();
  const teams = useQuery(teamsQuery).data ?? [];
  const services = useQuery(servicesQuery).data ?? [];
  const any = (label: string) => ({ value: '', label });
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return (
    <div className="search-narrowing">
      <SelectField
        label={t('search.show')}
        value={view.show}
        options={SHOWN.map((show) => ({ value: show, label: t(`search.show.${show}`) }))}
        onChange={({ target }) => go(searchHref({ ...view, show: SHOWN.find((one) => one === target.value) ?? 'all' }))}
      />
      <SelectField
        label={t('search.team')}
        value={view.team}
        options={[any(t('search.any-team')), ...teams.map(named)]}
        onChange={({ target }) => go(searchHref({ ...view, team: target.value }))}
      />
      <SelectField
        label={t('search.service')}
        value={view.service}
        options={[any(t('search.any-service')), ...services.map(named)]}
        onChange={({ target }) => go(searchHref({ ...view, service: target.value }))}
      />
    </div>
  );
}

function Found({ view }: { readonly view: View }) {
  const t = useText();
  const { q, show, team, service } = view;
  const narrowed = { show, ...(team && { teamId: team }), ...(service && { serviceId: service }) };
  const query = searchQuery({ q, limit: AT_MOST, ...narrowed });
  const { data, isError, error, refetch } = useQuery({ ...query, placeholderData: keepPreviousData });
  if (q === '') return <EmptyState title={t('search.empty')} text={t('search.how')} />;
  if (isError) return <ErrorState failed={t('search.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={OUTLINE} columns={['8%', '60%', '20%']} />;
  if (data.items.length === 0) return <EmptyState title={t('search.nothing', { q })} text={t('search.how')} />;
  return (
    <>
      <p className="t-3" role="status">
        {t(data.items.length < AT_MOST ? 'search.count' : 'search.count-most', { n: data.items.length })}
        {data.meant.length > 0 && ` ${t('search.meant', { words: data.meant.join(', ') })}`}
      </p>
      <ul>
        {data.items.map((row) => (
          <FoundCase key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

/** All cases that fit words or a number, narrowed by state, team and service; the address says what is asked. */
export function SearchPage() {
  const t = useText();
  const go = useGo();
  const view = searchViewOf(useSearch());
  const [typed, setTyped] = useState(view.q);
  usePageTitle(view.q === '' ? t('search.title') : t('search.title-of', { q: view.q }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(searchHref({ ...view, q: typed.trim() }));
  };
  return (
    <DeskPage title={t('search.title')}>
      <div className="search-page">
        <PageHeading>{t('search.title')}</PageHeading>
        <search>
          <form className="search-form" onSubmit={submit}>
            <input
              className="ek-input grow"
              type="search"
              aria-label={t('search.field')}
              placeholder={t('search.placeholder')}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
            <Button type="submit" look="filled">
              {t('search.open')}
            </Button>
          </form>
        </search>
        <Narrowing view={view} />
        <Found view={view} />
      </div>
    </DeskPage>
  );
}
