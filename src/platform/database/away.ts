/** Signs that a connection could not be made, or broke. */
const CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', '57P01', '57P02', '57P03']);
const CLASS = /^08/;

/** What the driver says, without a code, on connections that break while they are used. */
const SENTENCES = /connection (terminated|ended)|not queryable|after calling end on the pool/i;

/**
 * Whether an error means that the database is away: it ends, starts, recovers or cannot be reached, and the same may
 * be asked again soon. Looks through what wraps the driver's own errors.
 */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return CODES.has(code) || CLASS.test(code) || SENTENCES.test(error.message) || isAway(error.cause);
}
