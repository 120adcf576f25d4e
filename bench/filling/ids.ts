/** Kinds of things that the filling numbers. */
export const KIND = { account: 1, person: 2, team: 3, service: 4, case: 5, message: 6, promise: 7, fact: 8 } as const;

/** The moment from which ids of the organisation are made; those of cases and what hangs on them follow their own. */
export const FOUNDED = Date.UTC(2024, 0, 1);

/**
 * The n-th id of a kind: shaped like the program's own, ordered by time. `bench.id` in the database gives the same.
 * `at` in epoch milliseconds.
 */
export function idOf(kind: number, n: number, at: number = FOUNDED): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const all = `${hex(at, 12)}7${hex(kind, 3)}8${hex(n, 15)}`;
  return `${all.slice(0, 8)}-${all.slice(8, 12)}-${all.slice(12, 16)}-${all.slice(16, 20)}-${all.slice(20)}`;
}

/** `idOf` as a function of the database. */
export const ID_FUNCTION = `
create function bench.id(kind integer, n bigint, at timestamptz default to_timestamp(${FOUNDED} / 1000.0)) returns uuid
language sql immutable parallel safe as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
    || '8' || lpad(to_hex(n), 15, '0'))::uuid
$$`;
