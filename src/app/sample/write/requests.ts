import {
  answerApproval,
  answerAsk,
  confirmCase,
  replyToCustomer,
  requestItem,
  takeCase,
} from '#capabilities/cases/index.ts';
import { slugOf } from '#capabilities/catalogue/domain/index.ts';
import { DAY, HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { afterOpenMinutes, localInstant, openDates, roundUp, wallAt } from '../clock.ts';
import { desk, type SampleItem } from '../desk.ts';
import type { Cast } from './cast.ts';
import { must } from './must.ts';

const ZONE = 'Europe/Berlin';
const EARLY = 8 * 60;

type Fulfilled = SampleItem['requests'][number];

/** Open minutes after the request: the yes where one is needed, the first word, and the last after it is done. */
const MINUTES = { yes: 90, taken: 105, word: 120 } as const;

/** Answers as they are given; a day stands as `+4`, so many days after the request. */
function answersOf({ answers }: Fulfilled, start: Instant) {
  const given = (value: string) => (/^\+\d+$/.test(value) ? wallAt(ZONE, start + Number(value) * DAY).date : value);
  return Object.entries(answers).map(([field, values]) => ({ field, values: values.map(given) }));
}

/** Early on the day so many days ago; where nobody works then, on the last day before it. */
function askedAt(now: Instant, daysAgo: number): Instant {
  const { date } = wallAt(ZONE, now - daysAgo * DAY);
  const [day] = openDates('berlin', now - (daysAgo + 7) * DAY, localInstant(ZONE, date, 0)).slice(-1);
  return afterOpenMinutes('berlin', localInstant(ZONE, day ?? date, EARLY), 25);
}

async function writeRequest(cast: Cast, tx: Tx, { item, made }: { item: SampleItem; made: Fulfilled }): Promise<void> {
  const requester = cast.person(made.requester);
  const start = askedAt(cast.plan.now, made.days_ago);
  const after = (minutes: number): Instant => afterOpenMinutes('berlin', start, minutes);
  const key = `request/${item.id}/${made.requester}`;
  const as = (person: string, at: Instant, does: string) => ({ ...cast.as(person, at, `${key}/${does}`), tx });
  const approval = made.approver === undefined ? {} : { approver: cast.person(made.approver).email };
  const wanted = { slug: slugOf(item.name), answers: answersOf(made, start), ...approval };
  const asked = { requesterId: cast.personId(requester.key), ...wanted };
  const opened = await must(`request ${key}`, requestItem(as(requester.key, start, 'ask'), asked));
  const caseId = opened.case.id;
  if (made.open) return;
  const { by } = item;
  const yes = { decision: 'approve' } as const;
  const says = made.approver ?? item.approver;
  if (says !== undefined) {
    const approving = as(says, after(MINUTES.yes), 'approve');
    const answer = made.approver === undefined ? answerApproval : answerAsk;
    await must(`approve ${key}`, answer(approving, caseId, yes));
  }
  await must(`take ${key}`, takeCase(as(by, after(MINUTES.taken), 'take'), { caseId }));
  const done = after(MINUTES.word + made.hours * 60);
  const { first } = requester;
  const word = (text: string) => `Hello ${first},\n\n${text}\n\n${cast.person(by).first}`;
  const soon = { text: word('I have your request and am on it.'), fileIds: [] };
  const next = { follow: 'next-word', by: roundUp(done + HOUR) } as const;
  await must(`answer ${key}`, replyToCustomer(as(by, after(MINUTES.word), 'word'), { caseId, ...soon, next }));
  const told = { text: word(item.done), fileIds: [], next: { follow: 'resolves' } } as const;
  await must(`fulfil ${key}`, replyToCustomer(as(by, done, 'done'), { caseId, ...told }));
  await must(`confirm ${key}`, confirmCase(as(requester.key, done + 40 * MINUTE, 'confirm'), caseId));
}

/** Tells the requests that were fulfilled, in the open transaction, so that people read how long each takes. */
export async function writeRequests(cast: Cast, tx: Tx): Promise<void> {
  for (const item of desk.request_items) {
    for (const made of item.requests) await writeRequest(cast, tx, { item, made });
  }
}
