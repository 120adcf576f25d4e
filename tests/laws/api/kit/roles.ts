import pg from 'pg';

/** What may be asked of the database as one of the program's roles; nothing of it stays. */
export interface AsRole {
  readonly role: 'evenkeel_customer' | 'evenkeel_agent' | 'evenkeel_system';
  readonly person?: string;
  /** Null leaves unsaid which accounts are meant, as a program does that forgot. */
  readonly accounts: readonly string[] | null;
}

export type Outcome = { readonly rows: readonly Record<string, unknown>[] } | { readonly refused: string };

export interface Database {
  /** Asks as the owner. */
  rows<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Tries a statement as a role and takes it back: what it answered, or the code by which it was refused. */
  attempt(as: AsRole, text: string, values?: readonly unknown[]): Promise<Outcome>;
  /** Runs statements as the owner, asks a question, and takes it all back. */
  pretend<Row extends pg.QueryResultRow>(change: string, question: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** Opens the database of a test to look at it from below the program. */
export async function openDatabaseAsOwner(ownerUrl: string): Promise<Database> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const rows = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...values])).rows;

  async function takenBack<T>(work: () => Promise<T>): Promise<T> {
    await client.query('begin');
    try {
      return await work();
    } finally {
      await client.query('rollback');
    }
  }
  async function become({ role, person, accounts }: AsRole): Promise<void> {
    await client.query(`set local role ${role}`);
    if (person !== undefined) await client.query(`select set_config('evenkeel.person', $1, true)`, [person]);
    if (accounts) await client.query(`select set_config('evenkeel.accounts', $1, true)`, [accounts.join(',')]);
  }
  return {
    rows,
    attempt: (as, text, values = []) =>
      takenBack(async () => {
        await become(as);
        try {
          return { rows: await rows(text, values) };
        } catch (error) {
          if (error instanceof pg.DatabaseError) return { refused: error.code ?? 'unknown' };
          throw error;
        }
      }),
    pretend: <Row extends pg.QueryResultRow>(change: string, question: string) =>
      takenBack(async () => {
        await client.query(change);
        return rows<Row>(question);
      }),
    close: () => client.end(),
  };
}

/** The rows that an attempt reached; none when it was refused. */
export function reached(outcome: Outcome): number {
  return 'rows' in outcome ? outcome.rows.length : 0;
}
