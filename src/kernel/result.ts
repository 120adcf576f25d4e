/** What a decision or an operation answers: the value, or a refusal that a person can act on. */
export type Result<T, R extends Refusal = Refusal> = Ok<T> | Refused<R>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<R extends Refusal = Refusal> {
  readonly ok: false;
  readonly refusal: R;
}

/**
 * Why something was not done. `code` is stable (`case.already-closed`); its sentence stands in
 * `locales/<language>/problems.json` under the same key, with `params` filled in.
 */
export interface Refusal {
  readonly code: string;
  readonly status?: RefusalStatus;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The one value that is wrong, as a path into what was given: `hours.weekly.mon.0`. */
  readonly at?: string;
}

/** 404 hides what the asker may not see; 409 is a state that does not allow it; 422 is a wrong value. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 412 | 422 | 428 | 429;

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function refuse(
  code: string,
  status: RefusalStatus = 409,
  params: Readonly<Record<string, string | number>> = {},
): Refused {
  return { ok: false, refusal: { code, status, params } };
}

/** True for the outcome of `ok` or `refuse`, so that a transaction knows to roll back a refusal. */
export function isResult(value: unknown): value is Result<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}
