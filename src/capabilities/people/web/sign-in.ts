import { send } from '#ui/api.ts';
import { forgetMe } from './kept-me.ts';

const DOORS = '/api/auth';

async function knock(
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await send(`${DOORS}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return typeof answer === 'object' && answer !== null ? { ...answer } : {};
}

/** Signs in by password. Answers whether a code is asked for before the door opens. */
export async function signInByPassword(given: { email: string; password: string }): Promise<'open' | 'code'> {
  const { twoFactorRedirect } = await knock('/sign-in/email', given);
  return twoFactorRedirect === true ? 'code' : 'open';
}

/** Has a link sent to the address. Answers the same whether anybody has this address or not. */
export async function sendLink(given: { email: string; returnTo: string }): Promise<void> {
  await knock('/sign-in/magic-link', { email: given.email, callbackURL: given.returnTo });
}

/** Gives the code of the second factor: from the app, or one of the backup codes. */
export async function giveCode(given: { code: string; kind: 'app' | 'backup' }): Promise<void> {
  const path = given.kind === 'app' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  await knock(path, { code: given.code });
}

/** What an authenticator app needs, and the codes for the day when it is lost. */
export interface SecondFactor {
  /** `otpauth://totp/…`, as apps read it. */
  readonly uri: string;
  /** The same secret for typing in. */
  readonly key: string;
  readonly backupCodes: readonly string[];
}

/** Begins to set up a second factor; it holds once a code from the app was given. Without a password, none is asked. */
export async function beginSecondFactor(password: string): Promise<SecondFactor> {
  const { totpURI, backupCodes } = await knock('/two-factor/enable', password === '' ? {} : { password });
  const uri = typeof totpURI === 'string' ? totpURI : '';
  const codes = Array.isArray(backupCodes) ? backupCodes.filter((code) => typeof code === 'string') : [];
  return { uri, key: new URL(uri).searchParams.get('secret') ?? '', backupCodes: codes };
}

/** Changes the password, which ends every other session. Refuses a wrong present one, and a new one of under 12 characters. */
export async function changePassword(given: { current: string; wanted: string }): Promise<void> {
  await knock('/change-password', { currentPassword: given.current, newPassword: given.wanted });
}

/** Removes the second factor. */
export async function removeSecondFactor(password: string): Promise<void> {
  await knock('/two-factor/disable', password === '' ? {} : { password });
}

/** Whether this browser is signed in already. */
export async function isSignedIn(signal: AbortSignal): Promise<boolean> {
  const response = await send(`${DOORS}/get-session`, { method: 'GET', signal });
  return (await response.json()) !== null;
}

/** Ends the session, forgets who was here, and leads to sign-in. */
export async function signOut(): Promise<void> {
  await knock('/sign-out', {});
  await forgetMe({ drafts: true });
  window.location.assign('/signin');
}
