import { z } from 'zod';
import { returnPath } from '../../domain/index.ts';

/** One door of sign-in: what comes in, and what of better-auth's answer goes out. Everything else there is closed. */
export interface Door {
  readonly method: 'GET' | 'POST';
  /** Below `/api/auth`. */
  readonly path: string;
  readonly body: z.ZodType;
  /** Stated for better-auth beside what came in. */
  readonly always?: Readonly<Record<string, unknown>>;
  /** Filters the answer: no session token and no user record ever leaves. */
  readonly answer: z.ZodType;
}

const nothing = z.strictObject({});
const done = z.object({ status: z.boolean() });
const password = z.string().min(1).max(200);
const code = z.string().regex(/^\d{6}$/);
const signedIn = z.object({ token: z.string() }).transform(() => ({ status: true }));

export const DOORS: readonly Door[] = [
  {
    method: 'POST',
    path: '/sign-in/email',
    body: z.strictObject({ email: z.email().max(254), password, rememberMe: z.boolean().optional() }),
    answer: z
      .object({ twoFactorRedirect: z.boolean().optional() })
      .transform(({ twoFactorRedirect }) => ({ twoFactorRedirect: twoFactorRedirect === true })),
  },
  {
    method: 'POST',
    path: '/sign-in/magic-link',
    body: z.strictObject({ email: z.email().max(254), callbackURL: z.string().optional().transform(returnPath) }),
    answer: done,
  },
  { method: 'POST', path: '/sign-out', body: nothing, answer: z.object({ success: z.boolean() }) },
  {
    method: 'GET',
    path: '/get-session',
    body: nothing,
    answer: z.object({ session: z.object({ expiresAt: z.iso.datetime() }) }).nullable(),
  },
  {
    method: 'POST',
    path: '/two-factor/enable',
    body: z.strictObject({ password: password.optional() }),
    answer: z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }),
  },
  {
    method: 'POST',
    path: '/two-factor/verify-totp',
    body: z.strictObject({ code, trustDevice: z.boolean().optional() }),
    answer: signedIn,
  },
  {
    method: 'POST',
    path: '/two-factor/verify-backup-code',
    body: z.strictObject({ code: z.string().min(1).max(40) }),
    answer: signedIn,
  },
  {
    method: 'POST',
    path: '/two-factor/disable',
    body: z.strictObject({ password: password.optional() }),
    answer: done,
  },
  {
    method: 'POST',
    path: '/change-password',
    body: z.strictObject({ currentPassword: password, newPassword: z.string().min(12).max(200) }),
    // Whoever changes a password means that nobody else shall stay signed in.
    always: { revokeOtherSessions: true },
    answer: z.object({ token: z.string().nullable() }).transform(() => ({ status: true })),
  },
];
