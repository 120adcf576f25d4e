import { IconBeach, IconClockCheck, IconListDetails, IconPlus, IconSettings, IconSunrise } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { type MouseEvent, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { SearchDialog, useMay } from '#capabilities/cases/web/index.ts';
import { NoticeBell } from '#capabilities/notices/web/index.ts';
import { isAtDesk, type Me, meQuery, OwnMenu, Profile } from '#capabilities/people/web/index.ts';
import { usePausesToReview } from '#capabilities/promises/web/index.ts';
import { Act } from '#ui/Button.tsx';
import { sectionsFor } from '#ui/desk/admin.ts';
import { DeskShell, type NavItem } from '#ui/desk/DeskShell.tsx';
import { SearchButton } from '#ui/desk/SearchButton.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { Link, type LinkProps, type Navigation, NavigationContext, useGo } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { ADMIN_SECTIONS } from './admin.ts';

/** Opening in another tab or window is the browser's. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** The paths that this router knows: the desk's, and the settings beside it. */
function isHere(href: string): boolean {
  return /^\/(desk|admin)(\/|$|\?|#)/.test(href);
}

function isAdmin(path: string): boolean {
  return /^\/admin(\/|$)/.test(path);
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

function useItems(me: Me, path: string): readonly NavItem[] {
  const t = useText();
  const pauses = usePausesToReview();
  const settings: NavItem = {
    id: 'admin',
    label: t('nav.admin'),
    icon: IconSettings,
    href: '/admin',
    current: isAdmin(path),
  };
  return [
    {
      id: 'today',
      label: t('nav.today'),
      icon: IconSunrise,
      href: '/desk/today',
      current: path.startsWith('/desk/today'),
      command: 'anywhere.today',
    },
    {
      id: 'queue',
      label: t('nav.queue'),
      icon: IconListDetails,
      href: '/desk/queue',
      current: path.startsWith('/desk/queue') || path.startsWith('/desk/case'),
      command: 'anywhere.queue',
    },
    {
      id: 'promises',
      label: t('nav.promises'),
      icon: IconClockCheck,
      href: '/desk/promises',
      current: path.startsWith('/desk/promises'),
      command: 'anywhere.promises',
      ...(pauses > 0 && { needs: t('nav.pauses-to-review', { n: pauses }), count: pauses }),
    },
    ...(sectionsFor(ADMIN_SECTIONS, me.roles).length > 0 ? [settings] : []),
  ];
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

/** In the account menu: who goes away says so. */
function AwayLink() {
  const t = useText();
  return (
    <Link className="ek-account-item" href="/desk/away">
      <Icon of={IconBeach} />
      {t('account.away')}
    </Link>
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
  const items = useItems(me, path);
  const [searching, setSearching] = useState(false);
  const search = () => setSearching(true);
  const create = () => go('/desk/case/new');
  const mayOpen = useMay('case.open');
  useCommand('anywhere.new-case', create, { enabled: mayOpen });
  useCommand('anywhere.search', search);
  useCommand('anywhere.palette', search);
  return (
    <>
      <DeskShell
        items={items}
        home="/desk/today"
        door={isAdmin(path) ? 'admin' : 'desk'}
        account={
          <OwnMenu me={me} door="desk">
            <AwayLink />
          </OwnMenu>
        }
        tools={<Tools onSearch={search} onCreate={mayOpen ? create : null} />}
      >
        {children}
      </DeskShell>
      {searching && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setSearching(false)} />
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
