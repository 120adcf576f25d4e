import { Outlet, Link as RouterLink, useRouter, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DeskShell } from '#ui/desk/DeskShell.tsx';
import { type LinkProps, type Navigation, NavigationContext } from '#ui/navigation.tsx';

/** A link inside the desk goes through the router; one to another door loads its document. */
function DeskLink({ href, children, ...rest }: LinkProps) {
  if (!href.startsWith('/desk')) {
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    );
  }
  return (
    <RouterLink to={href} {...rest}>
      {children}
    </RouterLink>
  );
}

/** The desk around its pages, and its way of moving between them. */
export function DeskFrame() {
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const navigation = useMemo<Navigation>(
    () => ({
      Link: DeskLink,
      search,
      go: (href, how = 'push') => {
        if (href.startsWith('/desk')) void router.navigate({ href, replace: how === 'replace' });
        else window.location.assign(href);
      },
    }),
    [router, search],
  );
  return (
    <NavigationContext value={navigation}>
      <DeskShell items={[]} home="/desk" account={null}>
        <Outlet key={path} />
      </DeskShell>
    </NavigationContext>
  );
}
