import { portalPages } from '#capabilities/cases/web/portal/index.ts';
import { feedbackPages } from '#capabilities/feedback/web/portal/index.ts';
import { ownPages } from '#capabilities/people/web/index.ts';
import type { Page } from '#ui/pages.tsx';

/** The pages of the portal. */
export const PORTAL_PAGES: readonly Page[] = [
  ...portalPages(() => import('./story-slots.ts')),
  ...feedbackPages(),
  ...ownPages(),
];
