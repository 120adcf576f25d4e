import { signInPages } from '#capabilities/people/web/index.ts';
import type { Page } from '#ui/pages.tsx';

/** The pages before the doors: `/signin`, the first set-up at `/setup`, and `/mails` to end mails. */
export const SIGN_IN_PAGES: readonly Page[] = signInPages();
