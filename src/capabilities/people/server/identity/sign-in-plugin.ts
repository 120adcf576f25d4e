import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, createAuthMiddleware } from 'better-auth/api';
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { keyOfAddress, type Limits, type Rule } from './limits.ts';
import { LinkRecord, linkIdentifier } from './link-record.ts';

export type SignInMethod = 'password' | 'link' | 'second-factor';

/** What sign-in needs from the rest of the capability. */
export interface SignInDesk extends Limits {
  /** Somebody asks for a link to this address. Says nothing of whether anybody has it. */
  askForLink(asked: { address: string; returnTo: string | undefined; requestId: string | null }): Promise<void>;
  /** The address is the user's own now. Answers false when it has become somebody else's. */
  proveAddress(record: LinkRecord): Promise<boolean>;
  /** A session was opened. Answers false when the person may not sign in, so that it ends again. */
  opened(given: { userId: string; method: SignInMethod; requestId: string | null }): Promise<boolean>;
  /** Something about how the user signs in was changed by themselves. */
  changed(given: { userId: string; what: SignInChange; requestId: string | null }): Promise<void>;
}

export type SignInChange = 'password' | 'second-factor-set' | 'second-factor-removed';

export const VERIFY_LINK = '/magic-link/verify';

const METHODS: Readonly<Record<string, SignInMethod>> = {
  '/sign-in/email': 'password',
  [VERIFY_LINK]: 'link',
  '/two-factor/verify-totp': 'second-factor',
  '/two-factor/verify-backup-code': 'second-factor',
};

/** Wrong passwords for one address, from wherever they come. */
const PER_ADDRESS: Rule = { window: 15 * 60, max: 20 };

const isPath = (paths: readonly string[]) => (context: { path?: string }) => paths.includes(context.path ?? '');
const Asked = z.object({ email: z.email().max(254), callbackURL: z.string().optional() });

/** Sign-in by a link that stands for a user, not for an address: nobody becomes a user by asking for one. */
function endpoints(desk: SignInDesk) {
  return {
    askForLink: createAuthEndpoint('/sign-in/magic-link', { method: 'POST', body: Asked }, async (ctx) => {
      const { email, callbackURL } = ctx.body;
      const requestId = ctx.headers?.get('x-request-id') ?? null;
      await desk.askForLink({ address: email.toLowerCase(), returnTo: callbackURL, requestId });
      return ctx.json({ status: true });
    }),
    openLink: createAuthEndpoint(
      VERIFY_LINK,
      { method: 'GET', query: z.object({ token: z.string().max(200) }) },
      async (ctx) => {
        const used = () => new APIError('UNAUTHORIZED', { code: 'LINK_USED', message: 'The link works no more.' });
        const kept = await ctx.context.internalAdapter.consumeVerificationValue(linkIdentifier(ctx.query.token));
        const record = LinkRecord.safeParse(kept ? JSON.parse(kept.value) : null);
        if (!record.success || !(await desk.proveAddress(record.data))) throw used();
        const user = await ctx.context.internalAdapter.findUserById(record.data.userId);
        if (!user) throw used();
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ status: true });
      },
    ),
  };
}

/** Before a password is looked at: not too many per address. */
function limitPerAddress(desk: SignInDesk) {
  return createAuthMiddleware(async (ctx) => {
    const { email } = z.object({ email: z.string() }).parse(ctx.body);
    const verdict = await desk.consume(keyOfAddress('password', email), PER_ADDRESS);
    if (!verdict.allowed) throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_REQUESTS' });
  });
}

/** After a session was opened: it belongs to somebody who may sign in, and the one before it ends. */
function welcome(desk: SignInDesk) {
  return createAuthMiddleware(async (ctx) => {
    const opened = ctx.context.newSession;
    const method = METHODS[ctx.path ?? ''];
    if (!opened || !method) return;
    const { internalAdapter, authCookies, secret } = ctx.context;
    const requestId = ctx.headers?.get('x-request-id') ?? null;
    const before = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
    const signedInAlready = ctx.context.session?.user.id === opened.user.id;
    if (method === 'second-factor' && signedInAlready) {
      await desk.changed({ userId: opened.user.id, what: 'second-factor-set', requestId });
      return;
    }
    if (before && before !== opened.session.token) await internalAdapter.deleteSession(before);
    if (await desk.opened({ userId: opened.user.id, method, requestId })) {
      if (method === 'password') await desk.forgive(keyOfAddress('password', opened.user.email));
      return;
    }
    await internalAdapter.deleteSession(opened.session.token);
    deleteSessionCookie(ctx);
    ctx.context.setNewSession(null);
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD' });
  });
}

/** After the password or the second factor was changed: it is recorded. */
function noteChange(desk: SignInDesk) {
  return createAuthMiddleware(async (ctx) => {
    const userId = ctx.context.newSession?.user.id;
    if (!userId) return;
    const what = ctx.path === '/change-password' ? 'password' : 'second-factor-removed';
    await desk.changed({ userId, what, requestId: ctx.headers?.get('x-request-id') ?? null });
  });
}

/** Our part of sign-in. It stands after the second factor's plugin, which may hold a session back. */
export function signInPlugin(desk: SignInDesk) {
  return {
    id: 'evenkeel-sign-in',
    endpoints: endpoints(desk),
    hooks: {
      before: [{ matcher: isPath(['/sign-in/email']), handler: limitPerAddress(desk) }],
      after: [
        { matcher: isPath(Object.keys(METHODS)), handler: welcome(desk) },
        { matcher: isPath(['/change-password', '/two-factor/disable']), handler: noteChange(desk) },
      ],
    },
  } satisfies BetterAuthPlugin;
}
