import type { Role } from '#kernel/actor.ts';
import { lazy } from '#ui/lazy.tsx';
import { type Page, page } from '#ui/pages.tsx';
import { feedbackContract } from '../contract.ts';

/** The page of the desk on which leads and managers read what people say. */
export function peopleSayPages(): readonly Page[] {
  return [page('/desk/feedback', () => import('./pages/PeopleSayPage.tsx').then((file) => file.PeopleSayPage))];
}

/** Whether somebody in these roles reviews what people say. */
export function readsFeedback(roles: readonly Role[]): boolean {
  return roles.some((role) => feedbackContract.grants['feedback.review']?.includes(role));
}

const load = () => import('./parts/Slots.tsx');

/** What the people of a case said of it; its code comes with a case that is done. */
export const SaidOfCase = lazy(() => load().then((file) => file.SaidOfCase));

/** The answers to feedback that the reader owes, on Today. */
export const AnswersOwed = lazy(() => load().then((file) => file.AnswersOwed));

/** How it was, as a customer reads it; its code comes when somebody looks. */
export const SharedFeedback = lazy(() => load().then((file) => file.SharedFeedback));
