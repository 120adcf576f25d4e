import { sql } from 'kysely';
import { z } from 'zod';
import { ownersOf } from '#capabilities/catalogue/index.ts';
import { giveNotices, type NewNotice } from '#capabilities/notices/index.ts';
import { answerableFor } from '#capabilities/people/index.ts';
import {
  findPromises,
  foundAfterAbsence,
  promiseFacts,
  type Told,
  toldAt,
  toldLongAfter,
} from '#capabilities/promises/index.ts';
import { personOf } from '#kernel/actor.ts';
import type { Fact } from '#kernel/facts.ts';
import { CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import { HOUR, type Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { remindInTime } from './remind-in-time.ts';
import type { CaseTables } from './tables.ts';
import { tellOfBreaks } from './tell-late.ts';

const warned = promiseFacts['promise.warned'];
const lastHour = promiseFacts['promise.last-hour'];
const broken = promiseFacts['promise.broken'];
const longOverdue = promiseFacts['promise.long-overdue'];

const Step = z.object({
  caseId: CaseId,
  promiseId: PromiseId,
  rung: z.literal([50, 75, 'last-hour', 90, 'due', 'long-overdue']),
  /** The break was found when it was long overdue already: one telling says both. */
  longAfter: z.boolean(),
  text: z.string(),
  due: z.int(),
  occurredAt: z.int(),
  /** Whether the customer may know of it. */
  toCustomer: z.boolean(),
});
type Step = z.infer<typeof Step>;

const climbing = jobKind({
  name: 'cases.climb-ladder',
  payload: z.object({
    tellingId: z.uuid(),
    foundAt: z.int(),
    byKeeper: z.boolean(),
    by: PersonId.nullable().default(null),
    steps: z.array(Step),
  }),
});
type Climb = z.infer<typeof climbing.payload>;

/** What lies further back is history that is being taken over: nobody is told of it now. */
const HISTORY = HOUR;

function stepOf(fact: Fact): Step {
  const about = { caseId: CaseId.parse(fact.subject.id), occurredAt: fact.occurredAt };
  const toCustomer = fact.audience === 'customer';
  const step = (rung: Step['rung'], { promiseId, text, due }: Pick<Step, 'promiseId' | 'text' | 'due'>): Step => {
    return { ...about, promiseId, text, due, rung, longAfter: false, toCustomer };
  };
  if (fact.kind === warned.name) {
    const data = warned.data.parse(fact.data);
    return step(data.level, data);
  }
  if (fact.kind === lastHour.name) return step('last-hour', lastHour.data.parse(fact.data));
  if (fact.kind === longOverdue.name) return step('long-overdue', longOverdue.data.parse(fact.data));
  return step('due', broken.data.parse(fact.data));
}

/** A break and that it is long overdue, found at once, are one step: what is told of it is the break. */
function together(steps: readonly Step[]): Step[] {
  const broke = new Set(steps.filter(({ rung }) => rung === 'due').map(({ promiseId }) => promiseId));
  const both = steps.filter(({ rung, promiseId }) => rung === 'long-overdue' && broke.has(promiseId));
  const late = new Set(both.map(({ promiseId }) => promiseId));
  return steps
    .filter((step) => !both.includes(step))
    .map((step) => (step.rung === 'due' && late.has(step.promiseId) ? { ...step, longAfter: true } : step));
}

/**
 * Sees to it that people hear of promises about cases that come near their due moment or break. One job tells of all
 * that was judged together, so that judging waits for nobody.
 */
export const ladderSubscription: Subscription = {
  name: 'cases.ladder',
  kinds: [warned.name, lastHour.name, broken.name, longOverdue.name],
  within: async (tx, context, facts) => {
    if (context.now < context.platform.clock() - HISTORY) return;
    const steps = together(facts.filter(({ subject }) => subject.kind === 'case').map(stepOf));
    if (steps.length === 0) return;
    const byKeeper = context.actor.kind === 'system';
    const by = personOf(context.actor);
    await enqueue(tx, climbing, { tellingId: context.newId(), foundAt: context.now, byKeeper, by, steps });
  },
};

interface Around {
  readonly id: CaseId;
  readonly number: number;
  readonly subject: string;
  readonly people: Parameters<typeof toldAt>[1];
}

/** The cases with the people around their promises. */
async function around(tx: Tx, caseIds: readonly CaseId[]): Promise<ReadonlyMap<CaseId, Around>> {
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select(['id', 'number', 'subject', 'owner_id', 'assignee_id', 'team_id', 'service_id'])
    .where('id', '=', sql<CaseId>`any (${sql.val([...new Set(caseIds)])}::uuid[])`)
    .execute();
  const answerable = await answerableFor(
    tx,
    rows.flatMap(({ team_id: teamId }) => teamId ?? []),
  );
  const serviceOwners = await ownersOf(
    tx,
    rows.map(({ service_id: serviceId }) => serviceId),
  );
  const one = (id: PersonId | null | undefined) => (id ? [id] : []);
  return new Map(
    rows.map((row) => {
      const lead = (row.team_id && answerable.leads.get(row.team_id)) ?? [];
      const people = {
        assignee: one(row.assignee_id),
        owner: one(row.owner_id),
        lead,
        manager: answerable.managers,
        'service-owner': one(serviceOwners.get(row.service_id)),
      };
      return [row.id, { id: row.id, number: row.number, subject: row.subject, people }];
    }),
  );
}

type AroundStep = (step: Step) => Around | undefined;

/** Who is around each step: the people of its case; around an answer to feedback whoever owes it, whoever has the case. */
async function aroundEach(tx: Tx, steps: readonly Step[], found: ReadonlyMap<CaseId, Around>): Promise<AroundStep> {
  const promises = await findPromises(tx, [...new Set(steps.map(({ promiseId }) => promiseId))]);
  const answering = new Map(
    promises.flatMap(({ id, kind, promisor }) =>
      kind === 'feedback-answer' && promisor.kind === 'person' ? [[id, promisor.personId] as const] : [],
    ),
  );
  return ({ caseId, promiseId }) => {
    const known = found.get(caseId);
    const answerer = answering.get(promiseId);
    if (!known || !answerer) return known;
    const { manager } = known.people;
    return { ...known, people: { assignee: [], owner: [answerer], lead: [], manager, 'service-owner': [] } };
  };
}

const toldOf = ({ rung, longAfter }: Step, { people }: Around): readonly Told[] =>
  longAfter ? toldLongAfter(people) : toldAt(rung, people);
const hrefOf = ({ number }: Around) => `/desk/case/${number}`;

function newsOf({ rung, text, due }: Step, as: Told['as']): NewNotice['news'] {
  const about = { promise: text, due, as };
  if (rung === 'due') return { kind: 'promise-broken', ...about };
  if (rung === 'long-overdue') return { kind: 'promise-long-overdue', ...about };
  return { kind: 'promise-near', level: rung, ...about };
}

function noticesOf(step: Step, found: Around): NewNotice[] {
  return toldOf(step, found).map(({ personId, as, insists }) => {
    return {
      personId,
      topic: `promise:${step.promiseId}`,
      title: found.subject,
      href: hrefOf(found),
      news: newsOf(step, as),
      insists,
    };
  });
}

/** One summary for each person of all that was found after an absence; those of one hour add up. */
function summariesOf(steps: readonly Step[], aroundStep: AroundStep, foundAt: Instant): NewNotice[] {
  const missed = new Map<PersonId, Step[]>();
  for (const step of steps) {
    const known = aroundStep(step);
    if (!known) continue;
    for (const { personId } of toldOf(step, known)) {
      missed.set(personId, [...(missed.get(personId) ?? []), step]);
    }
  }
  return [...missed].map(([personId, theirs]) => {
    const [first] = theirs;
    const only = theirs.length === 1 && first ? aroundStep(first) : undefined;
    const count = (is: (rung: Step['rung']) => boolean) => theirs.filter(({ rung }) => is(rung)).length;
    return {
      personId,
      topic: `missed:${Math.floor(foundAt / HOUR)}`,
      title: only?.subject ?? '',
      href: only ? hrefOf(only) : '/desk/queue',
      news: {
        kind: 'missed-while-away',
        from: Math.min(...theirs.map(({ occurredAt }) => occurredAt)),
        until: foundAt,
        broken: count((rung) => rung === 'due'),
        near: count((rung) => rung !== 'due' && rung !== 'long-overdue'),
        longOverdue: count((rung) => rung === 'long-overdue'),
      },
      insists: true,
    };
  });
}

async function climb(tx: Tx, context: Context, { tellingId, foundAt, byKeeper, by, steps }: Climb): Promise<void> {
  const breaks = steps.filter(({ rung, toCustomer }) => rung === 'due' && toCustomer);
  const found = await around(
    tx,
    steps.map(({ caseId }) => caseId),
  );
  await tellOfBreaks(
    tx,
    breaks.filter(({ caseId }) => found.has(caseId)),
    foundAt,
  );
  const nearing = steps.filter(({ rung }) => rung === 75);
  await remindInTime(
    tx,
    context,
    nearing.map(({ promiseId }) => promiseId),
  );
  const aroundStep = await aroundEach(tx, steps, found);
  const absent = (step: Step) => byKeeper && foundAfterAbsence(step.occurredAt, foundAt);
  const single = steps
    .filter((step) => !absent(step))
    .flatMap((step) => {
      const known = aroundStep(step);
      return known ? noticesOf(step, known) : [];
    });
  const notices = [...single, ...summariesOf(steps.filter(absent), aroundStep, foundAt)];
  await giveNotices(tx, context, { id: tellingId, by, notices });
}

/** Tells the people around promises how far these have come, and sees to it that customers hear of what broke. */
export const climbLadderJob = job(climbing, (context, payload) =>
  transaction(context, (tx) => climb(tx, context, payload)),
);
