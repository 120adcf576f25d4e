import {
  assignCase,
  confirmCase,
  hearCustomer,
  noteOnCase,
  openCase,
  promiseCallback,
  replyToCustomer,
  sayLive,
  setNowLine,
  takeCase,
  waitWithCase,
} from '#capabilities/cases/index.ts';
import {
  fulfilPromise,
  openPromisesAbout,
  type PromiseKind,
  renegotiatePromise,
} from '#capabilities/promises/index.ts';
import { answerInvitation, askForHelp, contribute, logStep } from '#capabilities/troubleshooting/index.ts';
import { CaseId, type SwarmId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import type { PlannedCase, PlannedStep } from '../plan-types.ts';
import type { Cast } from './cast.ts';
import { sampleId } from './ids.ts';
import { must } from './must.ts';

type Step<Type extends PlannedStep['type']> = Extract<PlannedStep, { readonly type: Type }>;

interface Telling {
  readonly cast: Cast;
  readonly planned: PlannedCase;
  readonly caseId: CaseId;
  /** The team that works on it: the planned one, or that of the agent who takes it first. */
  readonly team: string;
  /** The asking for help that is open, once there is one. */
  readonly swarm: { id: SwarmId | null };
}

type Teller<Type extends PlannedStep['type']> = (
  context: Context,
  step: Step<Type>,
  telling: Telling,
) => Promise<Result<unknown>>;

function workerOf({ cast }: Telling, key: string) {
  return { id: cast.personId(key), name: cast.person(key).name };
}

/** The promise of a kind that is still owed, for a step that keeps or moves it. */
function onPromise(
  context: Context,
  { caseId }: Telling,
  kind: PromiseKind,
  work: (tx: Tx, promise: Awaited<ReturnType<typeof openPromisesAbout>>[number]) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  return transaction(context, async (tx) => {
    const promise = (await openPromisesAbout(tx, { kind: 'case', id: caseId })).find((one) => one.kind === kind);
    return promise ? work(tx, promise) : refuse('sample.nothing-promised', 409, { kind });
  });
}

const TELLERS: { readonly [Type in PlannedStep['type']]: Teller<Type> } = {
  open: (context, step, telling) => {
    const { cast, planned, caseId } = telling;
    return openCase(context, {
      id: caseId,
      requesterId: cast.personId(planned.requester),
      kind: planned.kind,
      subject: planned.subject,
      text: step.text,
      goal: planned.goal ?? undefined,
      serviceId: cast.service(planned.service),
      teamId: cast.team(telling.team),
      channel: planned.channel,
      urgency: planned.statedUrgency,
      priority: planned.priority,
      contactedAt: step.at,
      takenBy: step.takenBy === null ? undefined : workerOf(telling, step.takenBy),
    });
  },
  take: async (context, _step, { caseId }) => {
    const taken = await takeCase(context, { caseId });
    // After a hand-over the owner stays the owner: the receiver has the next step already.
    return !taken.ok && taken.refusal.code === 'case.has-an-owner' ? ok(null) : taken;
  },
  'set-now-line': (context, { text }, { caseId }) => setNowLine(context, { caseId, text }),
  reply: (context, step, { caseId }) =>
    replyToCustomer(context, {
      caseId,
      text: step.text,
      fileIds: [],
      next:
        step.nextWordBy === null
          ? { follow: 'no-more-news', reason: step.noMoreNews ?? '' }
          : { follow: 'next-word', by: step.nextWordBy },
    }),
  'customer-writes': (context, step, telling) => hear(context, step, telling),
  reopen: (context, step, telling) => hear(context, step, telling),
  'team-note': (context, { text }, { caseId }) => noteOnCase(context, { caseId, text, fileIds: [] }),
  renegotiate: (context, step, telling) =>
    onPromise(context, telling, step.promise, (tx, promise) =>
      renegotiatePromise(tx, context, promise.id, { due: step.due, reason: step.reason, words: step.words }),
    ),
  'promise-callback': (context, { due, text }, { caseId }) => promiseCallback(context, { caseId, due, text }),
  'call-back': (context, step, telling) =>
    onPromise(context, telling, 'callback', (tx, promise) => fulfilPromise(tx, context, promise, step.at)),
  wait: (context, { reason, question }, { caseId }) =>
    waitWithCase(context, { caseId, reason, question, until: null, attempts: null, providerId: null }),
  resolve: (context, { text }, { caseId }) =>
    replyToCustomer(context, { caseId, text, fileIds: [], next: { follow: 'resolves' } }),
  confirm: (context, _step, { caseId }) => confirmCase(context, caseId),
  'hand-over': (context, step, { cast, caseId }) =>
    assignCase(context, { caseId, assigneeId: cast.personId(step.toPerson), teamId: cast.team(step.toTeam) }),
  'try-step': (context, { phase, what, expected, saw, outcome, shared }, { caseId }) =>
    logStep(context, { caseId, phase, what, expected, saw, outcome, shared, credit: null }),
  'ask-for-help': async (context, { text, of }, telling) => {
    const personIds = of.map((key) => telling.cast.personId(key));
    const { caseId } = telling;
    const asked = await askForHelp(context, { caseId, question: text, help: 'know-how', stepIds: [], personIds });
    if (asked.ok) telling.swarm.id = asked.value.id;
    return asked;
  },
  join: (context, _step, { swarm }) =>
    onSwarm(swarm, (swarmId) => answerInvitation(context, { swarmId, answer: 'joined', laterAt: null, instead: null })),
  'say-live': (context, { startsAt, way, place, fallback }, { caseId }) =>
    sayLive(context, { caseId, event: { startsAt, endsAt: null, way, place, overAt: null, fallback } }),
  propose: (context, { text }, { swarm }) =>
    onSwarm(swarm, (swarmId) => contribute(context, { swarmId, kind: 'proposal', text })),
};

function onSwarm({ id }: Telling['swarm'], work: (id: SwarmId) => Promise<Result<unknown>>): Promise<Result<unknown>> {
  return id === null ? Promise.resolve(refuse('sample.nobody-asked', 409)) : work(id);
}

function hear(context: Context, step: { by: string; at: number; text: string }, telling: Telling) {
  const { caseId, planned } = telling;
  const channel = planned.channel === 'mail' ? 'mail' : 'portal';
  return hearCustomer(context, {
    caseId,
    author: workerOf(telling, step.by),
    channel,
    text: step.text,
    at: step.at,
    human: true,
  });
}

function tell<Type extends PlannedStep['type']>(
  context: Context,
  step: Step<Type>,
  telling: Telling,
): Promise<Result<unknown>> {
  const teller: Teller<Type> = TELLERS[step.type];
  return teller(context, step, telling);
}

/** Who at the desk takes a case first, if anybody does. */
function firstTaker({ steps }: PlannedCase): string | null {
  const [opening] = steps;
  if (opening?.type === 'open' && opening.takenBy !== null) return opening.takenBy;
  return steps.find((step) => step.type === 'take')?.by ?? null;
}

function teamThatWorks(cast: Cast, planned: PlannedCase): string {
  const taker = firstTaker(planned);
  if (taker === null || cast.isMember(planned.team, taker)) return planned.team;
  return cast.teamsOf(taker)[0] ?? planned.team;
}

/** Who was asked for help may answer, and who joined takes part: they are given nothing. */
function helpsAt({ steps }: PlannedCase, by: string, at: number): boolean {
  return steps.some((step) => step.type === 'join' && step.by === by && step.at <= at);
}

/** Whoever the desk's story brings in from another team is given the next step first: before, they see nothing. */
async function bringIn(telling: Telling, by: string, at: number, tx: Tx): Promise<void> {
  const { cast, planned, caseId, team } = telling;
  const owner = firstTaker(planned);
  const isStaff = cast.person(by).roles.some((role) => role === 'agent' || role === 'lead');
  if (!isStaff || owner === null || by === owner || cast.isMember(team, by) || helpsAt(planned, by, at)) return;
  const context: Context = { ...cast.as(owner, at, `${planned.key}/bring-in/${by}/${at}`), tx };
  await must(`bring in ${by} to ${planned.key}`, assignCase(context, { caseId, assigneeId: cast.personId(by) }));
}

/** The id of a planned case: the same for the same sample, so that it is never told twice. */
export function caseIdOf(cast: Cast, planned: Pick<PlannedCase, 'key'>): CaseId {
  return CaseId.parse(sampleId(cast.plan.seed, planned.key));
}

/** Tells one planned case through the product's own operations, each at its own moment, in the open transaction. */
export async function writeCase(cast: Cast, planned: PlannedCase, tx: Tx): Promise<void> {
  const caseId = caseIdOf(cast, planned);
  const telling: Telling = { cast, planned, caseId, team: teamThatWorks(cast, planned), swarm: { id: null } };
  for (const [index, step] of planned.steps.entries()) {
    const by = step.type === 'open' && step.takenBy !== null ? step.takenBy : step.by;
    if (step.type !== 'open') await bringIn(telling, by, step.at, tx);
    const context: Context = { ...cast.as(by, step.at, `${planned.key}/${index}`), tx };
    await must(`${step.type} in ${planned.key} (${planned.tells})`, tell(context, step, telling));
  }
}
