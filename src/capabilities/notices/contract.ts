import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { LEVELS, ROLES_TOLD } from './domain/index.ts';

const aboutPromise = { promise: z.string(), due: z.string(), as: z.enum(ROLES_TOLD) };

export const NewsView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('promise-near'), level: z.literal(LEVELS), ...aboutPromise }),
  z.object({ kind: z.literal('promise-broken'), ...aboutPromise }),
  z.object({ kind: z.literal('promise-long-overdue'), ...aboutPromise }),
  z.object({
    kind: z.literal('customer-not-reached'),
    customer: z.string(),
    address: z.string(),
    as: z.enum(ROLES_TOLD),
  }),
  z.object({
    kind: z.literal('handed-over'),
    from: z.string(),
    until: z.string(),
    count: z.int(),
    due: z.string(),
    to: z.enum(['you', 'team']),
  }),
  z.object({ kind: z.literal('objected'), stands: z.boolean(), ...aboutPromise }),
  z.object({
    kind: z.literal('missed-while-away'),
    from: z.string(),
    until: z.string(),
    broken: z.int(),
    near: z.int(),
    longOverdue: z.int().optional(),
  }),
]);

export const NoticeView = z.object({
  id: z.uuid(),
  title: z.string(),
  href: z.string(),
  news: NewsView,
  givenAt: z.string(),
  read: z.boolean(),
});

export const noticesContract = contract(
  'notices',
  { 'notice.own': ['agent', 'lead', 'manager', 'admin'] },
  {
    listNotices: endpoint({
      method: 'GET',
      path: '/notices',
      summary: 'What I was told, newest first, at most 50, and how many I have not read',
      permission: 'notice.own',
      returns: z.object({ items: z.array(NoticeView), unread: z.int() }),
    }),
    readNotices: endpoint({
      method: 'POST',
      path: '/notices/read',
      summary: 'Marks my notices as read: those named, or all',
      permission: 'notice.own',
      body: z.strictObject({ noticeIds: z.array(z.uuid()).max(200).optional() }),
      returns: z.object({ unread: z.int() }),
    }),
  },
);
