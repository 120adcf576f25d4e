import { ok, type Result } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import { served } from '#platform/serve/handlers.ts';
import { noticesContract } from '../contract.ts';
import type { News } from '../domain/index.ts';
import { type ChoiceShown, chooseMail, readMailChoice } from './operations/choose-mail.ts';
import { listNotices } from './operations/list-notices.ts';
import { readNotices } from './operations/read-notices.ts';

function newsView(news: News) {
  if (news.kind === 'missed-while-away') return { ...news, from: toIso(news.from), until: toIso(news.until) };
  if (news.kind === 'handed-over') return { ...news, until: toIso(news.until), due: toIso(news.due) };
  if (news.kind === 'escalated') return { ...news, neededBy: toIso(news.neededBy), due: toIso(news.due) };
  return 'due' in news ? { ...news, due: toIso(news.due) } : news;
}

function choiceView(shown: Result<ChoiceShown>) {
  return shown.ok ? ok({ ...shown.value, digestAt: [...shown.value.digestAt] }) : shown;
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
  mailChoice: async (context) => choiceView(await readMailChoice(context)),
  chooseMail: async (context, { body }) => choiceView(await chooseMail(context, body)),
});
