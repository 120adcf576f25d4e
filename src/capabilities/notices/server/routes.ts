import { ok } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import { served } from '#platform/serve/handlers.ts';
import { noticesContract } from '../contract.ts';
import type { News } from '../domain/index.ts';
import { listNotices } from './operations/list-notices.ts';
import { readNotices } from './operations/read-notices.ts';

function newsView(news: News) {
  if (news.kind === 'missed-while-away') return { ...news, from: toIso(news.from), until: toIso(news.until) };
  if (news.kind === 'customer-not-reached') return news;
  if (news.kind === 'handed-over') return { ...news, until: toIso(news.until), due: toIso(news.due) };
  return { ...news, due: toIso(news.due) };
}

export const noticesServed = served(noticesContract, {
  async listNotices(context) {
    const listed = await listNotices(context);
    if (!listed.ok) return listed;
    const items = listed.value.items.map(({ id, title, href, news, givenAt, readAt }) => ({
      ...{ id, title, href },
      news: newsView(news),
      givenAt: toIso(givenAt),
      read: readAt !== null,
    }));
    return ok({ items, unread: listed.value.unread });
  },
  readNotices: (context, { body }) => readNotices(context, body.noticeIds),
});
