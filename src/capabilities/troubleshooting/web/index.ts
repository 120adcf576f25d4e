import { type Page, page } from '#ui/pages.tsx';

export { AskedOfYou, AskForHelp, Helpers, SharedSteps, StepsCount, StepsTried } from './parts/Slots.tsx';
export { useAskedOfMe } from './swarm-queries.ts';

/** The page on which people of the desk find where help is wanted. */
export function swarmPages(): readonly Page[] {
  return [page('/desk/swarm', () => import('./pages/SwarmPage.tsx').then((file) => file.SwarmPage))];
}
