import { type Instant, SECOND } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import type { Platform } from '#platform/platform.ts';
import { LONGEST_SLEEP } from '../wake.ts';
import { earliestWake } from './claim.ts';
import { momentToJudge } from './clock-guard.ts';
import { judgeDue } from './judge-due.ts';

export interface Keeper {
  /** Ends the keeper; what it judges at this moment is finished first. */
  stop(): Promise<void>;
}

const AT_ONCE = 1000;
/** What is due and was not judged is held by somebody: look again soon. */
const HELD = 100;
const AFTER_TROUBLE = SECOND;

/** A sleep that a signal ends, also one that came just before. */
function sleeper() {
  let woken = false;
  let end: (() => void) | undefined;
  return {
    wake() {
      woken = true;
      end?.();
    },
    async sleep(ms: number) {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      end = undefined;
      woken = false;
    },
  };
}

/** How long from `now` until the next promise is to be judged, as far as a keeper dares to sleep. */
async function untilNext(platform: Platform, now: Instant): Promise<number> {
  const next = await reading(systemContext(platform, 'keeper'), earliestWake);
  if (next === null) return LONGEST_SLEEP;
  const ahead = next - now;
  return ahead > 0 ? Math.min(LONGEST_SLEEP, ahead) : HELD;
}

/** Judges what is due; answers how long there is nothing to do. Trouble with the database is said and slept over. */
async function look(platform: Platform): Promise<number> {
  try {
    const now = await momentToJudge(platform);
    if (now === null) return LONGEST_SLEEP;
    const judged = await judgeDue(platform, { now, limit: AT_ONCE });
    return judged >= AT_ONCE ? 0 : await untilNext(platform, now);
  } catch (error) {
    platform.log.error({ err: error }, 'the keeper could not look after the promises; it tries again');
    return AFTER_TROUBLE;
  }
}

/**
 * Starts a keeper: it judges each promise when its moment comes, sleeps until the next, and wakes when a nearer one
 * is made. Any number may run on any number of nodes. While this node's clock is ahead of the database's, it judges nothing.
 */
export function startKeeper(platform: Platform): Keeper {
  const { sleep, wake } = sleeper();
  const stopListening = platform.signals.onKeeperWake(wake);
  let stopping = false;
  const run = async () => {
    while (!stopping) {
      const pause = await look(platform);
      if (pause > 0 && !stopping) await sleep(pause);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping = true;
      stopListening();
      wake();
      await running;
    },
  };
}
