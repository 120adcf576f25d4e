/** Markup that may be sent as it is: what people wrote in it has been escaped. */
export interface Html {
  readonly markup: string;
}

/** What can stand in a template: text is escaped, markup stays, nothing at all leaves no trace. */
export type Shown = Html | string | number | null | undefined | false | readonly Shown[];

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

function markupOf(shown: Shown): string {
  if (shown === null || shown === undefined || shown === false) return '';
  if (typeof shown === 'string') return escaped(shown);
  if (typeof shown === 'number') return String(shown);
  return 'markup' in shown ? shown.markup : shown.map(markupOf).join('');
}

/** A piece of a page: html`<p title="${title}">${words}</p>`. Attributes stand in double quotes. */
export function html(pieces: TemplateStringsArray, ...values: readonly Shown[]): Html {
  return { markup: pieces.map((piece, place) => piece + markupOf(values[place])).join('') };
}
