import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { HELP_EVENTS, IMPROVEMENT_EVENTS, LEVELS, RHYTHMS, ROLES_TOLD } from './domain/index.ts';

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
  z.object({ kind: z.literal('reply-held-back'), customer: z.string() }),
  z.object({ kind: z.literal('help'), event: z.enum(HELP_EVENTS), by: z.string(), words: z.string() }),
  z.object({
    kind: z.literal('improvement'),
    event: z.enum(IMPROVEMENT_EVENTS),
    by: z.string(),
    words: z.string(),
  }),
  z.object({ kind: z.literal('reminder') }),
  z.object({ kind: z.literal('mentioned'), by: z.string(), words: z.string() }),
  z.object({ kind: z.literal('case-offered'), from: z.string(), to: z.enum(['you', 'team']), problem: z.string() }),
  z.object({ kind: z.literal('case-accepted'), by: z.string() }),
  z.object({ kind: z.literal('case-given-back'), by: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('objected'), stands: z.boolean(), ...aboutPromise }),
  z.object({
    kind: z.literal('escalated'),
    customer: z.string(),
    words: z.string(),
    neededBy: z.string(),
    due: z.string(),
    as: z.enum(ROLES_TOLD),
  }),
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

/** `HH:MM` on the walls of the person's zone. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const choice = {
  rhythm: z.enum(RHYTHMS),
  /** When a digest comes. */
  digestAt: z.array(time).max(6),
  /** From when until when no mail comes, over midnight where `from` is the later one; null where there is no such time. */
  quiet: z.strictObject({ from: time, until: time }).nullable(),
  quietWeekends: z.boolean(),
};

const MailChoiceView = z.object({ ...choice, address: z.string().nullable(), timeZone: z.string() });

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
    mailChoice: endpoint({
      method: 'GET',
      path: '/notices/mail',
      summary: 'How I get notices by mail: each at once, as a digest, or not; and my quiet hours',
      permission: 'notice.own',
      returns: MailChoiceView,
    }),
    chooseMail: endpoint({
      method: 'PUT',
      path: '/notices/mail',
      summary:
        'Chooses how I get notices by mail. Promises that are nearly due or broken are held back by nothing but `none`',
      permission: 'notice.own',
      body: z.strictObject(choice),
      returns: MailChoiceView,
    }),
  },
);
