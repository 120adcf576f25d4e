import { json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type CallSettings, type KnownLine, UNSET } from '../domain/index.ts';
import { numberOf } from './number.ts';
import type { CallTables } from './tables.ts';

export interface KnownSettings extends CallSettings {
  /** 0 before anybody said anything. */
  readonly version: number;
}

/** The lines with their numbers in our form. */
export function knownLines({ country, lines }: CallSettings): KnownLine[] {
  return lines.map((line) => ({ ...line, known: numberOf(line.number, country) }));
}

/** How calls are understood here. */
export async function callSettings(tx: Tx): Promise<KnownSettings> {
  const row = await tx
    .tables<CallTables>()
    .selectFrom('calls.settings')
    .select(['country', 'lines', 'version'])
    .executeTakeFirst();
  return row ?? { ...UNSET, version: 0 };
}

/** Stores how calls are understood here. */
export async function saveCallSettings(tx: Tx, { country, lines }: CallSettings): Promise<void> {
  const said = { country, lines: json(lines) };
  await tx
    .tables<CallTables>()
    .insertInto('calls.settings')
    .values(said)
    .onConflict((conflict) =>
      conflict.column('only_one').doUpdateSet((eb) => ({ ...said, version: eb('calls.settings.version', '+', 1) })),
    )
    .execute();
}
