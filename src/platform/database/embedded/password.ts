import { StartTrouble } from '../start-trouble.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { runAs } from './run-as.ts';
import { OWNER } from './settings.ts';

/**
 * Gives the owner the password that the data folder keeps, for a cluster that knows another one (its
 * `postgres.secret` was lost). PostgreSQL must not run meanwhile. Throws StartTrouble.
 */
export async function resetPassword(place: Place, binaries: Binaries, secret: string): Promise<void> {
  const statement = `ALTER ROLE ${OWNER} PASSWORD '${secret.replaceAll("'", "''")}'\n`;
  const command = [
    binaries.postgres,
    '--single',
    '-D',
    place.cluster,
    '-c',
    'log_min_messages=fatal',
    'postgres',
  ] as const;
  const { code, text } = await runAs(place.user, [...command], statement);
  if (code === 0 && !/ERROR|FATAL/.test(text)) return;
  throw new StartTrouble(`The database in ${place.cluster} refuses its password, and it could not be given a new one.`);
}
