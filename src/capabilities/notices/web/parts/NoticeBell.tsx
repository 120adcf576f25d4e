import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { Icon } from '#ui/Icon.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Popup } from '#ui/Popup.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { useText } from '#ui/text.tsx';
import { noticesQuery } from '../queries.ts';
import './notices.css';

/** The list is asked for when somebody opens it. */
const NoticeList = lazy(() => import('./NoticeList.tsx').then((file) => file.NoticeList));
const OUTLINE = rowsOf(3, 64);
const MOST = 99;

/** The bell at the desk's top bar: how much I was told and did not read, and behind it what that is. It never moves. */
export function NoticeBell() {
  const t = useText();
  const me = useMe();
  const { data } = useQuery(noticesQuery(me.id));
  const unread = data?.unread ?? 0;
  return (
    <Popup
      label={t('notices.open', { count: unread })}
      trigger={
        <span className="ek-bell">
          <Icon of={IconBell} size={20} />
          {unread > 0 && (
            <span className="ek-bell-count" aria-hidden>
              {unread > MOST ? `${MOST}+` : unread}
            </span>
          )}
        </span>
      }
    >
      <Suspense fallback={<Skeleton rows={OUTLINE} columns={['80%']} />}>
        <NoticeList />
      </Suspense>
    </Popup>
  );
}
