import type { WithoutScripts } from '#platform/serve/web.ts';
import { withoutScripts as pathOf } from './address.ts';
import { html } from './html.ts';
import { wordsIn } from './texts.ts';

/** Whoever waits so long for a page that scripts should fill is told that there is another. */
const PATIENCE = '10s';

const HEAD = html`<noscript><meta http-equiv="refresh" content="0; url=?plain" /><style>.no-scripts{animation-delay:0s!important}</style></noscript>
<style>@keyframes no-scripts{to{visibility:visible}}.no-scripts{visibility:hidden;margin:0;padding:24px;animation:no-scripts 0s ${PATIENCE} forwards}</style>
`;

/**
 * How the portal's pages lead to those without scripts: at once where the browser runs none, by a sentence and a link where
 * theirs did not come. The link is `?plain` on every page, so that the document stays the same for all of them.
 */
export const withoutScripts: WithoutScripts = {
  pathOf,
  markup(language) {
    const t = wordsIn(language);
    const body = html`<p class="no-scripts">${t('plain.scripts-missing')} <a href="?plain">${t('plain.without-scripts')}</a></p>`;
    return { head: HEAD.markup, body: body.markup };
  },
};
