import { judgeDue } from '#capabilities/promises/index.ts';
import type { Instant } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { type Json, json } from '#platform/database/columns.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import type { Platform } from '#platform/platform.ts';
import { planSample } from '../plan.ts';
import type { PlannedCase } from '../plan-types.ts';
import { writeCase } from './case.ts';
import { type Cast, castOf } from './cast.ts';
import { writeOrganisation } from './organisation.ts';

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

async function writeCases(platform: Platform, cast: Cast, onCase: WritingOptions['onCase']): Promise<void> {
  const { cases } = cast.plan;
  const groups: PlannedCase[][] = [];
  for (let i = 0; i < cases.length; i += TOGETHER) groups.push(cases.slice(i, i + TOGETHER));
  let done = 0;
  const lane = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const together = group;
      await transaction(cast.asSystem(platform.clock(), 'cases'), async (tx) => {
        for (const planned of together) await writeCase(cast, planned, tx);
      });
      done += together.length;
      onCase?.(done, cases.length);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** The people whose sign-in links the demo prints: ids by role. */
export type DemoPeople = Readonly<Record<'customer' | 'agent' | 'manager' | 'administrator', string>>;

interface SampleTables {
  'platform.setting': { name: string; value: Json<DemoPeople> };
}

const SETTING = 'sample';

/** Whom the demo can sign in as, or null before the sample was written. */
export function readDemoPeople(platform: Platform): Promise<DemoPeople | null> {
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

async function judgeAllDue(platform: Platform, now: Instant): Promise<void> {
  let judged = 1;
  while (judged > 0) judged = await judgeDue(platform, { now, limit: 500 });
}

/**
 * Writes the sample organisation and its three months of cases through the product's own operations, each step at
 * its own moment. Promises that fell due and were left are judged at the end, as the keeper would have.
 */
export async function writeSample(platform: Platform, options: WritingOptions): Promise<DemoPeople> {
  const { seed, now, cases } = options;
  const plan = planSample({ seed, now, ...(cases === undefined ? {} : { cases }) });
  const cast = castOf(platform, plan);
  await writeOrganisation(cast);
  await writeCases(platform, cast, options.onCase);
  await judgeAllDue(platform, now);
  const { customer, agent, manager, administrator } = plan.landmarks.signIn;
  const people: DemoPeople = {
    customer: cast.personId(customer),
    agent: cast.personId(agent),
    manager: cast.personId(manager),
    administrator: cast.personId(administrator),
  };
  await transaction(systemContext(platform, 'sample', now), (tx) =>
    tx
      .tables<SampleTables>()
      .insertInto('platform.setting')
      .values({ name: SETTING, value: json(people) })
      .execute(),
  );
  return people;
}

/**
 * Tells the landmark cases anew for a later start: the failed video call, something late, something due within half
 * an hour. The people are those that the sample has.
 */
export async function freshenSample(platform: Platform, options: Pick<WritingOptions, 'seed' | 'now'>): Promise<void> {
  const { seed, now } = options;
  const plan = planSample({ seed, now });
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
