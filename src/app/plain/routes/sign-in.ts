import { z } from 'zod';
import { returnPath } from '#capabilities/people/domain/index.ts';
import { PLAIN, signInPath, withoutScripts } from '../address.ts';
import { type Answer, refusalIn } from '../answer.ts';
import type { Typed } from '../fields.ts';
import { codePage, linkSentPage, signInPage } from '../pages/sign-in-page.ts';
import type { Visit } from '../visit.ts';

const SignInQuery = z.object({
  return: z.string().optional().catch(undefined),
  problem: z.string().optional().catch(undefined),
  step: z.string().optional().catch(undefined),
});

/** Where signing in leads: to one of these pages, whatever was asked for. */
function backOf(given: string | undefined): string {
  const path = returnPath(given);
  if (path === PLAIN || path.startsWith(`${PLAIN}/`) || path.startsWith(`${PLAIN}?`)) return path;
  return withoutScripts(path.replace(/[?#].*$/s, ''));
}

/** The way in; who is in already goes on at once. */
export async function beginSignIn(visit: Visit, query: unknown): Promise<Answer> {
  const { return: given, problem, step } = SignInQuery.parse(query);
  const back = backOf(given);
  if (visit.me) return { to: back };
  if (step === 'second-factor') return codePage(visit, { back });
  if (step === 'link-sent') return linkSentPage(visit, back);
  return signInPage(visit, { typed: {}, back, linkUsed: problem === 'link-used' });
}

/** Has a link sent. Answers the same whether anybody has this address or not. */
export async function sendLink(visit: Visit, typed: Typed): Promise<Answer> {
  const back = backOf(typed.return);
  const email = (typed.email ?? '').trim();
  try {
    await visit.api.knock('/sign-in/magic-link', { email, callbackURL: back });
    const sent = new URLSearchParams({ step: 'link-sent', return: back });
    return { to: `${PLAIN}/sign-in?${sent}` };
  } catch (error) {
    const refusal = refusalIn(error);
    const said = { typed, back, status: refusal.status };
    if (refusal.status !== 422) return signInPage(visit, { ...said, failed: refusal.message });
    return signInPage(visit, { ...said, fault: visit.reader.t('signin.address-missing') });
  }
}

/** Takes the code of the second factor: six digits are the app's, anything else is a backup code. */
export async function giveCode(visit: Visit, typed: Typed): Promise<Answer> {
  const back = backOf(typed.return);
  const code = (typed.code ?? '').trim();
  const door = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
  try {
    return { to: back, cookies: await visit.api.knock(door, { code }) };
  } catch (error) {
    const refusal = refusalIn(error);
    return codePage(visit, { back, fault: refusal.message, status: refusal.status });
  }
}

/** Ends the session. */
export async function signOut({ api, me }: Visit): Promise<Answer> {
  const cookies = me ? await api.knock('/sign-out', {}) : [];
  return { to: signInPath(PLAIN), cookies };
}
