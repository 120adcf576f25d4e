import { type ReactNode, useEffect, useRef } from 'react';
import { PRODUCT } from './Brand.tsx';

/** True once a page has been shown: the first page of a visit must not steal the focus from the browser. */
let arrived = false;

/** Sets the title of the window: the page first, then where it belongs. Languages change it too. */
export function usePageTitle(title: string, place: string = PRODUCT): void {
  useEffect(() => {
    document.title = title === place ? place : `${title} · ${place}`;
  }, [title, place]);
}

interface PageHeadingProps {
  /** The page's summary in words, such as "One promise is late". */
  readonly children: ReactNode;
  readonly className?: string;
}

/** The page's one `h1`. Takes the focus after a move to this page, so that a screen reader starts here. */
export function PageHeading({ children, className = 't-h2' }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
