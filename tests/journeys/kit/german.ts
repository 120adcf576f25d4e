import { expect, type Page } from '@playwright/test';
import { ENGLISH, GERMAN } from './words.ts';

const BRANCHES = /\{\w+, plural,|(?:=\d+|zero|one|two|few|many|other) \{|\{\w+\}|[{}#]/;

/** The words of a pattern between its values, those that say something. */
function piecesOf(pattern: string): string[] {
  return pattern
    .split(BRANCHES)
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}{3}/u.test(piece));
}

const german = Object.values(GERMAN).join('\n');
const isGermanToo = (piece: string) => german.includes(piece);

/** English texts of the screens that are no German ones. */
const PIECES: ReadonlySet<string> = new Set(
  Object.values(ENGLISH)
    .flatMap(piecesOf)
    .filter((piece) => !isGermanToo(piece)),
);
/** Long enough to be found inside another text; a single word may be a part of somebody's name. */
const SENTENCES = [...PIECES].filter((piece) => piece.includes(' '));

/** Everything that the page shows or tells a screen reader, text by text. */
function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description']) {
          texts.push(node.getAttribute(name) ?? '');
        }
      } else if (!node.parentElement?.closest('script, style, template, [lang="en"]')) {
        texts.push(node.textContent ?? '');
      }
    }
    return [document.title, ...texts].map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  });
}

/** Makes sure that a page in German shows no English text of ours. */
export async function expectGerman(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const texts = await textsOn(page);
  const english = texts.filter((text) => PIECES.has(text) || SENTENCES.some((piece) => text.includes(piece)));
  expect(english, `English on ${page.url()}`).toEqual([]);
}
