import type { AboutImprovement, Help, News, RoleTold } from './notice.ts';

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
} as const satisfies Record<RoleTold, string>;

const WHY_BROKEN = {
  assignee: 'notices.broken.assignee',
  owner: 'notices.broken.owner',
  lead: 'notices.broken.lead',
  manager: 'notices.broken.manager',
  'service-owner': 'notices.service-owner',
} as const satisfies Record<RoleTold, string>;

const WHY_LONG_OVERDUE = { ...WHY_BROKEN, manager: 'notices.long-overdue.manager' } as const;

const WHY_NOT_REACHED = {
  assignee: 'notices.not-reached.assignee',
  owner: 'notices.not-reached.owner',
  lead: 'notices.not-reached.lead',
  manager: 'notices.not-reached.manager',
  'service-owner': 'notices.service-owner',
} as const satisfies Record<RoleTold, string>;

const WHY_OBJECTED = {
  assignee: 'notices.broken.assignee',
  owner: 'notices.objected.owner',
  lead: 'notices.objected.lead',
  manager: 'notices.near.manager',
  'service-owner': 'notices.service-owner',
} as const satisfies Record<RoleTold, string>;

const WHY_ESCALATED = {
  assignee: 'notices.broken.assignee',
  owner: 'notices.escalated.owner',
  lead: 'notices.escalated.lead',
  manager: 'notices.escalated.manager',
  'service-owner': 'notices.service-owner',
} as const satisfies Record<RoleTold, string>;

const HANDED_OVER = {
  you: { what: 'notices.handed-over.you', why: 'notices.handed-over.you.why' },
  team: { what: 'notices.handed-over.team', why: 'notices.handed-over.team.why' },
} as const;

const OFFERED = {
  you: { what: 'notices.case-offered.you', why: 'notices.case-offered.you.why' },
  team: { what: 'notices.case-offered.team', why: 'notices.case-offered.team.why' },
} as const;

const HELP = {
  asked: { what: 'notices.help.asked', why: 'notices.help.asked.why' },
  joined: { what: 'notices.help.joined', why: 'notices.help.yours' },
  later: { what: 'notices.help.later', why: 'notices.help.yours' },
  declined: { what: 'notices.help.declined', why: 'notices.help.yours' },
  proposed: { what: 'notices.help.proposed', why: 'notices.help.yours' },
  adopted: { what: 'notices.help.adopted', why: 'notices.help.helped' },
  closed: { what: 'notices.help.closed', why: 'notices.help.helped' },
} as const satisfies Record<Help['event'], { what: string; why: string }>;

const IMPROVEMENT = {
  asked: { what: 'notices.improvement.asked', why: 'notices.improvement.asked.why' },
  accepted: { what: 'notices.improvement.accepted', why: 'notices.improvement.yours' },
  declined: { what: 'notices.improvement.declined', why: 'notices.improvement.yours' },
  parked: { what: 'notices.improvement.parked', why: 'notices.improvement.yours' },
  back: { what: 'notices.improvement.back', why: 'notices.improvement.asked.why' },
  late: { what: 'notices.improvement.late', why: 'notices.improvement.yours' },
  moved: { what: 'notices.improvement.moved', why: 'notices.improvement.yours' },
  done: { what: 'notices.improvement.done', why: 'notices.improvement.yours' },
} as const satisfies Record<AboutImprovement['event'], { what: string; why: string }>;

/** What decides the words of a piece of news, whether it holds its moments as instants or as they cross the wire. */
type Worded = {
  readonly [Kind in News['kind']]: Omit<Extract<News, { kind: Kind }>, 'due' | 'from' | 'until' | 'neededBy'>;
}[News['kind']];

/** The texts that say what happened, and why this person is told: on screens and in mails alike. */
export function newsKeys(news: Worded): { readonly what: string; readonly why: string } {
  if (news.kind === 'missed-while-away') return { what: 'notices.missed', why: 'notices.missed.why' };
  if (news.kind === 'customer-not-reached') return { what: 'notices.not-reached', why: WHY_NOT_REACHED[news.as] };
  if (news.kind === 'handed-over') return HANDED_OVER[news.to];
  if (news.kind === 'reply-held-back') return { what: 'notices.held-back', why: 'notices.held-back.why' };
  if (news.kind === 'help') return HELP[news.event];
  if (news.kind === 'improvement') return IMPROVEMENT[news.event];
  if (news.kind === 'mentioned') return { what: 'notices.mentioned', why: 'notices.mentioned.why' };
  if (news.kind === 'reminder') return { what: 'notices.reminder', why: 'notices.reminder.why' };
  if (news.kind === 'case-offered') return OFFERED[news.to];
  if (news.kind === 'case-accepted') return { what: 'notices.case-accepted', why: 'notices.case-accepted.why' };
  if (news.kind === 'case-given-back') return { what: 'notices.case-given-back', why: 'notices.case-given-back.why' };
  if (news.kind === 'objected') {
    return { what: news.stands ? 'notices.objected.stands' : 'notices.objected', why: WHY_OBJECTED[news.as] };
  }
  if (news.kind === 'escalated') return { what: 'notices.escalated', why: WHY_ESCALATED[news.as] };
  if (news.kind === 'promise-broken') return { what: 'notices.broken', why: WHY_BROKEN[news.as] };
  if (news.kind === 'promise-long-overdue') return { what: 'notices.long-overdue', why: WHY_LONG_OVERDUE[news.as] };
  return { what: NEAR[news.level], why: WHY_NEAR[news.as] };
}

/** Which of its parts are moments. `from` is a person, but of an absence its beginning. */
type MomentOf<Kind> = Kind extends 'missed-while-away' ? 'from' | 'until' : 'due' | 'until' | 'neededBy';

/** News whose moments are instants, or, as they cross the wire, ISO strings. */
type NewsIn<Moment> = {
  readonly [Kind in News['kind']]: {
    readonly [Part in keyof Extract<News, { kind: Kind }>]: Part extends MomentOf<Kind>
      ? Moment
      : Extract<News, { kind: Kind }>[Part];
  };
}[News['kind']];

/** What the texts of `newsKeys` name; `moment` says a moment in the reader's zone. */
export function newsValues<Moment>(
  news: NewsIn<Moment>,
  moment: (at: Moment) => string,
): Record<string, string | number> {
  switch (news.kind) {
    case 'missed-while-away': {
      const { from, until, broken, near, longOverdue = 0 } = news;
      return { from: moment(from), until: moment(until), broken, near, longOverdue };
    }
    case 'customer-not-reached':
      return { customer: news.customer, address: news.address };
    case 'escalated': {
      const { customer, words, neededBy, due } = news;
      return { customer, words, neededBy: moment(neededBy), due: moment(due) };
    }
    case 'reminder':
      return {};
    case 'reply-held-back':
      return { customer: news.customer };
    case 'help':
    case 'mentioned':
    case 'improvement':
      return { by: news.by, words: news.words };
    case 'handed-over':
      return { from: news.from, until: moment(news.until), count: news.count, due: moment(news.due) };
    case 'case-offered':
      return { from: news.from, problem: news.problem };
    case 'case-accepted':
      return { by: news.by };
    case 'case-given-back':
      return { by: news.by, reason: news.reason };
    default:
      return { due: moment(news.due) };
  }
}
