import { useQuery } from '@tanstack/react-query';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import newsEn from '#locales/en/news.json' with { type: 'json' };
import { Act } from '#ui/Button.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Link } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { newsKeys, newsValues } from '../../domain/index.ts';
import { type Notice, noticesQuery, useReadNotices } from '../queries.ts';

const TEXTS = moreTexts({
  en: newsEn,
  others: { de: () => import('#locales/de/news.json').then((file) => file.default) },
});

/** What happened, and why this person is told. */
function News({ news }: { readonly news: Notice['news'] }) {
  const t = useText();
  const time = useTime();
  const { what, why } = newsKeys(news);
  const values = newsValues(news, (iso) => time.moment(fromIso(iso)));
  return (
    <>
      <span className="ek-notice-what">{t(what, values)}</span>
      <span className="ek-notice-why">{t(why, values)}</span>
    </>
  );
}

function Line({ notice, onGo }: { readonly notice: Notice; readonly onGo: () => void }) {
  const t = useText();
  return (
    <li className="ek-notice" data-unread={!notice.read || undefined}>
      <Link href={notice.href} onClick={onGo}>
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

interface NoticeListProps {
  /** Whatever stands around it says what it is. */
  readonly untitled?: boolean;
  /** Told that somebody goes where a notice leads. */
  readonly onGo?: () => void;
}

/** What I was told, newest first, each with the reason. */
export function NoticeList({ untitled = false, onGo }: NoticeListProps) {
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
        {!untitled && <h2>{t('notices.title')}</h2>}
        {(notices.data?.unread ?? 0) > 0 && (
          <Act look="plain" onClick={() => read.mutate(undefined)}>
            {t('notices.read-all')}
          </Act>
        )}
      </header>
      {items.length === 0 ? (
        <p>{t('notices.none')}</p>
      ) : (
        <MoreText catalogues={TEXTS}>
          <ul>
            {items.map((notice) => (
              <Line
                key={notice.id}
                notice={notice}
                onGo={() => {
                  if (!notice.read) read.mutate([notice.id]);
                  onGo?.();
                }}
              />
            ))}
          </ul>
        </MoreText>
      )}
      <Link className="ek-notices-mail" href="/desk/notices" onClick={onGo}>
        {t('account.notices')}
      </Link>
    </section>
  );
}
