import { caseSubjects } from '#capabilities/cases/index.ts';
import { judgeDue } from '#capabilities/promises/index.ts';
import type { Instant } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { type Json, json } from '#platform/database/columns.ts';
import { inOneTransaction, reading, type Tx, transaction } from '#platform/database/transaction.ts';
import type { Platform } from '#platform/platform.ts';
import { planSample } from '../plan.ts';
import type { PlannedCase } from '../plan-types.ts';
import { writeCalls } from './calls.ts';
import { caseIdOf, writeCase } from './case.ts';
import { type Cast, castOf } from './cast.ts';
import { writeFeedback } from './feedback.ts';
import { writeImprovements } from './improvements.ts';
import { writeOrganisation } from './organisation.ts';
import { writeReferrals } from './referrals.ts';
import { writeRequests } from './requests.ts';

export interface WritingOptions {
  readonly seed: number;
  readonly now: Instant;
  readonly cases?: number;
  /** Called after each case, to show how far it is. */
  readonly onCase?: (done: number, all: number) => void;
}

/** Cases that are told in one transaction: a commit for each would be the most of the work. */
const TOGETHER = 8;
const LANES = 4;

/** Writes the cases of a group that are not there yet; all of them, or none. */
function writeGroup(platform: Platform, cast: Cast, group: readonly PlannedCase[]): Promise<void> {
  return transaction(cast.asSystem(platform.clock(), 'cases'), async (tx) => {
    const there = await caseSubjects.load(
      tx,
      group.map((planned) => caseIdOf(cast, planned)),
    );
    for (const planned of group) if (!there.has(caseIdOf(cast, planned))) await writeCase(cast, planned, tx);
  });
}

async function writeCases(platform: Platform, cast: Cast, onCase: WritingOptions['onCase']): Promise<void> {
  const { cases } = cast.plan;
  const groups: PlannedCase[][] = [];
  for (let i = 0; i < cases.length; i += TOGETHER) groups.push(cases.slice(i, i + TOGETHER));
  let done = 0;
  const lane = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const together = group;
      await writeGroup(platform, cast, together);
      done += together.length;
      onCase?.(done, cases.length);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** The people whose sign-in links the demo prints: ids by role. */
export type DemoPeople = Readonly<Record<'customer' | 'agent' | 'manager' | 'administrator', string>>;

/** What is remembered of the sample: the moment for which it is told, so that an interrupted start goes on with it. */
export interface SampleState {
  readonly now: Instant;
  readonly people: DemoPeople;
  readonly complete: boolean;
}

interface SampleTables {
  'platform.setting': { name: string; value: Json<SampleState> };
}

const SETTING = 'sample';

/** How far the sample was written here, or null when it was not begun. */
export function readSampleState(platform: Platform): Promise<SampleState | null> {
  return reading(systemContext(platform, 'sample'), async (tx) => {
    const row = await tx
      .tables<SampleTables>()
      .selectFrom('platform.setting')
      .select('value')
      .where('name', '=', SETTING)
      .executeTakeFirst();
    return row?.value ?? null;
  });
}

async function saveState(tx: Tx, state: SampleState): Promise<void> {
  const value = json(state);
  await tx
    .tables<SampleTables>()
    .insertInto('platform.setting')
    .values({ name: SETTING, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

async function judgeAllDue(platform: Platform, now: Instant): Promise<void> {
  let judged = 1;
  while (judged > 0) judged = await judgeDue(platform, { now, limit: 500 });
}

function demoPeopleOf(cast: Cast): DemoPeople {
  const { customer, agent, manager, administrator } = cast.plan.landmarks.signIn;
  return {
    customer: cast.personId(customer),
    agent: cast.personId(agent),
    manager: cast.personId(manager),
    administrator: cast.personId(administrator),
  };
}

/**
 * Writes the sample organisation and its three months of cases through the product's own operations, each step at
 * its own moment. Promises that fell due and were left are judged at the end, as the keeper would have. After an
 * interruption it goes on where it was, with the moment of the first try.
 */
export async function writeSample(platform: Platform, options: WritingOptions): Promise<DemoPeople> {
  const { seed, cases } = options;
  const begun = await readSampleState(platform);
  const now = begun?.now ?? options.now;
  const cast = castOf(platform, planSample({ seed, now, ...(cases === undefined ? {} : { cases }) }));
  const people = demoPeopleOf(cast);
  if (begun === null) {
    await inOneTransaction(cast.asSystem(cast.plan.startsAt, 'organisation'), async (context) => {
      await writeOrganisation(context, cast);
      await transaction(context, (tx) => saveState(tx, { now, people, complete: false }));
    });
  }
  await writeCases(platform, cast, options.onCase);
  await judgeAllDue(platform, now);
  await transaction(cast.asSystem(now, 'requests'), async (tx) => {
    if (begun?.complete !== true) {
      await writeRequests(cast, tx);
      await writeReferrals(cast, tx);
      await writeImprovements(cast, tx);
      await writeFeedback(cast, tx);
      await writeCalls(cast, tx);
    }
    await saveState(tx, { now, people, complete: true });
  });
  return people;
}

/** The landmark cases are in every plan; a small one is made in an instant. */
const SMALLEST_PLAN = 60;

/**
 * Tells the landmark cases anew for a later start: the failed video call, something late, something due within half
 * an hour. The people are those that the sample has.
 */
export async function freshenSample(platform: Platform, options: Pick<WritingOptions, 'seed' | 'now'>): Promise<void> {
  const { seed, now } = options;
  const plan = planSample({ seed, now, cases: SMALLEST_PLAN });
  const { liveCase, overdue, dueSoon } = plan.landmarks;
  const wanted = new Set([liveCase, ...overdue, ...dueSoon]);
  const cast = castOf(platform, plan);
  await transaction(cast.asSystem(now, 'freshen'), async (tx) => {
    for (const planned of plan.cases.filter((one) => wanted.has(one.key))) {
      await writeCase(cast, { ...planned, key: `${planned.key}@${now}` }, tx);
    }
  });
  await judgeAllDue(platform, now);
}
