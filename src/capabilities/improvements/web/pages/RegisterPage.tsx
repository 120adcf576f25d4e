import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { Link, useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { RegisterList } from '../parts/RegisterList.tsx';
import { SuggestDialog } from '../parts/SuggestDialog.tsx';
import { registerQuery, SHOWS, type Show } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/improvements.css';

function Shows({ current }: { readonly current: Show }) {
  const t = useText();
  return (
    <nav className="im-shows" aria-label={t('register.show')}>
      {SHOWS.map((show) => (
        <Link
          key={show}
          href={show === 'open' ? '/desk/improvements' : `/desk/improvements?show=${show}`}
          aria-current={show === current ? 'true' : undefined}
        >
          {t(`register.show.${show}`)}
        </Link>
      ))}
    </nav>
  );
}

function Listed({ show }: { readonly show: Show }) {
  const t = useText();
  const { data, isError, error, refetch } = useQuery(registerQuery(show));
  if (data === undefined) {
    if (isError) {
      return <ErrorState failed={t('register.failed')} error={error} onRetry={() => void refetch()} />;
    }
    return <Skeleton rows={rowsOf(6, 52)} columns={['24px', '40%', '120px', '160px', '120px']} />;
  }
  if (data.length === 0) {
    return <EmptyState title={t(`register.none.${show}`)} text={t(`register.none-text.${show}`)} />;
  }
  return <RegisterList items={data} ranked={show === 'open'} />;
}

function Register() {
  const t = useText();
  const asked = useSearch().get('show');
  const show = SHOWS.find((one) => one === asked) ?? 'open';
  const [suggesting, setSuggesting] = useState(false);
  usePageTitle(t('nav.improvements'));
  return (
    <div className="im">
      <div className="im-head">
        <div className="grow">
          <PageHeading>{t('register.title')}</PageHeading>
          <p className="t-2">{t('register.about')}</p>
        </div>
        <Act icon={IconPlus} onClick={() => setSuggesting(true)}>
          {t('improve.title')}
        </Act>
      </div>
      <Shows current={show} />
      <Listed show={show} />
      {suggesting && <SuggestDialog onClose={() => setSuggesting(false)} />}
    </div>
  );
}

/** The register of what could go better: high impact and low effort first. */
export function RegisterPage() {
  const t = useText();
  return (
    <DeskPage title={t('nav.improvements')}>
      <MoreText catalogues={TEXTS}>
        <Register />
      </MoreText>
    </DeskPage>
  );
}
