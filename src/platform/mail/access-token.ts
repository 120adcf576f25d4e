import { z } from 'zod';
import { type Instant, MINUTE, SECOND } from '#kernel/time.ts';
import type { MailboxSettings } from './mailboxes.ts';

const Answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
  /** Some providers hand out a new one each time; the old one then ends. */
  refresh_token: z.string().min(1).optional(),
});

/**
 * Asks for access tokens by the refresh token, at the endpoint that the settings name, and again shortly before each
 * ends. Rejects with the endpoint's words, never with a secret in them.
 */
export function accessTokens(
  settings: NonNullable<MailboxSettings['oauth2']>,
  clock: () => Instant,
): () => Promise<string> {
  let refreshToken = settings.refreshToken;
  let kept = { token: '', until: 0 };
  return async () => {
    if (kept.until > clock() + MINUTE) return kept.token;
    const { clientId, clientSecret, scope } = settings;
    const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId });
    if (clientSecret !== undefined) form.set('client_secret', clientSecret);
    if (scope !== undefined) form.set('scope', scope);
    const signal = AbortSignal.timeout(20 * SECOND);
    const answer = await fetch(settings.tokenEndpoint, { method: 'POST', body: form, redirect: 'error', signal });
    const body: unknown = await answer.json().catch(() => null);
    const granted = Answer.safeParse(body);
    if (!answer.ok || !granted.success) {
      const why = z.object({ error: z.string().max(100) }).safeParse(body);
      throw new Error(`The token endpoint answered ${answer.status}${why.success ? ` (${why.data.error})` : ''}.`);
    }
    const { access_token: token, expires_in: seconds, refresh_token: next } = granted.data;
    refreshToken = next ?? refreshToken;
    kept = { token, until: clock() + seconds * SECOND };
    return token;
  };
}
