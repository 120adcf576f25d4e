import { PLAIN } from './address.ts';
import { type Html, html, type Shown } from './html.ts';
import { moment } from './reader.ts';
import { style } from './style.ts';
import { phrase } from './texts.ts';
import type { Visit } from './visit.ts';

/** A page as it is sent: a whole document, and under which status. */
export interface Page {
  readonly status: number;
  readonly document: string;
}

/** What a page says for itself; the frame around it is the same for all. */
export interface Content {
  readonly title: string;
  readonly body: Shown;
  /** 200 unless said otherwise. */
  readonly status?: number;
  /** Where it stands, of a page that tells how something stands: to look at it anew. */
  readonly here?: string;
  /** The page of the portal that says the same with scripts. */
  readonly full?: string;
}

/** Until somebody chooses, the device decides about light and dark, which the style does by itself. */
function schemeOf({ me }: Visit): Html | null {
  if (!me || me.colourScheme === 'auto') return null;
  return html` data-mantine-color-scheme="${me.colourScheme}"`;
}

function wholeDocument(visit: Visit, title: string, body: Html): string {
  const { organisation, reader } = visit;
  const name = organisation.name === '' ? title : `${title} · ${organisation.name}`;
  return html`<!doctype html>
<html lang="${reader.language}"${schemeOf(visit)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style().path}">
</head>
<body>${body}</body>
</html>`.markup;
}

const MARK = html`<svg width="16" height="16" viewBox="0 0 24 24" fill="none" aria-hidden="true" class="ek-icon"><path d="M2 8h20" stroke="currentColor" stroke-width="2" stroke-linecap="round"/><path d="M5 12h14a7 7 0 0 1-14 0Z" class="ek-hull"/></svg>`;

function head({ me, organisation, reader: { t }, token }: Visit, here: string | undefined): Html {
  const path = here?.split('?')[0];
  const out = html`<form class="pl-out" method="post" action="${PLAIN}/sign-out">
<input type="hidden" name="token" value="${token}">
<button class="ek-btn ek-btn-default" type="submit">${t('account.sign-out')}</button></form>`;
  const cases = html`<nav aria-label="${t('shell.nav')}"><a href="${PLAIN}/cases"${
    path === `${PLAIN}/cases` ? html` aria-current="page"` : null
  }>${t('nav.cases')}</a></nav>`;
  return html`<header class="ek-portal-top"><div class="ek-portal-in ek-portal-wide">
<a class="ek-portal-org" href="${PLAIN}"><span>${organisation.name}</span></a>
${me && [cases, out]}</div></header>`;
}

function foot({ organisation: { phone }, reader: { t } }: Visit, full: string | undefined): Html {
  return html`<footer class="ek-portal-foot"><div class="ek-portal-in ek-portal-wide">
${phone === null ? null : html`<p>${phrase(t, 'portal.call', { phone: html`<b>${phone}</b>` })}</p>`}
<p>${t('plain.more')} <a href="${full ?? '/'}">${t('plain.full')}</a></p>
<span class="grow"></span><span class="ek-wordmark">${MARK}Evenkeel</span></div></footer>`;
}

/** That this page stands still: of which moment it is, in whose time, and how to look again. */
function asOf({ reader }: Visit, here: string): Html {
  const { t, now, zone } = reader;
  const time = moment(reader, new Date(now).toISOString());
  return html`<p class="pl-as-of">${t('plain.as-of', { time, zone: zone.replaceAll('_', ' ') })} <a href="${here}">${t('plain.look-again')}</a></p>`;
}

/** A page of the portal, framed as all are. */
export function portalPage(visit: Visit, content: Content, width: 'text' | 'wide' = 'text'): Page {
  const { title, body, here, full, status = 200 } = content;
  const column = width === 'wide' ? 'ek-portal-in ek-portal-page ek-portal-wide' : 'ek-portal-in ek-portal-page';
  const framed = html`<div class="ek-portal">
<a class="ek-skip-portal" href="#main">${visit.reader.t('shell.skip')}</a>
${head(visit, here)}
<main id="main" tabindex="-1"><div class="${column}">${body}${here === undefined ? null : asOf(visit, here)}</div></main>
${foot(visit, full)}</div>`;
  return { status, document: wholeDocument(visit, title, framed) };
}

/** The page before the doors. */
export function doorPage(visit: Visit, { title, body, status = 200 }: Content): Page {
  const { organisation, reader } = visit;
  const help =
    organisation.phone === null
      ? null
      : html`<p class="ek-signin-help">${phrase(reader.t, 'signin.help', { phone: html`<b>${organisation.phone}</b>` })}</p>`;
  const framed = html`<div class="ek-signin">
<header class="ek-signin-head"><div class="ek-signin-column"><b>Evenkeel</b><p>${organisation.name}</p></div></header>
<main class="ek-signin-column"><div class="ek-signin-hull" aria-hidden="true"></div><h1 class="t-h1">${title}</h1>${body}${help}</main>
</div>`;
  return { status, document: wholeDocument(visit, title, framed) };
}
