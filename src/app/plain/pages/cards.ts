import { isOver, isTheirMove } from '#capabilities/cases/domain/index.ts';
import { PLAIN } from '../address.ts';
import { type Html, html } from '../html.ts';
import { moment, type Reader } from '../reader.ts';
import { type Card, nextInShort, nowSentence } from '../sentences.ts';

function you(card: Card, { t }: Reader): Html | null {
  if (!card.mine || !isTheirMove(card)) return null;
  const asked = card.state === 'check-it-works' ? t('you.check') : t('card.ask', { ask: card.ask ?? '' });
  return html`<div class="pt-card-you"><dt>${t('you.label')}</dt><dd>${asked}</dd></div>`;
}

function lines(card: Card, reader: Reader): Html {
  const { t } = reader;
  if (isOver(card)) {
    const said = { number: card.number, moment: moment(reader, card.openedAt) };
    return html`<p class="pt-card-over">${t(`card.${card.state}`, said)}</p>`;
  }
  return html`<dl><div><dt>${t('now.label')}</dt><dd>${nowSentence(card, reader)}</dd></div>
<div class="pt-card-next"><dt>${t('next.label')}</dt><dd>${nextInShort(card, reader)}</dd></div>
${you(card, reader)}</dl>`;
}

/** Cases in one frame: of each what is happening now, when one hears next, and one's own move. */
export function cards(of: readonly Card[], reader: Reader): Html {
  const { t } = reader;
  return html`<ul class="pt-cards">${of.map(
    (card) => html`<li><a class="pt-card" href="${PLAIN}/cases/${card.number}">
<strong class="pt-card-head"><span>${card.subject}</span></strong>
${card.mine ? null : html`<p class="pt-card-by">${t('card.by', { name: card.requester })}</p>`}
${lines(card, reader)}</a></li>`,
  )}</ul>`;
}
