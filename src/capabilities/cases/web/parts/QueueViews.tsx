import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { SECOND } from '#kernel/time.ts';
import { useLive } from '#ui/live.tsx';
import { Link } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import { countsQuery } from '../queries.ts';
import { queueHref, VIEWS, type View } from './queue-view.ts';

/** Counting costs more than looking, so counts follow at this pace. */
const PACE_MS = 5 * SECOND;
const COUNTED_AT_MOST = 1000;

/** The counts, kept true without counting at every fact. */
export function useCounts() {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(({ subject }) => {
    if (subject.kind !== 'case') return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: countsQuery.queryKey });
    }, PACE_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useQuery(countsQuery).data;
}

interface QueueViewsProps {
  readonly view: View;
  readonly teamId: string | undefined;
}

interface ViewLinkProps {
  readonly href: string;
  readonly label: string;
  readonly count: number | undefined;
  readonly current: boolean;
}

function ViewLink({ href, label, count, current }: ViewLinkProps) {
  const t = useText();
  return (
    <li>
      <Link href={href} aria-current={current ? 'page' : undefined}>
        <span className="t-wrap">{label}</span>
        {count !== undefined && count > 0 && (
          <span className="q-count t-num">{count >= COUNTED_AT_MOST ? t('queue.many') : count}</span>
        )}
      </Link>
    </li>
  );
}

/** The standing views and those of the teams, each an address of its own. */
export function QueueViews({ view, teamId }: QueueViewsProps) {
  const t = useText();
  const counts = useCounts();
  const countOf = { open: counts?.open, unowned: counts?.unowned, mine: counts?.mine, waiting: counts?.waiting };
  return (
    <nav className="q-views" aria-label={t('queue.views')} data-region>
      <ul>
        {VIEWS.map((one) => (
          <ViewLink
            key={one}
            href={queueHref(one)}
            label={t(`view.${one}`)}
            count={one === 'closed' ? undefined : countOf[one]}
            current={one === view && teamId === undefined}
          />
        ))}
      </ul>
      {counts && counts.teams.length > 0 && (
        <div>
          <h2>{t('queue.teams')}</h2>
          <ul>
            {counts.teams.map(({ team, open }) => (
              <ViewLink
                key={team.id}
                href={queueHref('open', { team: team.id })}
                label={team.name}
                count={open}
                current={team.id === teamId}
              />
            ))}
          </ul>
        </div>
      )}
    </nav>
  );
}
