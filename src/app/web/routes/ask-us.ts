import { formPages } from '#capabilities/sites/web/portal/index.ts';
import type { Page } from '#ui/pages.tsx';

/** What a site of the organisation's own shows in a frame. */
export const FORM_PAGES: readonly Page[] = formPages();
