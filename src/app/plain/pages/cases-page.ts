import { PLAIN } from '../address.ts';
import { type Page, portalPage } from '../document.ts';
import { type Html, html } from '../html.ts';
import type { Card } from '../sentences.ts';
import type { KnownVisit } from '../visit.ts';
import { cards } from './cards.ts';

const OWN_VIEWS = ['open', 'waiting', 'done'] as const;
const VIEWS = [...OWN_VIEWS, 'colleagues'] as const;

/** Which cases a page lists. */
export type View = (typeof VIEWS)[number];

/** The lists that somebody has. */
export function viewsOf({ me }: KnownVisit): readonly View[] {
  return me.seesColleagues ? VIEWS : OWN_VIEWS;
}

interface CasesProps {
  readonly view: View;
  readonly items: readonly Card[];
  /** Where the list goes on; null on its last page. */
  readonly next: string | null;
}

function views(visit: KnownVisit, chosen: View): Html {
  const { t } = visit.reader;
  const links = viewsOf(visit).map(
    (view) =>
      html`<a href="${PLAIN}/cases?show=${view}"${view === chosen ? html` aria-current="page"` : null}>${t(`cases.${view}`)}</a>`,
  );
  return html`<nav class="pt-views" aria-label="${t('cases.views')}">${links}</nav>`;
}

function none(visit: KnownVisit, view: View): Html {
  const { t } = visit.reader;
  const ask = html`<p class="ek-empty-action"><a class="ek-btn ek-btn-default" href="${PLAIN}/ask">${t('cases.ask')}</a></p>`;
  return html`<div class="ek-empty"><p class="t-500">${t(`cases.none-${view}`)}</p><p class="t-3">${t(`cases.none-${view}-text`)}</p>${view === 'open' ? ask : null}</div>`;
}

/** Everything that I asked for: open, waiting for me, done; and what my colleagues asked, where I may see it. */
export function casesPage(visit: KnownVisit, { view, items, next }: CasesProps): Page {
  const { reader } = visit;
  const { t } = reader;
  const title = t('nav.cases');
  const here = `${PLAIN}/cases?show=${view}`;
  const more =
    next &&
    html`<p class="pt-more"><a class="ek-btn ek-btn-default ek-btn-lg" href="${here}&amp;cursor=${encodeURIComponent(next)}">${t('cases.more')}</a></p>`;
  const body = html`<h1 class="t-h1">${title}</h1>${views(visit, view)}
${items.length === 0 && next === null ? none(visit, view) : cards(items, reader)}${more}`;
  return portalPage(visit, { title, body, here, full: `/cases?show=${view}` });
}
