import { parseArgs } from 'node:util';
import { doors, dueMoments, freshMemory, mailsRead } from './alone.ts';
import { filledFolder } from './filling/folder.ts';
import { machine } from './machine.ts';
import { markdown, writeReport } from './report.ts';
import type { Figure, Scenario } from './scenario.ts';
import { create } from './scenarios/create.ts';
import { feed } from './scenarios/feed.ts';
import { figuresOfAYear } from './scenarios/figures.ts';
import { idle } from './scenarios/idle.ts';
import { keeper } from './scenarios/keeper.ts';
import { listQueue } from './scenarios/list.ts';
import { mailIn } from './scenarios/mail-in.ts';
import { openCase } from './scenarios/open.ts';
import { reply } from './scenarios/reply.ts';
import { screens } from './scenarios/screens.ts';
import { searchWords } from './scenarios/search.ts';
import { startUnderTest } from './under-test/running.ts';
import { openWorld } from './world.ts';

/*
 * Measures Evenkeel beside its yardsticks. `--quick`: 5,000 cases, for development; `--only=create,list` and
 * `--cases=20000` choose; `--write` puts the figures into docs/performance.md, as a whole run does by itself.
 * `--only=keeper` measures how late promises are judged, which a whole run leaves out: twenty minutes with 1,000,000
 * cases, two with fewer (`--cases=20000`). `--only=figures --cases=20000` adds a year of 1,000,000 judged promises and
 * measures what is told of them, in three minutes. `--only=screens` measures in a browser what people feel.
 */

const READING: readonly Scenario[] = [listQueue, openCase, searchWords];
const WRITING: readonly Scenario[] = [create, reply, mailIn, feed, idle];
/** Take long and leave much behind: only by name. */
const BY_NAME: readonly Scenario[] = [keeper, figuresOfAYear, screens];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    cases: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const only = values.only?.split(',');
const chosen = values.cases?.split(',').map(Number);
const sizes = chosen ?? (values.quick ? [5000] : [20_000, 1_000_000]);
const wanted = ({ name }: { name: string }) => only === undefined || only.includes(name);

const found: Figure[] = [];
const keep = (figures: readonly Figure[], cases?: number) => {
  for (const figure of figures) {
    const placed = cases === undefined ? figure : { ...figure, cases };
    found.push(placed);
    process.stderr.write(`${JSON.stringify(placed)}\n`);
  }
};

async function measure(cases: number): Promise<void> {
  const program = await startUnderTest(await filledFolder(cases));
  try {
    const world = await openWorld(cases, program);
    const asked = BY_NAME.filter(({ name }) => only?.includes(name));
    for (const scenario of [...[...READING, ...WRITING].filter(wanted), ...asked])
      keep(await scenario.run(world), cases);
    if (!world.pool.ended) await world.pool.end();
  } finally {
    await program.stop();
  }
}

const before = machine().load;
for (const cases of sizes) await measure(cases);
if (wanted({ name: 'fresh' })) keep([await freshMemory(sizes[0] ?? 5000)]);
if (wanted({ name: 'due' })) keep(await dueMoments());
if (wanted({ name: 'parse' })) keep(await mailsRead());
if (wanted({ name: 'web' })) keep(doors());
const text = markdown(found, { before, after: machine().load });
process.stdout.write(`${text}\n`);
const whole = only === undefined && chosen === undefined && !values.quick;
if (whole || values.write) await writeReport(text);
