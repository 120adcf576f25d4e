import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { type MouseEvent, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { SearchDialog, useMay } from '#capabilities/cases/web/index.ts';
import { NoticeBell, Notices } from '#capabilities/notices/web/index.ts';
import { isAtDesk, type Me, meQuery, OwnMenu, Profile } from '#capabilities/people/web/index.ts';
import { Act } from '#ui/Button.tsx';
import { DeskShell } from '#ui/desk/DeskShell.tsx';
import { SearchButton } from '#ui/desk/SearchButton.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { type LinkProps, type Navigation, NavigationContext, useGo } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { OwnKeys } from './OwnKeys.tsx';
import { OwnLinks } from './OwnLinks.tsx';
import { isAdmin, useNavItems } from './useNavItems.ts';

/** Opening in another tab or window is the browser's. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** The paths that this router knows: the desk's, and the settings beside it. */
function isHere(href: string): boolean {
  return /^\/(desk|admin)(\/|$|\?|#)/.test(href);
}

/** A link inside the desk goes through the router; one to another door loads its document. */
function DeskLink({ href, children, onClick, ...rest }: LinkProps) {
  const go = useGo();
  return (
    <a
      href={href}
      {...rest}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlain(event) || !isHere(href)) return;
        event.preventDefault();
        go(href);
      }}
    >
      {children}
    </a>
  );
}

function useNavigation(): Navigation {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  return useMemo(
    () => ({
      Link: DeskLink,
      search,
      go: (href, how = 'push') => {
        if (isHere(href)) void router.navigate({ href, replace: how === 'replace' });
        else window.location.assign(href);
      },
    }),
    [router, search],
  );
}

interface ToolsProps {
  readonly onSearch: () => void;
  /** Null for who may not open cases. */
  readonly onCreate: (() => void) | null;
}

/** At the right of the top bar; on pages with a bar of their own the keys alone lead there. */
function Tools({ onSearch, onCreate }: ToolsProps) {
  const t = useText();
  return (
    <>
      <SearchButton label={t('search.open')} command="anywhere.search" onPress={onSearch} />
      {onCreate && (
        <Act icon={IconPlus} command="anywhere.new-case" onClick={onCreate}>
          {t('new-case.title')}
        </Act>
      )}
      <NoticeBell />
    </>
  );
}

interface ShellProps {
  readonly me: Me;
  readonly path: string;
  readonly children: ReactNode;
}

/** What works on every page of the desk: moving, searching, a new case. */
function Shell({ me, path, children }: ShellProps) {
  const go = useGo();
  const items = useNavItems(me, path);
  const [searching, setSearching] = useState<'found' | 'acts' | null>(null);
  const search = () => setSearching('found');
  const create = () => go('/desk/case/new');
  const mayOpen = useMay('case.open');
  useCommand('anywhere.new-case', create, { enabled: mayOpen });
  useCommand('anywhere.missed-call', () => go('/desk/case/new?missed=1'), { enabled: mayOpen });
  useCommand('anywhere.mine', () => go('/desk/queue/mine'));
  const [reading, setReading] = useState(false);
  useCommand('anywhere.notices', () => setReading(true));
  useCommand('anywhere.search', search);
  useCommand('anywhere.palette', () => setSearching('acts'));
  return (
    <>
      <OwnKeys />
      <DeskShell
        items={items}
        home="/desk/today"
        door={isAdmin(path) ? 'admin' : 'desk'}
        account={
          <OwnMenu me={me} door="desk">
            <OwnLinks />
          </OwnMenu>
        }
        tools={<Tools onSearch={search} onCreate={mayOpen ? create : null} />}
      >
        {children}
      </DeskShell>
      {reading && (
        <Suspense fallback={null}>
          <Notices onClose={() => setReading(false)} />
        </Suspense>
      )}
      {searching !== null && (
        <Suspense fallback={null}>
          <SearchDialog withActs={searching === 'acts'} onClose={() => setSearching(null)} />
        </Suspense>
      )}
    </>
  );
}

/** A customer who opens an address of the desk finds the same case, or their cases, on the portal. */
function ToPortal({ path }: { readonly path: string }) {
  const number = /^\/desk\/case\/(\d+)$/.exec(path)?.[1];
  useEffect(() => window.location.replace(number ? `/cases/${number}` : '/'), [number]);
  return null;
}

/** Lets people of the desk in, with their own language and times. */
function Framed({ me, path, children }: ShellProps) {
  if (!isAtDesk(me)) return <ToPortal path={path} />;
  return (
    <Profile me={me}>
      <Shell me={me} path={path}>
        {children}
      </Shell>
    </Profile>
  );
}

/** The desk around its pages: who is here, where they can go, and how they move. */
export function DeskFrame() {
  const t = useText();
  const navigation = useNavigation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const me = useQuery(meQuery);
  if (me.data) {
    return (
      <NavigationContext value={navigation}>
        <Framed me={me.data} path={path}>
          <Outlet key={path} />
        </Framed>
      </NavigationContext>
    );
  }
  if (!me.isError) return null;
  return (
    <main className="ek-notfound">
      <ErrorState failed={t('desk.failed')} error={me.error} onRetry={() => void me.refetch()} />
    </main>
  );
}
