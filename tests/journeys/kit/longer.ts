import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { ENGLISH } from './words.ts';

const ASSETS = resolve(import.meta.dirname, '../../../dist/web/assets');

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

/** The code of a built file with every English text of the screens made longer. */
function longer(built: string): string {
  return built.replace(BUILT, (all, key: string, quote: string, pattern: string) =>
    ENGLISH[key] === undefined ? all : `"${key}":${quote}${pattern}${moreOf(pattern)}${quote}`,
  );
}

/** Shows on this page every English text of the screens 40 % longer, as a language might that nobody has tried yet. */
export async function lengthenTexts(page: Page): Promise<void> {
  await page.route('**/assets/*.js', async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    await route.fulfill({ contentType: 'text/javascript', body: longer(await readFile(join(ASSETS, name), 'utf8')) });
  });
}
