import type { Page } from '#ui/pages.tsx';

/** The pages of the customer portal, below `/`. Links load documents: there is no router here. */
export const PORTAL_PAGES: readonly Page[] = [];
