import { family, memoryOf } from '../machine.ts';
import type { Figure, Scenario } from '../scenario.ts';

const REST_MS = 65_000;

/** Memory once nobody asks any more, after everything before: measured last. */
export const idle: Scenario = {
  name: 'idle',
  async run(world) {
    await world.pool.end();
    await new Promise((settle) => setTimeout(settle, REST_MS));
    const { pid, postmaster } = world.program;
    const program = memoryOf([pid]);
    const database = memoryOf(family(postmaster));
    const figure: Figure = {
      what: `Everything idle, a minute after all of this with ${world.cases.toLocaleString('en')} cases (PSS)`,
      value: { amount: program + database, unit: 'MB' },
      goal: { most: 250 },
      note: `Program ${program.toFixed(0)} MB, PostgreSQL ${database.toFixed(0)} MB.`,
    };
    return [figure];
  },
};
