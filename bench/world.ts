import pg from 'pg';
import { AGENTS_PER_TEAM, agentId, customerId, customersFor, TEAMS } from './filling/organisation.ts';
import type { Client } from './under-test/client.ts';
import type { Running } from './under-test/running.ts';

/** One filled database with the program running on it, and the people who ask. */
export interface World {
  readonly cases: number;
  readonly program: Running;
  /** As the owner, past row security: for yardsticks and for looking. */
  readonly pool: pg.Pool;
  /** Eight customers, signed in. */
  readonly customers: readonly Signed[];
  /** One agent per team, signed in. */
  readonly agents: readonly Signed[];
}

export interface Signed {
  /** Its number among customers or agents. */
  readonly n: number;
  readonly id: string;
  readonly client: Client;
}

const ASKING = 8;

/** Signs everybody in. The customers are spread over all. */
export async function openWorld(cases: number, program: Running): Promise<World> {
  const pool = new pg.Pool({ connectionString: program.ownerUrl, max: 8 });
  const signed = async (n: number, id: string): Promise<Signed> => ({ n, id, client: await program.signIn(id) });
  const customers: Signed[] = [];
  const agents: Signed[] = [];
  for (let i = 0; i < ASKING; i += 1) {
    const n = 1 + Math.floor((customersFor(cases) / ASKING) * i);
    customers.push(await signed(n, customerId(n)));
  }
  for (let team = 0; team < TEAMS; team += 1) {
    const n = team * AGENTS_PER_TEAM + 1;
    agents.push(await signed(n, agentId(n)));
  }
  return { cases, program, pool, customers, agents };
}

/** The element at a place, counted round and round. */
export function turn<T>(all: readonly T[], n: number): T {
  const found = all[n % all.length];
  if (found === undefined) throw new Error('There is nothing to take turns with.');
  return found;
}

/** Counts from 1, anew with each call of what it answers. */
export function counter(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
