import { useQuery } from '@tanstack/react-query';
import { Problem } from '#kernel/problem.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { accountQuery } from '../accounts.ts';
import { AccountForm } from '../parts/AccountForm.tsx';
import './accounts.css';

/** One account: who of it sees the cases of the others, and who looks after it. */
export function AccountPage({ params }: { readonly params: { readonly accountId: string } }) {
  const t = useText();
  const account = useQuery(accountQuery(params.accountId));
  usePageTitle(account.data?.name ?? t('admin.accounts'));
  if (account.error instanceof Problem && account.error.status < 500) {
    return <NotFound action={<ButtonLink href="/admin/accounts">{t('admin.accounts')}</ButtonLink>} />;
  }
  return (
    <div className="acc">
      {account.isError && (
        <ErrorState failed={t('accounts.failed')} error={account.error} onRetry={() => void account.refetch()} />
      )}
      {account.isPending && <Skeleton rows={rowsOf(5, 60)} />}
      {account.data && <PageHeading>{account.data.name}</PageHeading>}
      {account.data && <AccountForm key={account.data.version} account={account.data} />}
    </div>
  );
}
