import { useMe } from '#capabilities/people/web/index.ts';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { useText } from '#ui/text.tsx';

const WHO_ANSWERS_FOR_OTHERS: readonly string[] = ['lead', 'manager', 'admin'];

/** The heading of both pages, and for who answers for others the way between them. */
export function PromisesHead({ current }: { readonly current: 'due' | 'kept' }) {
  const t = useText();
  const me = useMe();
  usePageTitle(t(current === 'due' ? 'nav.promises' : 'figures.title'));
  return (
    <div className="pr-head">
      <PageHeading className="t-h3">{t('nav.promises')}</PageHeading>
      {me.roles.some((role) => WHO_ANSWERS_FOR_OTHERS.includes(role)) && (
        <nav className="pr-tabs" aria-label={t('promises.pages')}>
          <Link href="/desk/promises" aria-current={current === 'due' ? 'page' : undefined}>
            {t('promises.next-due')}
          </Link>
          <Link href="/desk/promises/kept" aria-current={current === 'kept' ? 'page' : undefined}>
            {t('figures.title')}
          </Link>
        </nav>
      )}
    </div>
  );
}
