import { AGENTS_FROM, customerId } from '../filling/organisation.ts';
import { inTurns } from '../measure.ts';
import { figures, type Scenario } from '../scenario.ts';
import { COUNTED, JUDGED_PROMISES, MANAGER, MANAGER_ADDRESS } from '../yardsticks/figures.ts';

const PROMISES = 1_000_000;
const BY = ['none', 'month', 'team', 'service'] as const;
const SECOND_MS = 1000;
/** Beyond every agent. */
const MANAGER_ID = customerId(2 * AGENTS_FROM);

/** How promises of a year were kept, as a manager asks, beside a bare count of the same rows. Leaves its promises behind. */
export const figuresOfAYear: Scenario = {
  name: 'figures',
  async run({ pool, program }) {
    await pool.query(MANAGER, [MANAGER_ID]);
    await pool.query(MANAGER_ADDRESS, [MANAGER_ID]);
    await pool.query(JUDGED_PROMISES, [PROMISES]);
    await pool.query('vacuum (analyze) promises.promise');
    const manager = await program.signIn(MANAGER_ID);
    const found = [];
    for (const by of BY) {
      const pair = await inTurns(
        { product: () => manager.send('GET', `/promise-figures?groupBy=${by}`), yardstick: () => pool.query(COUNTED) },
        { n: 20, warmUp: 2 },
      );
      const told = by === 'none' ? 'overall' : `by ${by}`;
      const what = `Figures of ${PROMISES.toLocaleString('en')} promises, ${told}`;
      found.push(figures(what, { pair, goal: { most: SECOND_MS } }));
    }
    return found;
  },
};
