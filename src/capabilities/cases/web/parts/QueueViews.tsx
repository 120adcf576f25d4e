import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { Icon } from '#ui/Icon.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { lazy } from '#ui/lazy.tsx';
import { Link, useGo } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import { type Counts, viewsQuery } from '../queue-queries.ts';
import { ChooseDialog } from './queue/ChooseDialog.tsx';
import { hrefOf, queueHref, type SavedView, type Shown, shownBy, VIEWS } from './queue-view.ts';
import { useCounts } from './useCounts.ts';
import './queue/views.css';

const SaveViewDialog = lazy(() => import('./queue/SaveViewDialog.tsx').then((file) => file.SaveViewDialog));

const COUNTED_AT_MOST = 1000;

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

interface SavedViewsProps {
  readonly title: string;
  readonly views: readonly SavedView[];
  readonly counts: Counts | undefined;
  readonly shown: Shown;
  readonly children?: ReactNode;
}

function SavedViews({ title, views, counts, shown, children }: SavedViewsProps) {
  if (views.length === 0 && !children) return null;
  return (
    <div>
      <h2 className="q-views-title">{title}</h2>
      <ul>
        {children}
        {views.map((view) => (
          <ViewLink
            key={view.id}
            href={hrefOf(shownBy(view))}
            label={view.name}
            count={counts?.pinned.find(({ viewId }) => viewId === view.id)?.count}
            current={hrefOf(shownBy(view)) === hrefOf(shown)}
          />
        ))}
      </ul>
    </div>
  );
}

/** All views by name, for `V`: the standing ones, the teams', and what was saved. */
function useAllViews(counts: Counts | undefined, saved: readonly SavedView[]) {
  const t = useText();
  const standing = VIEWS.map((view) => ({ group: t('queue.views'), label: t(`view.${view}`), href: queueHref(view) }));
  const teams = (counts?.teams ?? []).map(({ team }) => ({
    group: t('queue.teams'),
    label: team.name,
    href: queueHref('open', { team: team.id }),
  }));
  const own = saved.map((view) => ({
    group: view.team === null ? t('views.mine') : t('views.of-team', { team: view.team.name }),
    label: view.name,
    href: hrefOf(shownBy(view)),
  }));
  return [...own.toSorted((one, other) => one.group.localeCompare(other.group)), ...standing, ...teams].map(
    (one, place) => ({ ...one, id: String(place) }),
  );
}

/** `V`: goes to a view by a few letters of its name. */
function Jump({ all, onClose }: { readonly all: ReturnType<typeof useAllViews>; readonly onClose: () => void }) {
  const t = useText();
  const go = useGo();
  return (
    <ChooseDialog
      title={t('views.go')}
      field={t('views.find')}
      none={t('views.none')}
      options={all}
      onTake={({ id }) => {
        const href = all.find((one) => one.id === id)?.href;
        if (href) go(href);
      }}
      onClose={onClose}
    />
  );
}

/** The standing views, those in the side bar, the teams' and one's own, each an address. */
export function QueueViews({ shown }: { readonly shown: Shown }) {
  const t = useText();
  const counts = useCounts();
  const saved = useQuery(viewsQuery).data ?? [];
  const [doing, setDoing] = useState<'jump' | 'save' | null>(null);
  const all = useAllViews(counts, saved);
  useCommand('list.views', () => setDoing('jump'));
  const countOf = { open: counts?.open, unowned: counts?.unowned, mine: counts?.mine, waiting: counts?.waiting };
  const here = hrefOf(shown);
  const shared = { counts, shown };
  const isKept = [...saved.map((view) => hrefOf(shownBy(view))), ...all.map(({ href }) => href)].includes(here);
  const teams = counts?.teams ?? [];
  return (
    <nav className="q-views" aria-label={t('queue.views')} data-region>
      <ul>
        {VIEWS.map((one) => (
          <ViewLink
            key={one}
            href={queueHref(one)}
            label={t(`view.${one}`)}
            count={one === 'closed' ? undefined : countOf[one]}
            current={queueHref(one) === here}
          />
        ))}
      </ul>
      <SavedViews title={t('views.pinned')} views={saved.filter(({ pinned }) => pinned)} {...shared} />
      <SavedViews
        title={t('queue.teams')}
        views={saved.filter((view) => !view.pinned && view.for === 'team')}
        {...shared}
      >
        {teams.length > 0 &&
          teams.map(({ team, open }) => {
            const href = queueHref('open', { team: team.id });
            return <ViewLink key={team.id} href={href} label={team.name} count={open} current={href === here} />;
          })}
      </SavedViews>
      <SavedViews
        title={t('views.mine')}
        views={saved.filter((view) => !view.pinned && view.for === 'own')}
        {...shared}
      />
      {!isKept && (
        <button type="button" className="q-save" onClick={() => setDoing('save')}>
          <Icon of={IconPlus} />
          {t('views.save')}
        </button>
      )}
      {doing === 'jump' && <Jump all={all} onClose={() => setDoing(null)} />}
      {doing === 'save' && (
        <Suspense fallback={null}>
          <SaveViewDialog shown={shown} onClose={() => setDoing(null)} />
        </Suspense>
      )}
    </nav>
  );
}
