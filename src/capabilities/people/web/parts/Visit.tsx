import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect } from 'react';
import { Problem } from '#kernel/problem.ts';
import { signInHref } from '#ui/api.ts';
import { LiveProvider } from '#ui/live.tsx';
import { useGo } from '#ui/navigation.tsx';
import { type Me, visitorQuery } from '../queries.ts';
import { Profile } from './Profile.tsx';

/** Who is at a door that is open to strangers. */
export interface Visit {
  /** Null for a stranger, and until it is known. */
  readonly me: Me | null;
  /** Whether it is known who this is. */
  readonly settled: boolean;
}

const UNKNOWN: Visit = { me: null, settled: false };
const VisitContext = createContext<Visit>(UNKNOWN);

interface VisitorsProps {
  /** The door, told who comes in; `failed` and `retry` when the server did not say who this is. */
  readonly children: (visit: Visit & { failed: unknown; retry: () => void }) => ReactNode;
}

/** A door for everybody: finds out who comes, and gives those who are known their profile and live news. */
export function Visitors({ children }: VisitorsProps) {
  const asked = useQuery(visitorQuery);
  const stranger = asked.error instanceof Problem && asked.error.status === 401;
  const me = stranger ? null : (asked.data ?? null);
  const visit = { me, settled: stranger || me !== null };
  const failed = visit.settled ? null : asked.error;
  return (
    <VisitContext value={visit}>
      <Profile me={me}>
        <LiveProvider enabled={me !== null}>
          {children({ ...visit, failed, retry: () => void asked.refetch() })}
        </LiveProvider>
      </Profile>
    </VisitContext>
  );
}

/** Who is here, on a page that greets strangers too. */
export function useVisit(): Visit {
  return use(VisitContext);
}

/** Who is here, on a page that is nobody else's business: a stranger is led to sign-in, and back afterwards. */
export function useKnownVisitor(): Me | null {
  const { me, settled } = useVisit();
  const go = useGo();
  const stranger = settled && me === null;
  useEffect(() => {
    if (stranger) go(signInHref(), 'replace');
  }, [stranger, go]);
  return me;
}
