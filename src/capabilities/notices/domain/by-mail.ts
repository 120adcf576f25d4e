import {
  formatLocalDate,
  generatedInstant,
  instantToWall,
  localDateAt,
  parseLocalDate,
  weekdayOf,
} from '#capabilities/calendars/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { News } from './notice.ts';

/** How notices come by mail: each soon after it was given, together at times of the day, or not at all. */
export const RHYTHMS = ['at-once', 'digest', 'none'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** What a person chose about notices by mail. Times are `HH:MM` on the walls of the person's zone. */
export interface MailChoice {
  readonly rhythm: Rhythm;
  /** When a digest comes, in order. */
  readonly digestAt: readonly string[];
  /** From when until when no mail comes; over midnight where `from` is the later one. */
  readonly quiet: { readonly from: string; readonly until: string } | null;
  readonly quietWeekends: boolean;
}

/** What holds for whoever chose nothing. */
export const FIRST_CHOICE: MailChoice = {
  rhythm: 'digest',
  digestAt: ['08:00', '13:00'],
  quiet: { from: '19:00', until: '07:00' },
  quietWeekends: true,
};

/** A notice waits this long, so that whoever reads it in the program gets no mail, and what comes together goes together. */
const SETTLES = MINUTE;
/** Between two mails, where each notice is wanted at once. */
const BETWEEN = 5 * MINUTE;
/** Over a week each time of day comes on every weekday. */
const WEEK = [0, 1, 2, 3, 4, 5, 6, 7];

/** Whether no mail comes at a moment on the wall, `YYYY-MM-DDTHH:MM`. */
function isQuiet({ quiet, quietWeekends }: MailChoice, wall: string): boolean {
  const weekday = weekdayOf(parseLocalDate(wall.slice(0, 10)) ?? 0);
  if (quietWeekends && (weekday === 'sat' || weekday === 'sun')) return true;
  return quiet !== null && isWithin(quiet, wall.slice(11));
}

function isWithin({ from, until }: NonNullable<MailChoice['quiet']>, time: string): boolean {
  return from < until ? time >= from && time < until : time >= from || time < until;
}

/** What a person may choose. Refuses a digest in quiet hours, a digest at no time, and quiet hours without length. */
export function decideChoice(wanted: MailChoice): Result<MailChoice> {
  const { rhythm, quiet } = wanted;
  const digestAt = [...new Set(wanted.digestAt)].toSorted();
  if (quiet !== null && quiet.from === quiet.until) return refuse('notices.quiet-without-length', 422);
  if (rhythm === 'digest' && digestAt.length === 0) return refuse('notices.digest-at-no-time', 422);
  const hushed = quiet === null ? undefined : digestAt.find((time) => isWithin(quiet, time));
  if (rhythm === 'digest' && hushed !== undefined)
    return refuse('notices.digest-in-quiet-hours', 422, { time: hushed });
  return ok({ ...wanted, digestAt });
}

/** The last moment at which a digest was to come; null when none was within a week. */
function lastDigest(choice: MailChoice, zone: string, now: Instant): Instant | null {
  const today = parseLocalDate(localDateAt(zone, now)) ?? 0;
  const times = choice.digestAt.toReversed();
  for (const days of WEEK) {
    for (const time of times) {
      const wall = `${formatLocalDate(today - days)}T${time}`;
      const moment = generatedInstant(zone, wall);
      if (moment.ok && moment.value <= now && !isQuiet(choice, wall)) return moment.value;
    }
  }
  return null;
}

/** A promise that is nearly due, not kept, or given because it is urgent, and a moment that they chose: what is told of it is worth nothing later. */
export function presses(news: News): boolean {
  switch (news.kind) {
    case 'promise-near':
      return news.level === 90 || news.level === 'last-hour';
    case 'promise-broken':
    case 'promise-long-overdue':
    case 'missed-while-away':
    case 'reply-held-back':
    case 'escalated':
    case 'reminder':
      return true;
    case 'help':
      return news.event === 'asked';
    case 'customer-not-reached':
    case 'mentioned':
    case 'improvement':
    case 'handed-over':
    case 'case-offered':
    case 'case-accepted':
    case 'case-given-back':
    case 'objected':
      return false;
  }
}

/** A notice that its person has neither read nor been mailed. */
export interface WaitingNotice {
  readonly news: News;
  readonly givenAt: Instant;
}

interface Waiting<Notice> {
  readonly choice: MailChoice;
  /** IANA name. */
  readonly zone: string;
  readonly notices: readonly Notice[];
  /** When the last mail with notices went to this person. */
  readonly lastMailAt: Instant | null;
}

/**
 * Which of a person's notices go out in one mail now. Quiet hours and the rhythm hold back all but what presses; what
 * presses goes with the next mail, which is never put off.
 */
export function dueByMail<Notice extends WaitingNotice>(waiting: Waiting<Notice>, now: Instant): readonly Notice[] {
  const { choice, zone, lastMailAt } = waiting;
  if (choice.rhythm === 'none') return [];
  const settled = waiting.notices.filter(({ givenAt }) => givenAt <= now - SETTLES);
  const pressing = settled.filter(({ news }) => presses(news));
  if (isQuiet(choice, instantToWall(zone, now))) return pressing;
  if (choice.rhythm === 'digest') {
    const last = lastDigest(choice, zone, now);
    return settled.filter(({ news, givenAt }) => presses(news) || (last !== null && givenAt < last));
  }
  const mayWrite = pressing.length > 0 || lastMailAt === null || lastMailAt <= now - BETWEEN;
  return mayWrite ? settled : [];
}
