import { setTimeout as wait } from 'node:timers/promises';
import type { Postmaster } from './launch.ts';
import { signal } from './processes.ts';

/**
 * Ends PostgreSQL: a fast shutdown, after 4 seconds an immediate one (the next start recovers), after 4.7 the
 * end of the process. Settles when it is gone.
 */
export async function stopPostmaster({ pid, ending }: Postmaster): Promise<void> {
  for (const [name, patience] of [
    ['SIGINT', 4000],
    ['SIGQUIT', 700],
    ['SIGKILL', 5000],
  ] as const) {
    signal(pid, name);
    const patient = new AbortController();
    const gone = await Promise.race([ending.then(() => true), wait(patience, false, { signal: patient.signal })]);
    patient.abort();
    if (gone) return;
  }
}
