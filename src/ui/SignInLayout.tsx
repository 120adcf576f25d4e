import type { ReactNode } from 'react';
import { LANGUAGES } from '#kernel/text.ts';
import { PRODUCT } from './Brand.tsx';
import { LANGUAGE_NAMES } from './language.ts';
import { PageHeading, usePageTitle } from './page.tsx';
import { useLanguage } from './text.tsx';
import './signin.css';

interface SignInLayoutProps {
  readonly title: string;
  /** Whose desk it is, at the far end of the line. */
  readonly organisation?: string;
  readonly children: ReactNode;
}

/** The page before the doors: the level line crosses it and is the mark's own line; the hull hangs from it. */
export function SignInLayout({ title, organisation, children }: SignInLayoutProps) {
  const { language, chooseLanguage } = useLanguage();
  usePageTitle(title);
  return (
    <div className="ek-signin">
      <header className="ek-signin-head">
        <div className="ek-signin-column">
          <b>{PRODUCT}</b>
          {organisation !== undefined && <p>{organisation}</p>}
        </div>
      </header>
      <main className="ek-signin-column">
        <div className="ek-signin-hull" aria-hidden />
        <PageHeading>{title}</PageHeading>
        {children}
      </main>
      <footer className="ek-signin-foot">
        {LANGUAGES.filter((other) => other !== language).map((other) => (
          <button key={other} type="button" lang={other} onClick={() => void chooseLanguage(other)}>
            {LANGUAGE_NAMES[other]}
          </button>
        ))}
      </footer>
    </div>
  );
}

/** Between two ways to sign in: a rule with a word in it. */
export function OrRule({ children }: { readonly children: ReactNode }) {
  return <p className="ek-or">{children}</p>;
}
