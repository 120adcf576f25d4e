import { PLAIN, signInPath } from '../address.ts';
import { doorPage, type Page } from '../document.ts';
import { notice, type Typed, textField } from '../fields.ts';
import { html } from '../html.ts';
import type { Visit } from '../visit.ts';

interface SignInProps {
  readonly typed: Typed;
  /** Where the link leads. */
  readonly back: string;
  /** Why there is no address in what was typed, or why no link was sent. */
  readonly fault?: string;
  readonly failed?: string;
  /** A link led here that no longer opens anything. */
  readonly linkUsed?: boolean;
  readonly status?: number;
}

/** Signing in by a link that is mailed: one field. */
export function signInPage(visit: Visit, props: SignInProps): Page {
  const { t } = visit.reader;
  const { typed, back, fault, failed, linkUsed = false, status = 200 } = props;
  const more = html` type="email" autocomplete="username" autocapitalize="none" spellcheck="false"`;
  const body = html`${linkUsed ? notice(t('signin.link-used')) : null}
${failed === undefined ? null : notice(html`<b>${t('signin.link-failed')}</b> <span>${failed}</span>`)}
<form method="post" action="${PLAIN}/sign-in" novalidate>
<input type="hidden" name="return" value="${back}">
${textField({ name: 'email', label: t('signin.address'), fault, typed, maxLength: 254 }, more)}
<button class="ek-btn ek-btn-filled ek-btn-lg ek-btn-wide" type="submit">${t('signin.send-link')}</button></form>`;
  return doorPage(visit, { title: t('signin.title'), body, status });
}

/** A link is on its way, if somebody has this address; what to do now, and what if nothing comes. */
export function linkSentPage(visit: Visit, back: string): Page {
  const { t } = visit.reader;
  const again = signInPath(back);
  const body = html`<div class="ek-signin-sent"><p role="status">${t('plain.link-sent')}</p><p class="t-3">${t('signin.link-tip')}</p>
<p><a class="ek-btn ek-btn-default ek-btn-lg" href="${again}">${t('signin.send-again')}</a></p></div>`;
  return doorPage(visit, { title: t('signin.link-title'), body });
}

interface CodeProps {
  readonly back: string;
  readonly fault?: string;
  readonly status?: number;
}

/** One more step, where somebody has a second factor: the code of their app, or one of the backup codes. */
export function codePage(visit: Visit, { back, fault, status = 200 }: CodeProps): Page {
  const { t } = visit.reader;
  const more = html` autocomplete="one-time-code" autocapitalize="none" spellcheck="false"`;
  const field = { name: 'code', label: t('plain.code'), hint: t('plain.code-hint'), typed: {}, maxLength: 40, fault };
  const body = html`<p>${t('signin.code-text')}</p><form method="post" action="${PLAIN}/sign-in/code" novalidate>
<input type="hidden" name="return" value="${back}">${textField(field, more)}
<button class="ek-btn ek-btn-filled ek-btn-lg ek-btn-wide" type="submit">${t('signin.submit')}</button></form>`;
  return doorPage(visit, { title: t('signin.code-title'), body, status });
}
