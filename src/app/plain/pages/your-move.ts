import { form } from '../fields.ts';
import { type Html, html } from '../html.ts';
import type { Story } from '../sentences.ts';
import type { KnownVisit } from '../visit.ts';

const CHECK = html`<svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" class="ek-icon"><path d="M5 12l5 5l10 -10"/></svg>`;

/** What says that it works, and beside it what else there is to say. One press each. */
export function answers(visit: KnownVisit, { number }: Story, given: { yes: string; no?: string }): Html {
  const no = (words: string) =>
    html`<button class="ek-btn ek-btn-default ek-btn-lg" type="submit" name="works" value="no">${words}</button>`;
  return form(visit, {
    to: `/cases/${number}/confirmation`,
    className: 'pt-you-acts',
    content: html`<button class="ek-btn ek-btn-filled ek-btn-lg" type="submit" name="works" value="yes">${CHECK}${given.yes}</button>
${given.no === undefined ? null : no(given.no)}`,
  });
}

/** What is needed from the customer: one clear thing, or plainly nothing. Words are written below. */
export function yourMove(visit: KnownVisit, story: Story): Html {
  const { t } = visit.reader;
  if (story.state === 'waiting-for-you') {
    return html`<p>${t('you.ask')}</p><p class="pt-hero-sentence pt-you-ask">${story.ask}</p>
<p class="pt-you-acts"><a class="ek-btn ek-btn-default ek-btn-lg" href="#text">${t('you.answer')}</a></p>`;
  }
  if (story.state === 'check-it-works') {
    const said = { yes: t('answer.works'), no: t('answer.not-working') };
    return html`<p class="pt-hero-sentence">${t('you.check')}</p>${answers(visit, story, said)}`;
  }
  return html`<p>${t('you.nothing')}</p>`;
}
