import { z } from 'zod';
import { giveNotices, type News } from '#capabilities/notices/index.ts';
import { answerableFor } from '#capabilities/people/index.ts';
import { findPromises, type PromiseRecord, promiseFacts, toldAt } from '#capabilities/promises/index.ts';
import type { Fact } from '#kernel/facts.ts';
import { ImprovementId, PromiseId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import type { Subscription } from '#platform/subscribers.ts';
import type { Improvement } from '../domain/improvement.ts';
import { findImprovement } from './store.ts';
import { tell } from './tell.ts';

const warned = promiseFacts['promise.warned'];
const lastHour = promiseFacts['promise.last-hour'];
const broken = promiseFacts['promise.broken'];
const longOverdue = promiseFacts['promise.long-overdue'];
const moved = promiseFacts['promise.renegotiated'];

const RUNGS = [50, 75, 90, 'last-hour', 'due', 'long-overdue'] as const;
type Rung = (typeof RUNGS)[number];

/** What every fact about a promise says. */
const AboutPromise = z.object({ promiseId: PromiseId });

const climbing = jobKind({
  name: 'improvements.climb-ladder',
  payload: z.object({
    tellingId: z.uuid(),
    improvementId: ImprovementId,
    promiseId: PromiseId,
    rung: z.literal(RUNGS),
  }),
});
type Step = z.infer<typeof climbing.payload>;

/** What lies further back is history that is being taken over: nobody is told of it now. */
const HISTORY = HOUR;

function rungOf(fact: Fact): Rung {
  if (fact.kind === warned.name) return warned.data.parse(fact.data).level;
  if (fact.kind === lastHour.name) return 'last-hour';
  return fact.kind === longOverdue.name ? 'long-overdue' : 'due';
}

/** Has the people around an improvement told of what was promised about it: that it comes near, broke, or was moved. */
export const improvementLadder: Subscription = {
  name: 'improvements.ladder',
  kinds: [warned.name, lastHour.name, broken.name, longOverdue.name, moved.name],
  within: async (tx, context, facts) => {
    if (context.now < context.platform.clock() - HISTORY) return;
    for (const fact of facts.filter(({ subject }) => subject.kind === 'improvement')) await climbFor(tx, context, fact);
  },
};

async function climbFor(tx: Tx, context: Context, fact: Fact): Promise<void> {
  const improvementId = ImprovementId.parse(fact.subject.id);
  const known = await findImprovement(tx, improvementId);
  if (!known) return;
  const proposer = [known.proposer.id];
  if (fact.kind === moved.name) {
    const { text } = moved.data.parse(fact.data);
    return tell(tx, context, known, { to: proposer, event: 'moved', words: text });
  }
  const rung = rungOf(fact);
  const { promiseId } = AboutPromise.parse(fact.data);
  await enqueue(tx, climbing, { tellingId: context.newId(), improvementId, promiseId, rung });
  if (rung === 'due') await tell(tx, context, known, { to: proposer, event: 'late' });
}

async function around(tx: Tx, { promisor }: PromiseRecord, { teamId }: Improvement) {
  const { leads, managers } = await answerableFor(tx, teamId === null ? [] : [teamId]);
  const owner = 'personId' in promisor && promisor.personId !== null ? [promisor.personId] : [];
  const lead = (teamId && leads.get(teamId)) ?? [];
  return { assignee: [], owner, lead, manager: managers, 'service-owner': [] };
}

function newsOf(rung: Rung, about: Omit<Extract<News, { kind: 'promise-broken' }>, 'kind'>): News {
  if (rung === 'due') return { kind: 'promise-broken', ...about };
  if (rung === 'long-overdue') return { kind: 'promise-long-overdue', ...about };
  return { kind: 'promise-near', level: rung, ...about };
}

async function climb(tx: Tx, context: Context, { tellingId, improvementId, promiseId, rung }: Step): Promise<void> {
  const known = await findImprovement(tx, improvementId);
  const [promise] = await findPromises(tx, [promiseId]);
  if (!known || !promise) return;
  const { text, due } = promise;
  const notices = toldAt(rung, await around(tx, promise, known)).map(({ personId, as, insists }) => ({
    personId,
    topic: `promise:${promiseId}`,
    title: known.title,
    href: `/desk/improvements/${improvementId}`,
    news: newsOf(rung, { promise: text, due, as }),
    insists,
  }));
  await giveNotices(tx, context, { id: tellingId, by: null, notices });
}

/** Tells the people around a promise about an improvement how far it has come. */
export const climbImprovementLadderJob = job(climbing, (context, payload) =>
  transaction(context, (tx) => climb(tx, context, payload)),
);
