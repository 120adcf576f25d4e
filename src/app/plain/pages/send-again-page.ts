import { PLAIN, signInPath } from '../address.ts';
import { type Page, portalPage } from '../document.ts';
import { notice, type Typed, textArea } from '../fields.ts';
import { html } from '../html.ts';
import type { Visit } from '../visit.ts';

interface SendAgainProps {
  /** Where the form was sent. */
  readonly to: string;
  readonly typed: Typed;
}

const SHOWN = new Set(['text', 'token']);

/** A form that came from nobody whom we know, or not surely from our page: nothing is lost, and one more press sends it. */
export function sendAgainPage(visit: Visit, { to, typed }: SendAgainProps): Page {
  const { me, reader, token } = visit;
  const { t } = reader;
  const title = t('plain.send-again-title');
  const why = me
    ? t('plain.not-surely-ours')
    : html`${t('plain.signed-out')} <a href="${signInPath(PLAIN)}" target="_blank" rel="noopener">${t('portal.sign-in')}</a>`;
  const rest = Object.entries(typed).filter(([name]) => !SHOWN.has(name));
  const hidden = rest.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const words = { name: 'text', label: t('plain.your-words'), typed, maxLength: 20_000, rows: 6 };
  const body = html`<h1 class="t-h1">${title}</h1>${notice(why)}
<form class="pt-askform" method="post" action="${to}" novalidate><input type="hidden" name="token" value="${token}">${hidden}
${typed.text === undefined ? null : textArea(words)}
<div class="pt-ask-send"><button class="ek-btn ek-btn-filled ek-btn-lg" type="submit">${t('write.send')}</button></div></form>`;
  return portalPage(visit, { title, body, full: '/', status: me ? 403 : 401 });
}
