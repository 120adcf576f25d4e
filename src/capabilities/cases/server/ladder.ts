import { sql } from 'kysely';
import { z } from 'zod';
import { giveNotices, type NewNotice } from '#capabilities/notices/index.ts';
import { answerableFor } from '#capabilities/people/index.ts';
import { foundAfterAbsence, promiseFacts, type Rung, toldAt } from '#capabilities/promises/index.ts';
import type { Fact } from '#kernel/facts.ts';
import { CaseId, type PersonId, PromiseId } from '#kernel/ids.ts';
import { HOUR, type Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import type { Subscription } from '#platform/subscribers.ts';
import type { CaseTables } from './tables.ts';
import { tellOfBreaks } from './tell-late.ts';

const warned = promiseFacts['promise.warned'];
const broken = promiseFacts['promise.broken'];

const Step = z.object({
  caseId: CaseId,
  promiseId: PromiseId,
  /** 100 is the due moment. */
  rung: z.literal([50, 75, 90, 100]),
  text: z.string(),
  due: z.int(),
  occurredAt: z.int(),
  /** Whether the customer may know of it. */
  toCustomer: z.boolean(),
});
type Step = z.infer<typeof Step>;

const climbing = jobKind({
  name: 'cases.climb-ladder',
  payload: z.object({ tellingId: z.uuid(), foundAt: z.int(), byKeeper: z.boolean(), steps: z.array(Step) }),
});
type Climb = z.infer<typeof climbing.payload>;

/** What lies further back is history that is being taken over: nobody is told of it now. */
const HISTORY = HOUR;

function stepOf(fact: Fact): Step {
  const about = { caseId: CaseId.parse(fact.subject.id), occurredAt: fact.occurredAt };
  const toCustomer = fact.audience === 'customer';
  if (fact.kind === warned.name) {
    const { promiseId, text, due, level } = warned.data.parse(fact.data);
    return { ...about, promiseId, text, due, rung: level, toCustomer };
  }
  const { promiseId, text, due } = broken.data.parse(fact.data);
  return { ...about, promiseId, text, due, rung: 100, toCustomer };
}

/**
 * Sees to it that people hear of promises about cases that come near their due moment or break. One job tells of all
 * that was judged together, so that judging waits for nobody.
 */
export const ladderSubscription: Subscription = {
  name: 'cases.ladder',
  kinds: [warned.name, broken.name],
  within: async (tx, context, facts) => {
    if (context.now < context.platform.clock() - HISTORY) return;
    const steps = facts.filter(({ subject }) => subject.kind === 'case').map(stepOf);
    if (steps.length === 0) return;
    const byKeeper = context.actor.kind === 'system';
    await enqueue(tx, climbing, { tellingId: context.newId(), foundAt: context.now, byKeeper, steps });
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
    .select(['id', 'number', 'subject', 'owner_id', 'assignee_id', 'team_id'])
    .where('id', '=', sql<CaseId>`any (${sql.val([...new Set(caseIds)])}::uuid[])`)
    .execute();
  const answerable = await answerableFor(
    tx,
    rows.flatMap(({ team_id: teamId }) => teamId ?? []),
  );
  const one = (id: PersonId | null) => (id === null ? [] : [id]);
  return new Map(
    rows.map((row) => {
      const lead = (row.team_id && answerable.leads.get(row.team_id)) ?? [];
      const people = { assignee: one(row.assignee_id), owner: one(row.owner_id), lead, manager: answerable.managers };
      return [row.id, { id: row.id, number: row.number, subject: row.subject, people }];
    }),
  );
}

const rungOf = ({ rung }: Step): Rung => (rung === 100 ? 'due' : rung);
const hrefOf = ({ number }: Around) => `/desk/case/${number}`;

function noticesOf(step: Step, found: Around): NewNotice[] {
  return toldAt(rungOf(step), found.people).map(({ personId, as, insists }) => {
    const about = { promise: step.text, due: step.due, as };
    return {
      personId,
      topic: `promise:${step.promiseId}`,
      title: found.subject,
      href: hrefOf(found),
      news:
        step.rung === 100 ? { kind: 'promise-broken', ...about } : { kind: 'promise-near', level: step.rung, ...about },
      insists,
    };
  });
}

/** One summary for each person of all that was found after an absence; those of one hour add up. */
function summariesOf(steps: readonly Step[], found: ReadonlyMap<CaseId, Around>, foundAt: Instant): NewNotice[] {
  const missed = new Map<PersonId, Step[]>();
  for (const step of steps) {
    const known = found.get(step.caseId);
    if (!known) continue;
    for (const { personId } of toldAt(rungOf(step), known.people)) {
      missed.set(personId, [...(missed.get(personId) ?? []), step]);
    }
  }
  return [...missed].map(([personId, theirs]) => {
    const [first] = theirs;
    const only = theirs.length === 1 && first ? found.get(first.caseId) : undefined;
    const late = theirs.filter(({ rung }) => rung === 100).length;
    return {
      personId,
      topic: `missed:${Math.floor(foundAt / HOUR)}`,
      title: only?.subject ?? '',
      href: only ? hrefOf(only) : '/desk/queue',
      news: {
        kind: 'missed-while-away',
        from: Math.min(...theirs.map(({ occurredAt }) => occurredAt)),
        until: foundAt,
        broken: late,
        near: theirs.length - late,
      },
      insists: true,
    };
  });
}

async function climb(tx: Tx, context: Context, { tellingId, foundAt, byKeeper, steps }: Climb): Promise<void> {
  const breaks = steps.filter(({ rung, toCustomer }) => rung === 100 && toCustomer);
  const found = await around(
    tx,
    steps.map(({ caseId }) => caseId),
  );
  await tellOfBreaks(
    tx,
    breaks.filter(({ caseId }) => found.has(caseId)),
    foundAt,
  );
  const absent = (step: Step) => byKeeper && foundAfterAbsence(step.occurredAt, foundAt);
  const single = steps
    .filter((step) => !absent(step))
    .flatMap((step) => {
      const known = found.get(step.caseId);
      return known ? noticesOf(step, known) : [];
    });
  const notices = [...single, ...summariesOf(steps.filter(absent), found, foundAt)];
  await giveNotices(tx, context, { id: tellingId, notices });
}

/** Tells the people around promises how far these have come, and sees to it that customers hear of what broke. */
export const climbLadderJob = job(climbing, (context, payload) =>
  transaction(context, (tx) => climb(tx, context, payload)),
);
