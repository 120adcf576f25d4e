import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CalendarId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { decideVoidPause } from '../domain/index.ts';
import {
  confirmPromise,
  fulfilPromise,
  judgeDue,
  makePromise,
  type PromiseRecord,
  pausePromise,
  promisesAbout,
  raisePromise,
  rejectPromise,
  renegotiatePromise,
  resumePromise,
  withdrawPromise,
} from '../index.ts';
import { aCallback, always, aSubject, asSystem, must, within } from '../testing/promise-keeping.ts';
import { PromiseModel } from '../testing/promise-model.ts';
import { settle } from './settle.ts';

let app: TestApp;
let calendarId: CalendarId;
beforeAll(async () => {
  app = await startTestApp();
  calendarId = await always(app);
});
afterAll(() => app.stop());

interface Life {
  model: PromiseModel;
}
interface Real {
  readonly subject: ReturnType<typeof aSubject>;
}

const now = () => app.clock.now();
const spoken = { byPromisee: [], toPromisee: [] };

/** The promise that stands: the last of its chain. */
async function standing({ subject }: Real): Promise<PromiseRecord> {
  const chain = await within(app, (tx) => promisesAbout(tx, subject));
  const last = chain.find(({ successorId }) => successorId === null);
  if (!last) throw new Error('No promise stands.');
  return last;
}

/** Does something to the promise that stands; whether it was refused. A refusal leaves nothing behind. */
async function attempt(
  real: Real,
  work: (tx: Tx, context: Context, promise: PromiseRecord) => Promise<Result<unknown>>,
): Promise<boolean> {
  const promise = await standing(real);
  const context = asSystem(app);
  return (await transaction(context, (tx) => work(tx, context, promise))).ok;
}

/** What may be told once of each promise, and at most once, however often its due moment moves. */
const ONCE: readonly string[] = ['promise.warned', 'promise.last-hour', 'promise.long-overdue'];

/** After each step three keepers have looked, and the promise that stands is what the model says. */
async function compare({ model }: Life, real: Real): Promise<void> {
  await Promise.all([1, 2, 3].map(() => judgeDue(app.program.platform, { now: now() })));
  model.lookAt(now());
  const promise = await standing(real);
  const state = model.stateAt(now());
  expect({ state: promise.state, due: promise.due }).toEqual({ state, due: model.due });
  if (state === 'broken') expect(promise.brokenAt).toBe(model.due);
  const facts = await within(app, (tx) => factsAbout(tx, real.subject.kind, real.subject.id));
  const told = facts
    .filter(({ kind }) => ONCE.includes(kind))
    .map(({ kind, data }) => ({ kind, ...(data as { promiseId: string; level?: number }) }));
  expect(new Set(told.map(({ kind, promiseId, level }) => `${promiseId} ${kind} ${level}`)).size).toBe(told.length);
  const longOverdue = told.some(({ kind, promiseId }) => kind === 'promise.long-overdue' && promiseId === promise.id);
  expect(longOverdue).toBe(model.toldLongOverdue);
}

interface Step {
  readonly says: string;
  /** What the model expects: whether it is allowed at `at`, and what it changes then. */
  readonly expect: (life: Life, at: Instant) => boolean;
  readonly act: (tx: Tx, context: Context, promise: PromiseRecord) => Promise<Result<unknown>>;
  readonly change: (life: Life, at: Instant, promise: PromiseRecord) => void;
}

class StepCommand implements fc.AsyncCommand<Life, Real> {
  readonly step: Step;
  constructor(step: Step) {
    this.step = step;
  }
  check = () => true;
  toString = () => this.step.says;
  async run(life: Life, real: Real): Promise<void> {
    const allowed = this.step.expect(life, now());
    expect(await attempt(real, this.step.act), this.step.says).toBe(allowed);
    if (allowed) this.step.change(life, now(), await standing(real));
    await compare(life, real);
  }
}

class Pass implements fc.AsyncCommand<Life, Real> {
  readonly minutes: number;
  constructor(minutes: number) {
    this.minutes = minutes;
  }
  check = () => true;
  toString = () => `${this.minutes} minutes pass`;
  async run(life: Life, real: Real): Promise<void> {
    app.clock.forward(this.minutes * MINUTE);
    await compare(life, real);
  }
}

const stateIs =
  (...states: string[]) =>
  (life: Life, at: Instant) =>
    states.includes(life.model.stateAt(at));

const pause: Step = {
  says: 'pause',
  expect: ({ model }, at) =>
    model.isBudget() && model.stateAt(at) === 'running' && at < model.due && model.stated().length < 3,
  act: (tx, context, promise) => {
    const evidence = { kind: 'question', question: 'Which room?', askedAt: context.now } as const;
    const asked = { reason: 'customer-input', evidence, until: null, urgent: false, spoken } as const;
    return pausePromise(tx, context, promise, asked);
  },
  change: ({ model }, at, { pauses }) =>
    model.still.push({ from: at, to: pauses.at(-1)?.until ?? at, stated: true, voided: false }),
};

const resume: Step = {
  says: 'resume',
  expect: stateIs('paused'),
  act: (tx, context, promise) =>
    resumePromise(tx, context, promise, { occurredAt: context.now, cause: 'by-hand', spoken }),
  change: ({ model }, at) => model.endPauseAt(at),
};

const fulfil: Step = {
  says: 'fulfil',
  expect: ({ model }, at) => model.isOwedAt(at) || (model.released && !model.isDelivered()),
  act: (tx, context, promise) => fulfilPromise(tx, context, promise, context.now),
  change: ({ model }, at) => {
    const late = model.stateAt(at) === 'broken';
    model.endPauseAt(at);
    if (late) model.fulfilledAt = at;
    else model.metAt = at;
  },
};

const confirm: Step = {
  says: 'confirm',
  expect: stateIs('met'),
  act: (tx, context, promise) => confirmPromise(tx, context, promise, { confirmed: true, at: context.now }),
  change: ({ model }) => {
    model.ended = 'kept';
  },
};

const reject: Step = {
  says: 'reject',
  expect: stateIs('met', 'broken'),
  act: (tx, context, promise) => rejectPromise(tx, context, promise, context.now),
  change: ({ model }, at) => {
    if (model.stateAt(at) !== 'met' || model.metAt === null) return;
    model.still.push({ from: model.metAt, to: at, stated: false, voided: false });
    model.metAt = null;
  },
};

const withdraw: Step = {
  says: 'withdraw',
  expect: ({ model }, at) => model.isOwedAt(at) || model.stateAt(at) === 'met',
  act: (tx, context, { id }) =>
    withdrawPromise(tx, context, id, { ground: 'customer-withdrew', reason: 'Not needed any more.' }),
  change: ({ model }, at) => {
    if (model.stateAt(at) === 'broken') model.released = true;
    else model.ended = 'withdrawn';
  },
};

const voidPause: Step = {
  says: 'void the last pause',
  expect: ({ model }, at) => !stateIs('withdrawn')({ model }, at) && model.stated().some(({ voided }) => !voided),
  act: (tx, context, promise) => {
    const last = promise.pauses.findLast(({ reason, voided }) => reason === 'customer-input' && !voided);
    const given = { from: last?.from ?? 0, byId: PEOPLE.grace.id, reason: 'Nobody asked.' };
    return settle(tx, context, {
      promise,
      decide: (known, calendar) => decideVoidPause(known, { ...given, calendar }, context.now),
    });
  },
  change: ({ model }) => {
    const last = model.stated().findLast(({ voided }) => !voided);
    if (last) last.voided = true;
  },
};

const renegotiate = (minutes: number): Step => ({
  says: `move to ${minutes} minutes from now`,
  expect: ({ model }, at) => stateIs('running', 'paused')({ model }, at) && at + minutes * MINUTE !== model.due,
  act: (tx, context, { id }) =>
    renegotiatePromise(tx, context, id, { due: context.now + minutes * MINUTE, reason: 'A part is missing.' }),
  change: (life, at) => {
    life.model = new PromiseModel(at, { due: at + minutes * MINUTE });
  },
});

const raise = (minutes: number): Step => ({
  says: `raise to ${minutes} minutes`,
  expect: ({ model }, at) => model.isBudget() && model.isOwedAt(at),
  act: (tx, context, promise) =>
    raisePromise(tx, context, promise, {
      terms: { kind: 'budget', ms: minutes * MINUTE },
      calendarId: promise.calendarId,
      agreement: null,
      words: () => 'Sooner.',
      reason: 'More urgent.',
    }),
  change: (life, at) => {
    life.model = life.model.raisedTo(minutes, at) ?? life.model;
  },
});

const step = (made: Step) => fc.constant(new StepCommand(made));
const commands = [
  fc.integer({ min: 1, max: 45 }).map((minutes) => new Pass(minutes)),
  fc.constantFrom(...[pause, resume, fulfil, reject].map((one) => new StepCommand(one))),
  step(pause),
  step(confirm),
  step(withdraw),
  step(voidPause),
  fc.integer({ min: 1, max: 120 }).map((minutes) => new StepCommand(renegotiate(minutes))),
  fc.integer({ min: 5, max: 90 }).map((minutes) => new StepCommand(raise(minutes))),
];

it('lives in the database as the state machine says, whatever people do when', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 14 }), async (cmds) => {
      app.clock.forward(MINUTE - (now() % MINUTE));
      const subject = aSubject();
      const terms = { kind: 'budget', ms: HOUR } as const;
      const made = aCallback(app, calendarId, { subject, kind: 'resolve', terms, text: 'It works within the hour.' });
      must(await within(app, (tx, context) => makePromise(tx, context, made)));
      const setup = () => ({ model: { model: new PromiseModel(now(), { minutes: 60 }) }, real: { subject } });
      await fc.asyncModelRun(setup, cmds);
    }),
    { numRuns: 100 },
  );
});
