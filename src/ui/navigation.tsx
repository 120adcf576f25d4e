import { type AnchorHTMLAttributes, type ComponentType, createContext, type ReactNode, use, useMemo } from 'react';

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'target'> {
  readonly href: string;
  readonly children?: ReactNode;
}

/** How this door moves between its pages: the portal loads documents, the desk has a router. */
export interface Navigation {
  readonly Link: ComponentType<LinkProps>;
  readonly go: (href: string, how?: 'push' | 'replace') => void;
  /** What follows the path in the address, such as `?team=7`. */
  readonly search: string;
}

function DocumentLink({ children, ...rest }: LinkProps) {
  return <a {...rest}>{children}</a>;
}

const BY_DOCUMENT: Navigation = {
  Link: DocumentLink,
  go: (href, how = 'push') => (how === 'push' ? window.location.assign(href) : window.location.replace(href)),
  get search() {
    return window.location.search;
  },
};

/** Without a provider, links load documents: the portal's and the sign-in's way. */
export const NavigationContext = createContext<Navigation>(BY_DOCUMENT);

/** Goes to another page from code: `const go = useGo(); go('/cases/10482')`. */
export function useGo(): Navigation['go'] {
  return use(NavigationContext).go;
}

/** The search parameters of the address: what a view shows belongs there, so that a link can be sent. */
export function useSearch(): URLSearchParams {
  const { search } = use(NavigationContext);
  return useMemo(() => new URLSearchParams(search), [search]);
}

/** A link inside Evenkeel. Takes what an anchor takes; `href` is a path such as `/desk/queue`. */
export function Link(props: LinkProps) {
  const { Link: DoorLink } = use(NavigationContext);
  return <DoorLink {...props} />;
}
