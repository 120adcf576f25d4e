import { Suspense } from 'react';
import { lazy } from '#ui/lazy.tsx';
import type { Detail } from '../../queries.ts';

const ApprovalStrip = lazy(() => import('./ApprovalStrip.tsx').then((file) => file.ApprovalStrip));

/** That a request waits for somebody's yes or no; its code comes with the few cases that do. */
export function Approval({ of }: { readonly of: Detail }) {
  const approval = of.request?.approval;
  if (!approval) return null;
  return (
    <Suspense fallback={null}>
      <ApprovalStrip of={of} approval={approval} />
    </Suspense>
  );
}
