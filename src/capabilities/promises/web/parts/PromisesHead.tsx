import { useMe } from '#capabilities/people/web/index.ts';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { useText } from '#ui/text.tsx';
import { useMayReview } from './rights.ts';
import { usePausesToReview } from './usePausesToReview.ts';

const WHO_ANSWERS_FOR_OTHERS: readonly string[] = ['lead', 'manager', 'admin'];

const TITLES = { due: 'nav.promises', kept: 'figures.title', pauses: 'pauses.title' } as const;

/** The heading of these pages, and for who answers for others the way between them. */
export function PromisesHead({ current }: { readonly current: keyof typeof TITLES }) {
  const t = useText();
  const me = useMe();
  const mayReview = useMayReview();
  const waiting = usePausesToReview();
  usePageTitle(t(TITLES[current]));
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
          {mayReview && (
            <Link href="/desk/promises/pauses" aria-current={current === 'pauses' ? 'page' : undefined}>
              {t('pauses.title')}
              {waiting > 0 && <span className="pr-count t-num">{waiting}</span>}
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}
