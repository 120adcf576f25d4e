import { ok, type Result, refuse } from '#kernel/result.ts';

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
/** `https://www.example.com:8443`: a scheme, a host in its plain letters, perhaps a port. */
const SECURE = new RegExp(`^https://(${LABEL}\\.)*${LABEL}(:\\d{1,5})?$`);
/** Where somebody builds a site, on their own machine. */
const OWN_MACHINE = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;
const LONGEST = 260;

/** The port that a scheme has anyway; browsers leave it out. */
const STANDING_PORT = /^(https:.*):443$|^(http:.*):80$/;

/**
 * The origin of a site as browsers write it, from what somebody typed: lower case, no `/` at the end. Refuses whatever
 * is more or less than one exact origin, such as a path or a `*`, and what is neither https nor one's own machine.
 */
export function originOf(typed: string): Result<string> {
  const plain = typed.trim().toLowerCase().replace(/\/$/, '');
  const origin = plain.replace(STANDING_PORT, '$1$2');
  const fits = origin.length <= LONGEST && (SECURE.test(origin) || OWN_MACHINE.test(origin));
  if (fits) return ok(origin);
  return refuse(/^http:\/\//.test(plain) ? 'site.not-secure' : 'site.not-an-origin', 422);
}
