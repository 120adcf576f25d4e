import type pg from 'pg';

/** Later than anybody measures: what is due from here on, no keeper looks at. */
export const FAR_FROM = '2100-01-01';

const COLUMNS = `(id, subject_kind, subject_id, account_id, kind, promisor_kind, promisor_team_id, promisee_kind,
  promisee_person_id, text, terms, calendar_id, calendar_version, anchor, due, made_at, state, wake_at)`;

const ROW = `gen_random_uuid(), 'case', c.id, c.account_id, 'callback', 'team', c.team_id, 'person', c.requester_id, 'bench'`;

/** So many ($1) promises that are open and not due for long, about all cases in turn. */
export const OPEN_PROMISES = `
insert into promises.promise ${COLUMNS}
select ${ROW}, '{"kind":"budget","ms":600000}', k.id, 1, due - interval '10 minutes', due, now(), 'running', due
from (select c.*, '${FAR_FROM}'::timestamptz + make_interval(secs => row_number() over ()) as due
  from (select * from cases."case" cross join generate_series(0, $1::integer / (select count(*) from cases."case")) limit $1) c) c
cross join (select id from calendars.calendar where standing = 'always') k`;

/**
 * So many ($1) promises whose time is over one after the other within $2 seconds, the first half of it $3 seconds
 * from now; each has $2 seconds on a calendar that never closes, and so warnings at half, three quarters and nine
 * tenths of them.
 */
export const DUE_PROMISES = `
insert into promises.promise ${COLUMNS}
select ${ROW}, jsonb_build_object('kind', 'budget', 'ms', $2::integer * 1000), k.id, 1,
  due - make_interval(secs => $2::integer), due, now(), 'running', due - make_interval(secs => $2::integer * 0.5)
from (select c.*, date_trunc('milliseconds', now()) + make_interval(secs => $3::integer + $2::integer * 0.5)
    + make_interval(secs => trunc($2::integer * (row_number() over () - 1)::numeric / $1, 3)::double precision) as due
  from (select * from cases."case" where not open limit $1) c) c
cross join (select id from calendars.calendar where standing = 'always') k`;

const BATCH = 250;

/** Claims and breaks so many promises of the far future in the keeper's batches, with nothing between. Answers how many a second. */
export async function judgedBare(pool: pg.Pool, count: number): Promise<number> {
  const client = await pool.connect();
  const began = performance.now();
  try {
    for (let done = 0; done < count; done += BATCH) {
      await client.query(`
        with claimed as (
          select id from promises.promise where wake_at >= '${FAR_FROM}' order by wake_at limit ${BATCH}
          for update skip locked)
        update promises.promise p set state = 'broken', broken_at = due, wake_at = null, version = version + 1
        from claimed where p.id = claimed.id`);
    }
  } finally {
    client.release();
  }
  return count / ((performance.now() - began) / 1000);
}
