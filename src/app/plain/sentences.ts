import type { casesContract } from '#capabilities/cases/contract.ts';
import { isLate, nowOf, owesWord, sentenceOf, stillToCome } from '#capabilities/cases/domain/index.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { firstNameOf } from '#kernel/names.ts';
import { fromIso } from '#kernel/time.ts';
import { lateOf } from '#ui/time/words.ts';
import { type Html, html } from './html.ts';
import { type Reader, when } from './reader.ts';
import { phrase } from './texts.ts';

type Endpoints = (typeof casesContract)['endpoints'];

/** A case in its customer's list, and the whole story of one. */
export type Card = OutputOf<Endpoints['listMyCases']>['items'][number];
export type Story = OutputOf<Endpoints['caseStory']>;

type Promised = Pick<NonNullable<Card['next']>, 'kind' | 'by' | 'from'>;

/** What is happening now. */
export function nowSentence(card: Card, { t }: Reader): string {
  const said = nowOf(card);
  if (said.words !== null) return said.words;
  return t(said.key, said.name === null ? {} : { name: firstNameOf(said.name) });
}

/** What a promise means to its reader: `You hear from Ayse by 14:30`; or what it should have meant. */
export function promiseSentence({ kind, by, from }: Promised, reader: Reader, tense: 'next' | 'late' = 'next'): Html {
  const name = from === null ? '' : firstNameOf(from);
  return phrase(reader.t, `${tense}.${sentenceOf(kind, from)}`, { name, time: when(reader, by) });
}

/** What comes next, in a list. */
export function nextInShort(card: Card, reader: Reader): Html | string {
  const { t, now } = reader;
  const { next, mine, requester, state } = card;
  if (!next) return t(state === 'check-it-works' ? 'card.next-check' : 'next.nothing');
  const time = when(reader, next.by);
  const late = isLate(card, now);
  if (!mine) return phrase(t, late ? 'card.theirs-late' : 'card.theirs', { name: firstNameOf(requester), time });
  if (!late) return promiseSentence(next, reader);
  const by = html`<span class="t-late t-nowrap">${lateOf(fromIso(next.by), now, reader)}</span>`;
  return phrase(t, 'card.late', { time, late: by });
}

/** A word that did not come in time: said plainly, with the new time where there is one, or whom to call. */
export function lateSentences(
  story: Pick<Story, 'promises'>,
  next: Promised,
  { reader, phone }: { readonly reader: Reader; readonly phone: string | null },
): Html {
  const { t, now } = reader;
  const coming = stillToCome(story, now);
  const call = () => phrase(t, 'late.owed-or-call', { phone: html`<b class="t-nowrap">${phone}</b>` });
  return html`<p class="pt-hero-sentence">${promiseSentence(next, reader, 'late')}</p>
<p class="pt-hero-small t-late">${lateOf(fromIso(next.by), now, reader)}</p>
<div class="pt-hero-instead">${owesWord(next, coming) ? html`<p>${phone === null ? t('late.owed') : call()}</p>` : null}${
    coming
      ? html`<p class="pt-hero-big">${promiseSentence({ kind: coming.kind, by: coming.due, from: next.from }, reader)}</p>`
      : null
  }</div>`;
}
