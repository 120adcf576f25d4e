import type { Bare } from './bare.ts';

const NAMES = `
select 'person' as kind, id, name from people.person where id = any ($1::uuid[])
union all select 'account', id, name from people.account where id = any ($2::uuid[])
union all select 'team', id, name from people.team where id = any ($3::uuid[])`;

interface Named {
  readonly requester_id: string;
  readonly owner_id: string | null;
  readonly account_id: string;
  readonly team_id: string | null;
  readonly service_id: string;
}

/** The names that rows of cases mention, and their services. */
export async function readNames(sql: Bare, rows: readonly Named[]): Promise<void> {
  const people = new Set(rows.flatMap((row) => [row.requester_id, row.owner_id]));
  await sql.all(NAMES, [
    [...people],
    [...new Set(rows.map((row) => row.account_id))],
    [...new Set(rows.map((row) => row.team_id))],
  ]);
  await sql.all('select * from catalogue.service where id = any ($1::uuid[])', [
    [...new Set(rows.map((row) => row.service_id))],
  ]);
}

export async function readMessages(sql: Bare, caseId: string): Promise<void> {
  const messages = await sql.all<{ id: string }>(
    "select * from conversations.message where subject_kind = 'case' and subject_id = $1 order by sent_at, id",
    [caseId],
  );
  await sql.all("select * from platform.file where subject_kind = 'message' and subject_id = any ($1::uuid[])", [
    messages.map((message) => message.id),
  ]);
}

export function readPromises(sql: Bare, caseId: string) {
  return sql.all(
    "select * from promises.promise where subject_kind = 'case' and subject_id = $1 order by made_at, due, id",
    [caseId],
  );
}

export function readFacts(sql: Bare, caseId: string) {
  return sql.all("select * from platform.fact where subject_kind = 'case' and subject_id = $1 order by sequence", [
    caseId,
  ]);
}

export function readPerson(sql: Bare, personId: string) {
  return sql.one(
    `select p.*, a.name as account_name, c.address from people.person p left join people.account a on a.id = p.account_id
     left join people.contact_point c on c.person_id = p.id and c.kind = 'email' where p.id = $1`,
    [personId],
  );
}

/** What the desk's case page shows beside the conversation. */
export async function readDetail(sql: Bare, row: Named & { readonly id: string }): Promise<void> {
  await readNames(sql, [row]);
  await readPromises(sql, row.id);
  await readPerson(sql, row.requester_id);
  await sql.one(
    `select count(*) as judged, count(*) filter (where state = 'kept') as kept from promises.promise
     where promisee_person_id = $1 and state in ('kept', 'broken')`,
    [row.requester_id],
  );
  await sql.one('select count(*) from cases."case" where requester_id = $1 and open', [row.requester_id]);
}

export type CaseRow = Named & { readonly id: string };

export function readCase(sql: Bare, caseId: string): Promise<CaseRow> {
  return sql.one<CaseRow>('select * from cases."case" where id = $1', [caseId]);
}
