import { PLAIN } from '../address.ts';
import { type Page, portalPage } from '../document.ts';
import { html } from '../html.ts';
import type { Visit } from '../visit.ts';

/** The same for what is hidden and for what never was. */
export function notFoundPage(visit: Visit): Page {
  const { t } = visit.reader;
  const title = t('state.not-found');
  const body = html`<h1 class="t-h1">${title}</h1><p class="pl-lead">${t('state.not-found-text')}</p>
<p class="pl-lead"><a class="ek-btn ek-btn-default ek-btn-lg" href="${PLAIN}/cases">${t('story.to-cases')}</a></p>`;
  return portalPage(visit, { title, body, full: '/', status: 404 });
}

interface ProblemProps {
  /** What is the matter, in a sentence. */
  readonly sentence: string;
  readonly status: number;
  /** By which the desk finds what happened. */
  readonly reference: string;
}

/** That something went wrong, what, and the way on. */
export function problemPage(visit: Visit, { sentence, status, reference }: ProblemProps): Page {
  const { t } = visit.reader;
  const title = t('state.page-failed');
  const body = html`<h1 class="t-h1">${title}</h1><p class="pl-lead">${sentence}</p>
${status < 500 ? null : html`<p class="t-sm t-3">${t('state.reference', { reference })}</p>`}
<p class="pl-lead"><a class="ek-btn ek-btn-default ek-btn-lg" href="${PLAIN}">${t('state.home')}</a></p>`;
  return portalPage(visit, { title, body, full: '/', status });
}
