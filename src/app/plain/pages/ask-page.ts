import { isTheirMove, URGENCIES } from '#capabilities/cases/domain/index.ts';
import { firstNameOf } from '#kernel/names.ts';
import { PLAIN } from '../address.ts';
import { type Page, portalPage } from '../document.ts';
import { check, form, notice, onceKey, type Typed, textArea, textField } from '../fields.ts';
import { type Html, html } from '../html.ts';
import type { Card } from '../sentences.ts';
import type { KnownVisit } from '../visit.ts';
import { cards } from './cards.ts';

/** How asking stands: what was typed, what is wrong with it, and the key under which it is sent. */
export interface Asking {
  readonly typed: Typed;
  readonly key: string;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  /** Sentences beside the fields of these names. */
  readonly faults?: Readonly<Record<string, string>>;
  /** Why it was not sent, where that is about no field. */
  readonly failed?: string;
  readonly status?: number;
}

const USUAL = 'medium';

function urgencies({ typed }: Asking, { reader: { t } }: KnownVisit): Html {
  const chosen = URGENCIES.find((urgency) => urgency === typed.urgency) ?? USUAL;
  const rows = URGENCIES.map(
    (urgency) =>
      html`<label><input type="radio" name="urgency" value="${urgency}"${urgency === chosen ? html` checked` : null}><span>${t(`ask.urgency.${urgency}`)}</span></label>`,
  );
  return html`<fieldset class="pt-urgent"><legend>${t('ask.urgency')}</legend>${rows}</fieldset>`;
}

function service({ typed, services }: Asking, { reader: { t } }: KnownVisit): Html | null {
  if (services.length === 0) return null;
  const options = [{ id: '', name: t('ask.service-unsure') }, ...services].map(
    ({ id, name }) =>
      html`<option value="${id}"${id === (typed.serviceId ?? '') ? html` selected` : null}>${name}</option>`,
  );
  return html`<div class="ek-field"><label for="serviceId">${t('ask.service')}</label>
<select class="ek-input ek-input-large" id="serviceId" name="serviceId">${options}</select></div>`;
}

/** What may be said besides, folded until somebody wants to. */
function besides(visit: KnownVisit, asking: Asking): Html {
  const { t } = visit.reader;
  const { typed } = asking;
  const said = (typed.serviceId ?? '') !== '' || (typed.urgency ?? USUAL) !== USUAL || typed.keepPrivate === 'yes';
  const alone = check({ name: 'keepPrivate', label: t('ask.keep-private'), hint: t('ask.is-shared'), typed });
  return html`<details class="pl-besides"${said ? html` open` : null}><summary>${t('plain.besides')}</summary>
<div class="pt-ask-rest">${service(asking, visit)}${urgencies(asking, visit)}${visit.me.seenByColleagues ? alone : null}</div></details>`;
}

/** The one form for anything. Only the words are needed; whoever does not know whom to ask says so in it. */
function askForm(visit: KnownVisit, asking: Asking): Html {
  const { t } = visit.reader;
  const { typed, faults = {}, failed, key } = asking;
  const content = html`${onceKey(key)}
${failed === undefined ? null : notice(html`<b>${t('ask.failed')}</b> <span>${failed}</span>`)}
${textArea({ name: 'text', label: t('ask.label'), hint: t('ask.own-words-hint'), fault: faults.text, typed, maxLength: 20_000, rows: 4 })}
${textField({ name: 'goal', label: t('ask.goal'), hint: t('ask.goal-hint'), fault: faults.goal, typed, maxLength: 200 })}
${check({ name: 'unsure', label: t('plain.unsure'), typed })}
${besides(visit, asking)}
<p class="t-sm t-3">${t('ask.then-promise')}</p>
<div class="pt-ask-send"><button class="ek-btn ek-btn-filled ek-btn-lg" type="submit">${t('ask.send')}</button></div>`;
  return form(visit, { to: '/ask', className: 'pt-askform', content });
}

/** Asking, on a page of its own: again about a case that is over, or once more where something was wrong. */
export function askPage(visit: KnownVisit, asking: Asking): Page {
  const { t } = visit.reader;
  const title = t('ask.title');
  const body = html`<h1 class="t-h1">${title}</h1>${askForm(visit, asking)}`;
  return portalPage(visit, { title, body, full: '/ask', status: asking.status ?? 200 });
}

function openCases(visit: KnownVisit, open: readonly Card[]): Html {
  const { reader } = visit;
  const { t } = reader;
  const sorted = [...open.filter(isTheirMove), ...open.filter((card) => !isTheirMove(card))];
  const none = html`<div class="ek-empty"><p class="t-500">${t('home.no-cases')}</p><p class="t-3">${t('home.no-cases-text')}</p></div>`;
  return html`<section class="ek-section" aria-labelledby="open"><div class="ek-section-head"><h2 id="open">${t('home.open-cases')}</h2><span class="grow"></span>
<a class="t-sm" href="${PLAIN}/cases">${t('home.all-cases')}</a></div>${open.length === 0 ? none : cards(sorted, reader)}</section>`;
}

/** The first page: one form for anything, and below it what one is waiting for. */
export function homePage(visit: KnownVisit, { asking, open }: { asking: Asking; open: readonly Card[] }): Page {
  const { t } = visit.reader;
  const name = firstNameOf(visit.me.name);
  const body = html`<div class="pt-home"><h1 class="t-ask">${t('home.question-to', { name })}</h1>
${askForm(visit, asking)}${openCases(visit, open)}</div>`;
  return portalPage(visit, { title: t('home.title'), body, here: PLAIN, full: '/' });
}
