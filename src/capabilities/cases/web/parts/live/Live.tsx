import { Suspense } from 'react';
import { lazy } from '#ui/lazy.tsx';
import type { Detail, Today } from '../../queries.ts';
import type { Trail } from '../trail.ts';

const Strip = lazy(() => import('./LiveStrip.tsx').then((file) => file.LiveStrip));
const Band = lazy(() => import('./LiveBand.tsx').then((file) => file.LiveBand));
const Reach = lazy(() => import('./ReachActs.tsx').then((file) => file.ReachActs));
const Tried = lazy(() => import('./ReachActs.tsx').then((file) => file.Tries));

/** That people are in it; its code comes where they are. */
export function LiveStrip({ of }: { readonly of: Detail }) {
  return (
    of.liveEvent && (
      <Suspense fallback={null}>
        <Strip of={of} />
      </Suspense>
    )
  );
}

/** Where people wait now or soon, before anything else on Today. */
export function LiveBand(props: { readonly live: Today['live']; readonly trail: () => Trail }) {
  if (props.live.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Band {...props} />
    </Suspense>
  );
}

interface ReachProps {
  /** They were reached by the promised call. */
  readonly onReached?: (() => void) | undefined;
  readonly of: Detail;
  readonly promise: { readonly id: string; readonly kind: string };
}

/** What keeps a promised call or contact, and that nobody answered. */
export function ReachActs(props: ReachProps) {
  return (
    <Suspense fallback={null}>
      <Reach {...props} />
    </Suspense>
  );
}

/** The tries about a promise that nobody answered. */
export function Tries(props: ReachProps) {
  if (!props.of.tries.some(({ promiseId }) => promiseId === props.promise.id)) return null;
  return (
    <Suspense fallback={null}>
      <Tried {...props} />
    </Suspense>
  );
}
