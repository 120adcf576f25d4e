import type { Page } from '@playwright/test';
import { ENGLISH } from './words.ts';

/** A text of a catalogue as it stands in a built file: `"key":` and its pattern. */
const BUILT = /"([\w.-]+)":(["'`])((?:\\.|(?!\2)[^\\])*)\2/g;
/** How much longer a language may be than English. */
const SHARE = 0.4;
/** Words that stand for those of another language: some long, with marks above and below. */
const MORE = 'lãngräs ørdbildnįngar ęch wordér ';

/** What makes a text longer by its share; a short word grows, a sentence gets more words. */
function moreOf(pattern: string): string {
  const said = pattern.replace(/\{[^{}]*\}/g, '').length;
  const more = MORE.repeat(Math.ceil(said / MORE.length)).slice(0, Math.ceil(said * SHARE));
  return said < 10 ? more : ` ${more.trim()}`;
}

/** Shows on this page every English text of the screens 40 % longer, as a language might that nobody has tried yet. */
export async function lengthenTexts(page: Page): Promise<void> {
  const longer = new Map<string, string>();
  await page.route('**/assets/*.js', async (route) => {
    const url = route.request().url();
    const known = longer.get(url);
    if (known !== undefined) return route.fulfill({ contentType: 'text/javascript', body: known });
    const response = await route.fetch();
    const built = await response.text();
    const body = built.replace(BUILT, (all, key: string, quote: string, pattern: string) =>
      ENGLISH[key] === undefined ? all : `"${key}":${quote}${pattern}${moreOf(pattern)}${quote}`,
    );
    longer.set(url, body);
    await route.fulfill({ response, body });
  });
}
