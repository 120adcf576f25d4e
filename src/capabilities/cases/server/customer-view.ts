import type { z } from 'zod';
import { owedBy } from '#capabilities/agreements/index.ts';
import { standingService } from '#capabilities/catalogue/index.ts';
import { messagesAbout } from '#capabilities/conversations/index.ts';
import { absencesAhead, absenceViews, type PersonRecord } from '#capabilities/people/index.ts';
import {
  isInternal,
  keptFor,
  type PromiseRecord,
  promisesAbout,
  promiseViews,
  type Terms,
} from '#capabilities/promises/index.ts';
import type { AccountId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CustomerView } from '../contract/customers.ts';
import { excerptOf } from '../domain/alike.ts';
import { caseSubject } from '../facts.ts';
import { findKeptInMind } from './customer-store.ts';
import { countOpenOf } from './lists.ts';
import { listQueue } from './queue.ts';
import type { CaseRow } from './tables.ts';
import { summariesOf } from './views.ts';

type View = z.output<typeof CustomerView>;
type Within = NonNullable<View['agreement']>['owes'][number]['within'];

const OPEN = 20;
const PAST = 10;
const OWED = ['first-response', 'next-update', 'resolve'] as const;
/** What most people mean when they ask what they are owed. */
const ORDINARY = { caseKind: 'incident', priority: 'P3' } as const;

/** A customer: somebody of an account, as far as the transaction's actor may see them. */
export type Customer = PersonRecord & { readonly accountId: AccountId };

function withinOf(terms: Terms): Within | null {
  if (terms.kind === 'budget') return { kind: 'budget', ms: terms.ms };
  if (terms.kind !== 'businessDays') return null;
  return { kind: 'businessDays', n: terms.n, cutOff: terms.cutOff ?? null };
}

async function agreementOf(tx: Tx, { now }: Context, accountId: AccountId): Promise<View['agreement']> {
  const service = await standingService(tx);
  const by = service && (await owedBy(tx, { accountId, serviceId: service.id, ...ORDINARY }, now));
  if (!by) return null;
  const owes = OWED.flatMap((kind) => {
    const owed = by.owes[kind];
    const within = owed ? withinOf(owed.terms) : null;
    return within ? [{ kind, within }] : [];
  });
  return { id: by.agreement.id, name: by.agreement.name, owes };
}

async function lastWordsIn(tx: Tx, rows: readonly CaseRow[], personId: Customer['id']): Promise<View['lastWords']> {
  const spoken = rows.filter((row) => row.last_customer_word_at !== null);
  const [latest] = spoken.toSorted(
    (one, other) => (other.last_customer_word_at ?? 0) - (one.last_customer_word_at ?? 0),
  );
  if (!latest) return null;
  const messages = await messagesAbout(tx, caseSubject(latest.id));
  const said = messages.findLast(({ direction, author }) => direction === 'from-customer' && author.id === personId);
  if (!said) return null;
  const { id, number, subject } = latest;
  return { text: excerptOf(said.text), at: said.sentAt, case: { id, number, subject } };
}

const isOwed = ({ state, fulfilledAt, closedAt }: PromiseRecord) =>
  state === 'running' || state === 'paused' || (state === 'broken' && fulfilledAt === null && closedAt === null);

async function promisesIn(tx: Tx, rows: readonly CaseRow[]): Promise<Pick<View, 'owed' | 'broken'>> {
  const all = (await Promise.all(rows.map((row) => promisesAbout(tx, caseSubject(row.id))))).flat();
  const theirs = all.filter((promise) => !isInternal(promise));
  const owed = theirs.filter(isOwed).toSorted((one, other) => one.due - other.due);
  const broken = theirs
    .filter((promise) => promise.state === 'broken' && !isOwed(promise))
    .toSorted((one, other) => other.due - one.due);
  return { owed: await promiseViews(tx, owed), broken: await promiseViews(tx, broken) };
}

async function keptInMind(tx: Tx, personId: Customer['id']): Promise<View['keptInMind']> {
  const row = await findKeptInMind(tx, personId);
  if (!row) return null;
  const { reach_by: reachBy, notes, changed_by: changedBy, version } = row;
  return { reachBy, notes, changedBy, changedAt: toIso(row.changed_at), version };
}

/** What the desk knows of a customer, from cases that the asker may read. */
export async function customerView(tx: Tx, context: Context, of: Customer): Promise<View> {
  const { actor, now } = context;
  const asked = { requesterId: of.id };
  const [open, past] = await Promise.all([
    listQueue(tx, actor, { show: 'open', ...asked }, { limit: OPEN, after: null, order: 'next' }).then((rows) =>
      rows.slice(0, OPEN),
    ),
    listQueue(tx, actor, { show: 'closed', ...asked }, { limit: PAST, after: null, order: 'newest' }).then((rows) =>
      rows.slice(0, PAST),
    ),
  ]);
  const kept = await keptFor(tx, of.id);
  const absences = await absenceViews(tx, await absencesAhead(tx, now, [of.id]));
  const { id, name, email, active, language, timeZone } = of;
  return {
    ...{ id, name, email, active, language, timeZone },
    ...(await promisesIn(tx, [...open, ...past])),
    account: { id: of.accountId, name: of.accountName ?? '' },
    agreement: await agreementOf(tx, context, of.accountId),
    absence: absences[0] ?? null,
    lastWords: await lastWordsIn(tx, [...open, ...past], of.id),
    open: await summariesOf(tx, open),
    openCount: await countOpenOf(tx, actor, of.id),
    past: await summariesOf(tx, past),
    promisesKept: kept.kept,
    promisesJudged: kept.judged,
    keptInMind: await keptInMind(tx, of.id),
  };
}
