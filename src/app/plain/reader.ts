import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { momentOf, type Reader as Speaking } from '#ui/time/words.ts';
import { type Html, html } from './html.ts';

/** For whom a page is made, and when: their words, their zone, and the moment that it speaks of. */
export interface Reader extends Speaking {
  readonly now: Instant;
}

/** A moment of the wire as the reader says it. */
export function moment(reader: Reader, iso: string): string {
  return momentOf(fromIso(iso), reader.now, reader);
}

/** The same, bold, for a sentence that promises: day and time of day may stand on two lines, but neither is torn apart. */
export function when(reader: Reader, iso: string): Html {
  const pieces = moment(reader, iso).split(/(?<=, )/);
  return html`<time datetime="${toIso(fromIso(iso))}">${pieces.map((piece) => html`<b class="t-nowrap">${piece}</b>`)}</time>`;
}
