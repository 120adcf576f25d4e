import { useQuery } from '@tanstack/react-query';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Link } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type Notice, noticesQuery, useReadNotices } from '../queries.ts';
import { newsKeys } from './news-words.ts';

/** What the texts name. */
function valuesOf(news: Notice['news'], moment: (iso: string) => string): Record<string, string | number> {
  switch (news.kind) {
    case 'missed-while-away':
      return {
        from: moment(news.from),
        until: moment(news.until),
        broken: news.broken,
        longOverdue: news.longOverdue ?? 0,
        near: news.near,
      };
    case 'customer-not-reached':
      return { customer: news.customer, address: news.address };
    case 'handed-over':
      return { from: news.from, until: moment(news.until), count: news.count, due: moment(news.due) };
    default:
      return { due: moment(news.due) };
  }
}

/** What happened, and why this person is told. */
function News({ news }: { readonly news: Notice['news'] }) {
  const t = useText();
  const time = useTime();
  const { what, why } = newsKeys(news);
  const values = valuesOf(news, (iso) => time.moment(fromIso(iso)));
  return (
    <>
      <span className="ek-notice-what">{t(what, values)}</span>
      <span className="ek-notice-why">{t(why, values)}</span>
    </>
  );
}

function Line({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }) {
  const t = useText();
  return (
    <li className="ek-notice" data-unread={!notice.read || undefined}>
      <Link href={notice.href} onClick={onRead}>
        <span className="ek-notice-title">
          {notice.title === '' ? t('notices.several') : notice.title}
          {!notice.read && <span className="ek-notice-new">{t('notices.new')}</span>}
        </span>
        <News news={notice.news} />
        <span className="ek-notice-at">
          <Moment at={fromIso(notice.givenAt)} form="past" />
        </span>
      </Link>
    </li>
  );
}

/** What I was told, newest first, each with the reason. */
export function NoticeList() {
  const t = useText();
  const me = useMe();
  const notices = useQuery(noticesQuery(me.id));
  const read = useReadNotices();
  if (notices.isError) {
    return <ErrorState failed={t('notices.failed')} error={notices.error} onRetry={() => void notices.refetch()} />;
  }
  const items = notices.data?.items ?? [];
  return (
    <section className="ek-notices" aria-label={t('notices.title')}>
      <header>
        <h2>{t('notices.title')}</h2>
        {(notices.data?.unread ?? 0) > 0 && (
          <Act look="plain" onClick={() => read.mutate(undefined)}>
            {t('notices.read-all')}
          </Act>
        )}
      </header>
      {items.length === 0 ? (
        <p>{t('notices.none')}</p>
      ) : (
        <ul>
          {items.map((notice) => (
            <Line key={notice.id} notice={notice} onRead={() => notice.read || read.mutate([notice.id])} />
          ))}
        </ul>
      )}
    </section>
  );
}
