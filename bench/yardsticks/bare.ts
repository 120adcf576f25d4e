import { createHash } from 'node:crypto';
import type pg from 'pg';

type Values = readonly unknown[];
type Row = Readonly<Record<string, unknown>>;

const names = new Map<string, string>();

/** Prepared once per connection: the driver at its best. */
function nameOf(text: string): string {
  const known = names.get(text) ?? createHash('sha1').update(text).digest('hex');
  names.set(text, known);
  return known;
}

/** Plain SQL over the driver, with nothing between: what the same work costs without a program. */
export class Bare {
  readonly #client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async all<Result extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values: Values = [],
  ): Promise<Result[]> {
    return (await this.#client.query<Result>({ name: nameOf(text), text, values: [...values] })).rows;
  }

  async one<Result extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values: Values = []): Promise<Result> {
    const [row] = await this.all<Result>(text, values);
    if (!row) throw new Error(`Nothing was found: ${text.slice(0, 80)}`);
    return row;
  }

  /** Inserts rows that have the same columns, in one statement. */
  async insert(table: string, rows: readonly Row[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {});
    const places = rows.map((_, r) => `(${columns.map((__, c) => `$${r * columns.length + c + 1}`).join(', ')})`);
    await this.all(
      `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values ${places.join(', ')}`,
      rows.flatMap((row) => columns.map((column) => row[column])),
    );
  }
}

/** Bare SQL on one connection of the pool. */
export async function bare<T>(pool: pg.Pool, work: (sql: Bare) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(new Bare(client));
  } finally {
    client.release();
  }
}

/** Bare SQL in one transaction. */
export function bareTransaction<T>(pool: pg.Pool, work: (sql: Bare) => Promise<T>): Promise<T> {
  return bare(pool, async (sql) => {
    await sql.all('begin');
    const outcome = await work(sql);
    await sql.all('commit');
    return outcome;
  });
}
