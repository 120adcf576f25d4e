import type { Notice } from '../queries.ts';

type News = Notice['news'];
type AboutPromise = Extract<News, { kind: 'promise-near' | 'promise-broken' | 'promise-long-overdue' | 'objected' }>;

const NEAR = {
  50: 'notices.near.50',
  75: 'notices.near.75',
  90: 'notices.near.90',
  'last-hour': 'notices.near.last-hour',
} as const;

const WHY_NEAR = {
  assignee: 'notices.near.assignee',
  owner: 'notices.near.owner',
  lead: 'notices.near.lead',
  manager: 'notices.near.manager',
  'service-owner': 'notices.service-owner',
} as const satisfies Record<AboutPromise['as'], string>;

const WHY_BROKEN = {
  assignee: 'notices.broken.assignee',
  owner: 'notices.broken.owner',
  lead: 'notices.broken.lead',
  manager: 'notices.broken.manager',
  'service-owner': 'notices.service-owner',
} as const satisfies Record<AboutPromise['as'], string>;

const WHY_LONG_OVERDUE = { ...WHY_BROKEN, manager: 'notices.long-overdue.manager' } as const;

const WHY_NOT_REACHED = {
  assignee: 'notices.not-reached.assignee',
  owner: 'notices.not-reached.owner',
  lead: 'notices.not-reached.lead',
  manager: 'notices.not-reached.manager',
  'service-owner': 'notices.service-owner',
} as const satisfies Record<AboutPromise['as'], string>;

const WHY_OBJECTED = {
  assignee: 'notices.broken.assignee',
  owner: 'notices.objected.owner',
  lead: 'notices.objected.lead',
  manager: 'notices.near.manager',
  'service-owner': 'notices.service-owner',
} as const satisfies Record<AboutPromise['as'], string>;

const HANDED_OVER = {
  you: { what: 'notices.handed-over.you', why: 'notices.handed-over.you.why' },
  team: { what: 'notices.handed-over.team', why: 'notices.handed-over.team.why' },
} as const;

/** The texts that say what happened, and why this person is told. */
export function newsKeys(news: News): { readonly what: string; readonly why: string } {
  if (news.kind === 'missed-while-away') return { what: 'notices.missed', why: 'notices.missed.why' };
  if (news.kind === 'customer-not-reached') return { what: 'notices.not-reached', why: WHY_NOT_REACHED[news.as] };
  if (news.kind === 'handed-over') return HANDED_OVER[news.to];
  if (news.kind === 'objected') {
    return { what: news.stands ? 'notices.objected.stands' : 'notices.objected', why: WHY_OBJECTED[news.as] };
  }
  if (news.kind === 'promise-broken') return { what: 'notices.broken', why: WHY_BROKEN[news.as] };
  if (news.kind === 'promise-long-overdue') return { what: 'notices.long-overdue', why: WHY_LONG_OVERDUE[news.as] };
  return { what: NEAR[news.level], why: WHY_NEAR[news.as] };
}
