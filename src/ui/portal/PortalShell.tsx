import type { ReactNode } from 'react';
import { Wordmark } from '../Brand.tsx';
import { Link } from '../navigation.tsx';
import { OfflineStrip } from '../states.tsx';
import { useText } from '../text.tsx';
import './shell.css';

export interface PortalItem {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

interface PortalShellProps {
  /** Whose portal it is; `mark` is the address of their own picture. */
  readonly organisation: { readonly name: string; readonly mark?: string };
  /** Only what exists; on the phone the first alone. */
  readonly items: readonly PortalItem[];
  /** The `AccountMenu`, or for a stranger the way to sign in. */
  readonly account?: ReactNode;
  /** How else to reach the desk, the same on every page: `Call us: +49 30 5550 120, day and night`. */
  readonly contact?: ReactNode;
  /** It is not known yet who is here, so the page is not what it will be. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** The portal around its pages: the organisation first, we only at the foot. What worked is said in its place, without toasts. */
export function PortalShell({ organisation, items, account, contact, busy = false, children }: PortalShellProps) {
  const t = useText();
  return (
    <div className="ek-portal">
      <a className="ek-skip-portal" href="#main">
        {t('shell.skip')}
      </a>
      <header className="ek-portal-top">
        <div className="ek-portal-in ek-portal-wide">
          <Link href="/" className="ek-portal-org">
            {organisation.mark !== undefined && <img src={organisation.mark} alt="" width={20} height={20} />}
            <span>{organisation.name}</span>
          </Link>
          {items.length > 0 && (
            <nav aria-label={t('shell.nav')}>
              {items.map((item) => (
                <Link key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                </Link>
              ))}
            </nav>
          )}
          {account}
        </div>
      </header>
      <OfflineStrip />
      <main id="main" tabIndex={-1} aria-busy={busy || undefined}>
        {children}
      </main>
      <footer className="ek-portal-foot">
        <div className="ek-portal-in ek-portal-wide">
          {contact && <p>{contact}</p>}
          <span className="grow" />
          <Wordmark size={13} />
        </div>
      </footer>
    </div>
  );
}

interface PortalPageProps {
  /** `text` for reading (720), `wide` for a story with its side column (1040). */
  readonly width?: 'text' | 'wide';
  readonly className?: string;
  readonly children: ReactNode;
}

/** The column that a portal page stands in. */
export function PortalPage({ width = 'text', className = '', children }: PortalPageProps) {
  return (
    <div className={`ek-portal-in ek-portal-page ${width === 'wide' ? 'ek-portal-wide' : ''} ${className}`}>
      {children}
    </div>
  );
}
