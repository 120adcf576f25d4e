import { useQuery } from '@tanstack/react-query';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type AccountRow, accountsQuery } from '../accounts.ts';
import './accounts.css';

function Row({ account }: { readonly account: AccountRow }) {
  const t = useText();
  return (
    <li className="acc-row">
      <Link href={`/admin/accounts/${account.id}`}>{account.name}</Link>
      <p className="t-13 t-3">{t(`accounts.sees-${account.colleaguesSee}`)}</p>
    </li>
  );
}

/** Every account, with who of it sees the cases of the others. */
export function AccountsPage() {
  const t = useText();
  const accounts = useQuery(accountsQuery);
  usePageTitle(t('admin.accounts'));
  return (
    <div className="acc">
      <PageHeading>{t('admin.accounts')}</PageHeading>
      <p className="t-2">{t('accounts.purpose')}</p>
      {accounts.isError && (
        <ErrorState failed={t('accounts.failed')} error={accounts.error} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.isPending && <Skeleton rows={rowsOf(4, 60)} />}
      {accounts.data?.length === 0 && <EmptyState title={t('accounts.none')} text={t('accounts.none-text')} />}
      {accounts.data && accounts.data.length > 0 && (
        <ul className="acc-list">
          {accounts.data.map((account) => (
            <Row key={account.id} account={account} />
          ))}
        </ul>
      )}
    </div>
  );
}
