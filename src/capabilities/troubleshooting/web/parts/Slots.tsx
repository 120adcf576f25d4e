import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import type { CaseShown, HelpersSlot, StepsSlot } from '#capabilities/cases/web/index.ts';
import { lazy } from '#ui/lazy.tsx';
import { troubleshootingQuery } from '../queries.ts';
import { useSwarms } from '../swarm-queries.ts';

const load = () => import('./StepsColumn.tsx');
const StepsColumn = lazy(() => load().then((file) => file.StepsColumn));

/** What was tried on a case, beside its conversation; its code comes with the case. */
export function StepsTried(props: StepsSlot) {
  return (
    <Suspense fallback={<section className="st" aria-busy />}>
      <StepsColumn {...props} />
    </Suspense>
  );
}

/** How many steps were tried, once there are some. Behind a tab, what it leads to is fetched ahead: nobody waits to type. */
export function StepsCount({ of }: { readonly of: CaseShown }) {
  const { data } = useQuery(troubleshootingQuery(of.id));
  useEffect(() => void load().catch(() => undefined), []);
  return data && data.steps.length > 0 ? <span className="t-3">{data.steps.length}</span> : null;
}

/** Asks colleagues for help with a case; its code comes when somebody does. */
export const AskForHelp = lazy(() => import('./HelpDialog.tsx').then((file) => file.HelpDialog));

const HelperRows = lazy(() => import('./HelperRows.tsx').then((file) => file.HelperRows));

/** Who was asked for help and who helps, on the case's side. */
export function Helpers(props: HelpersSlot) {
  return (
    <Suspense fallback={null}>
      <HelperRows {...props} />
    </Suspense>
  );
}

const Asked = lazy(() => import('./Asked.tsx').then((file) => file.Asked));

/** What colleagues ask of the reader. Nothing while nobody asks. */
export function AskedOfYou() {
  const { data } = useSwarms();
  const asked = data?.filter(({ mine }) => mine === 'asked' || mine === 'later') ?? [];
  if (asked.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Asked swarms={asked} />
    </Suspense>
  );
}

/** What was tried as the customer reads it; its code comes when somebody looks. */
export const SharedSteps = lazy(() => import('./SharedSteps.tsx').then((file) => file.SharedSteps));
