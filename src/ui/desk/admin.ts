import type { Grant, Role } from '#kernel/actor.ts';
import type { Page } from '../pages.tsx';

/** One entry of the settings list, with the pages behind it. A capability declares its own in `web/index.ts`. */
export interface AdminSection {
  readonly id: string;
  /** The key of its name in `admin.json`. */
  readonly label: string;
  /** Its first page, which must be one of `pages`. */
  readonly href: `/admin/${string}`;
  /** Who sees it: the holders of the permission that its changes need, from the contract's grants. */
  readonly holders: readonly Grant[];
  /** Its pages, each below `/admin/`. */
  readonly pages: readonly Page[];
}

/** The sections that a person with these roles may use. The server decides; the list only leaves out the rest. */
export function sectionsFor(sections: readonly AdminSection[], roles: readonly Role[]): readonly AdminSection[] {
  return sections.filter(({ holders }) => roles.some((role) => holders.includes(role)));
}

/** The section that an address belongs to, or undefined. */
export function sectionAt(sections: readonly AdminSection[], pathname: string): AdminSection | undefined {
  return sections.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
}
