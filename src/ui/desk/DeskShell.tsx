import type { Icon as TablerIcon } from '@tabler/icons-react';
import { createContext, type ReactNode, use } from 'react';
import { Mark } from '../Brand.tsx';
import { Icon } from '../Icon.tsx';
import { KeyHelp } from '../keyboard/KeySheet.tsx';
import type { CommandId } from '../keyboard/keys.ts';
import { useCommand, useKeys } from '../keyboard/useCommand.ts';
import { useRegions } from '../keyboard/useRegions.ts';
import { Link, useGo } from '../navigation.tsx';
import { OfflineStrip } from '../states.tsx';
import { Toaster } from '../Toaster.tsx';
import { useText } from '../text.tsx';
import { Tip } from './Tip.tsx';
import './shell.css';

export interface NavItem {
  readonly id: string;
  readonly label: string;
  readonly icon: TablerIcon;
  readonly href: string;
  readonly current: boolean;
  readonly command?: CommandId;
  /** Something there needs this person: how many, in words, for the name; the eye sees a dot, or the count. */
  readonly needs?: string;
  readonly count?: number;
}

interface DeskShellProps {
  /** Only what exists, in order; at most seven. The first four stand in the phone's bar. */
  readonly items: readonly NavItem[];
  readonly home: string;
  /** Which door is open, as the top line shows: blue for the desk, grey for settings. */
  readonly door?: 'desk' | 'admin';
  /** The `AccountMenu`; at the foot of the nav, on the phone in the top bar. */
  readonly account: ReactNode;
  /** At the right of each page's top bar: search, new case, notifications. */
  readonly tools?: ReactNode;
  /** The page: a `DeskPage`. */
  readonly children: ReactNode;
}

const ShellContext = createContext<Pick<DeskShellProps, 'account' | 'tools'>>({ account: null });

const MOST = 99;

function nameOf({ label, needs }: NavItem): string {
  return needs === undefined ? label : `${label}, ${needs}`;
}

function Needs({ count }: { readonly count: number | undefined }) {
  if (count === undefined) return <span className="ek-nav-dot" />;
  return <span className="ek-nav-count" data-count={count > MOST ? `${MOST}+` : count} />;
}

function NavLink({ item }: { readonly item: NavItem }) {
  const go = useGo();
  const { aria } = useKeys(item.command);
  return (
    <li>
      {item.command && <GoCommand command={item.command} run={() => go(item.href)} />}
      <Tip label={item.label} position="right" {...(item.command && { command: item.command })}>
        <span>
          <Link
            href={item.href}
            className="ek-nav-item"
            aria-current={item.current ? 'page' : undefined}
            aria-label={nameOf(item)}
            aria-keyshortcuts={aria}
          >
            <Icon of={item.icon} size={20} />
            {item.needs !== undefined && <Needs count={item.count} />}
          </Link>
        </span>
      </Tip>
    </li>
  );
}

function GoCommand({ command, run }: { readonly command: CommandId; readonly run: () => void }) {
  useCommand(command, run);
  return null;
}

function PhoneBar({ items }: Pick<DeskShellProps, 'items'>) {
  const t = useText();
  return (
    <nav className="ek-phonebar ek-phonebar-nav" aria-label={t('shell.nav-phone')}>
      {items.slice(0, 4).map((item) => (
        <Link key={item.id} href={item.href} aria-current={item.current ? 'page' : undefined} aria-label={nameOf(item)}>
          <Icon of={item.icon} size={20} />
          {item.needs !== undefined && <Needs count={item.count} />}
          <span className="t-cut">{item.label}</span>
        </Link>
      ))}
    </nav>
  );
}

/** The desk around its pages: door line, nav, keys, toasts. Holds one `DeskPage`. */
export function DeskShell({ items, home, door = 'desk', account, tools, children }: DeskShellProps) {
  const t = useText();
  useRegions();
  return (
    <ShellContext value={{ account, tools }}>
      <div className="ek-shell" data-door={door}>
        <a className="ek-skip" href="#main">
          {t('shell.skip')}
        </a>
        <div className="ek-doorline" />
        <nav className="ek-nav" aria-label={t('shell.nav')} data-region>
          <Link className="ek-nav-mark" href={home} aria-label={t('shell.home')}>
            <Mark size={24} />
          </Link>
          <ul>
            {items.map((item) => (
              <NavLink key={item.id} item={item} />
            ))}
          </ul>
          <span className="grow" />
          {account}
        </nav>
        <div className="ek-main">
          <OfflineStrip />
          {children}
        </div>
        <PhoneBar items={items} />
        <Toaster />
        <KeyHelp />
      </div>
    </ShellContext>
  );
}

interface DeskPageProps {
  /** In the top bar; leave it out on pages that bring a bar of their own, such as a case. */
  readonly title?: string;
  /** Beside the title, quiet: the date, the team. */
  readonly about?: string;
  /** Replaces the phone's nav bar by the page's own actions: up to four `PhoneAction`s. */
  readonly phoneBar?: ReactNode;
  readonly children: ReactNode;
}

/** One page of the desk: top bar and main part. */
export function DeskPage({ title, about, phoneBar, children }: DeskPageProps) {
  const t = useText();
  const { account, tools } = use(ShellContext);
  return (
    <>
      {title !== undefined && (
        <header className="ek-top" data-region>
          <p className="ek-top-title">
            <strong>{title}</strong>
            {about !== undefined && <span className="ek-top-about t-cut">{about}</span>}
          </p>
          <span className="grow" />
          {tools}
          <div className="ek-top-account">{account}</div>
        </header>
      )}
      <main className="ek-body" id="main" tabIndex={-1} data-region>
        {children}
      </main>
      {phoneBar && (
        <nav className="ek-phonebar ek-phonebar-page" aria-label={t('shell.actions')}>
          {phoneBar}
        </nav>
      )}
    </>
  );
}

interface PhoneActionProps {
  readonly icon: TablerIcon;
  readonly label: string;
  readonly onPress: () => void;
}

/** One action in a page's phone bar. */
export function PhoneAction({ icon, label, onPress }: PhoneActionProps) {
  return (
    <button type="button" onClick={onPress}>
      <Icon of={icon} size={20} />
      <span className="t-cut">{label}</span>
    </button>
  );
}
