import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Platform } from '#platform/platform.ts';
import { hashPassword, verifyPassword } from './argon2.ts';
import { identityDatabase } from './database.ts';
import { signInDesk } from './desk.ts';
import { limitsOf } from './limits.ts';
import { signInSecret } from './secret.ts';
import { type SignInDesk, signInPlugin, VERIFY_LINK } from './sign-in-plugin.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** The header by which the mount tells the client's address; what a client sends under this name is dropped. */
export const CLIENT_HEADER = 'x-evenkeel-client';

/** Attempts per client address. Whole offices share one, so single persons are limited by address and account too. */
const RULES = {
  '/sign-in/email': { window: MINUTE, max: 20 },
  '/sign-in/magic-link': { window: MINUTE, max: 10 },
  [VERIFY_LINK]: { window: MINUTE, max: 120 },
  '/two-factor/*': { window: MINUTE, max: 20 },
  '/change-password': { window: MINUTE, max: 10 },
  '/sign-out': { window: MINUTE, max: 120 },
  '/get-session': { window: MINUTE, max: 300 },
};

/** The plugin asks for a second factor after a password; here also after a link, which a mailbox alone would open. */
function secondFactor() {
  const plugin = twoFactor({ issuer: 'Evenkeel', allowPasswordless: true });
  const after = plugin.hooks.after.map((hook) => ({
    ...hook,
    matcher: (context: Parameters<typeof hook.matcher>[0]) => hook.matcher(context) || context.path === VERIFY_LINK,
  }));
  return { ...plugin, hooks: { ...plugin.hooks, after } };
}

function logOf(platform: Platform) {
  return {
    // With "warn" or "error" the library would also write every refusal to the console itself.
    level: 'info' as const,
    // What goes with a message may hold an address or a token; of it only where an error arose is written.
    log: (level: 'debug' | 'info' | 'success' | 'warn' | 'error', message: string, ...about: unknown[]) => {
      const error = about.find((one) => one instanceof Error);
      if (level === 'error') platform.log.error({ part: 'sign-in', stack: error?.stack }, message);
      else if (level === 'warn') platform.log.info({ part: 'sign-in' }, message);
    },
  };
}

function open(platform: Platform, given: { url: string; secret: string; desk: SignInDesk }) {
  const { url, secret, desk } = given;
  const secure = url.startsWith('https:');
  return betterAuth({
    appName: 'Evenkeel',
    baseURL: url,
    basePath: '/api/auth',
    secrets: [{ version: 1, value: secret }],
    database: { db: identityDatabase(platform), type: 'postgres', transaction: true },
    // In this house an account is a customer organisation, and account_id names one.
    account: { modelName: 'credential', fields: { accountId: 'subject' }, accountLinking: { enabled: false } },
    session: { expiresIn: 7 * DAY, updateAge: DAY },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    rateLimit: { enabled: true, window: MINUTE, max: 60, customRules: RULES, customStorage: { consume: desk.consume } },
    advanced: {
      cookiePrefix: secure ? '__Host-evenkeel' : 'evenkeel',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: 'uuid' },
    },
    telemetry: { enabled: false },
    logger: logOf(platform),
    plugins: [secondFactor(), signInPlugin(desk)],
  });
}

export interface Identity {
  readonly url: string;
  readonly secret: string;
  readonly auth: ReturnType<typeof open>;
  readonly sessionCookie: string;
}

async function prepare(platform: Platform, url: string): Promise<Identity> {
  const secret = await signInSecret(platform);
  const auth = open(platform, { url, secret, desk: signInDesk(platform, limitsOf(platform)) });
  const { authCookies } = await auth.$context;
  return { url, secret, auth, sessionCookie: authCookies.sessionToken.name };
}

const known = new WeakMap<Platform['database'], { url: string; ready: Promise<Identity> }>();

/** Sign-in of this running program, made at the first need, when the public URL is known. */
export function identityOf(platform: Platform): Promise<Identity> {
  const url = platform.publicUrl();
  const made = known.get(platform.database);
  if (made?.url === url) return made.ready;
  const ready = prepare(platform, url);
  known.set(platform.database, { url, ready });
  ready.catch(() => known.delete(platform.database));
  return ready;
}
