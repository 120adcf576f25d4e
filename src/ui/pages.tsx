import { type ComponentType, Suspense } from 'react';
import { ButtonLink } from './Button.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { lazy } from './lazy.tsx';
import { matchPath, type PathParams } from './match-path.ts';
import { rowsOf, Skeleton } from './Skeleton.tsx';
import { ErrorState, NotFound } from './states.tsx';
import { useText } from './text.tsx';

type ParamsOf<Path extends string> = Path extends `${string}$${infer Name}/${infer Rest}`
  ? Readonly<Record<Name, string>> & ParamsOf<`/${Rest}`>
  : Path extends `${string}$${infer Name}`
    ? Readonly<Record<Name, string>>
    : Readonly<Record<never, string>>;

/** One page of a door: where it is, and how to get its code. */
export interface Page {
  readonly path: string;
  readonly Content: ComponentType<{ params: PathParams }>;
  /** Fetches its code ahead of time. A failure shows once somebody does go there. */
  readonly prefetch: () => void;
}

/**
 * Declares a page: `page('/cases/$number', () => import('…').then((file) => file.StoryPage))`. The component
 * takes `params`, here `{ number: string }`; it knows nothing of the router of its door.
 */
export function page<const Path extends `/${string}`>(
  path: Path,
  load: () => Promise<ComponentType<{ params: ParamsOf<Path> }>>,
): Page {
  const Content = lazy(async () => {
    const Component = await load();
    // The path that matched holds exactly these parameters.
    return ({ params }: { params: PathParams }) => <Component params={params as ParamsOf<Path>} />;
  });
  return { path, Content, prefetch: () => void load().catch(() => undefined) };
}

/** The page at `pathname` with its parameters, or null. Earlier pages win. */
export function findPage(pages: readonly Page[], pathname: string): { page: Page; params: PathParams } | null {
  for (const candidate of pages) {
    const params = matchPath(candidate.path, pathname);
    if (params) return { page: candidate, params };
  }
  return null;
}

interface PageFrameProps {
  readonly page: Page;
  readonly params: PathParams;
}

/** Shows a page: an outline while its code comes, and a sentence instead of a blank screen where it fails. */
export function PageFrame({ page: { Content }, params }: PageFrameProps) {
  const t = useText();
  return (
    <ErrorBoundary
      fallback={(error, retry) => (
        <div className="ek-notfound">
          <ErrorState failed={t('state.page-failed')} safe={t('state.page-safe')} error={error} onRetry={retry} />
        </div>
      )}
    >
      <Suspense fallback={<Skeleton rows={rowsOf(6, 44)} />}>
        <Content params={params} />
      </Suspense>
    </ErrorBoundary>
  );
}

/** What stands where no page is. */
export function NoPage({ home }: { readonly home: string }) {
  const t = useText();
  return <NotFound action={<ButtonLink href={home}>{t('state.home')}</ButtonLink>} />;
}

/** The page of a door that loads documents: looks once at where the browser is. */
export function DocumentPage({ pages }: { readonly pages: readonly Page[] }) {
  const found = findPage(pages, window.location.pathname);
  return found ? <PageFrame page={found.page} params={found.params} /> : <NoPage home="/" />;
}
