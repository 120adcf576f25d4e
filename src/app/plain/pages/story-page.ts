import { isLate, isOver, isTheirMove, whyOf } from '#capabilities/cases/domain/index.ts';
import { firstNameOf } from '#kernel/names.ts';
import { fromIso } from '#kernel/time.ts';
import { initialsOf } from '#ui/initials.ts';
import { onSameDay } from '#ui/time/words.ts';
import { PLAIN } from '../address.ts';
import { type Content, type Page, portalPage } from '../document.ts';
import { notice, type Tried } from '../fields.ts';
import { type Html, html, type Shown } from '../html.ts';
import { moment, type Reader, when } from '../reader.ts';
import { lateSentences, nowSentence, promiseSentence, type Story } from '../sentences.ts';
import { phrase } from '../texts.ts';
import type { KnownVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { writing } from './writing.ts';
import { yourMove } from './your-move.ts';

/** When the case began, in a sentence: `Case 10482, you told us today at 13:12`. */
function beginning(story: Story, { me, reader }: KnownVisit): string {
  const { t, now } = reader;
  const who = story.requester === me.name ? 'opened' : 'opened-by';
  const day = onSameDay(fromIso(story.openedAt), now, reader) ? 'today' : 'day';
  const said = t(`story.${who}-${day}`, {
    number: story.number,
    moment: moment(reader, story.openedAt),
    name: story.requester,
  });
  return story.service === null ? said : t('story.about', { said, service: story.service });
}

function now(story: Story, reader: Reader): Html {
  const { t } = reader;
  const said = isOver(story) || story.state === 'check-it-works' ? null : story.now;
  const line = said && phrase(t, 'plain.said', { name: said.by, moment: moment(reader, said.since) });
  return html`<div class="pt-hero-now"><dt>${t('now.label')}</dt><dd><div>
<p class="pt-hero-sentence">${nowSentence(story, reader)}</p>
${line ? html`<p class="pt-hero-small">${line}</p>` : null}
${whyOf(story).map(({ key, values }) => html`<p class="pt-hero-small">${t(key, values)}</p>`)}</div></dd></div>`;
}

function next(story: Story, { reader, organisation: { phone } }: KnownVisit): Html {
  const { t } = reader;
  if (isOver(story)) {
    const again = `${PLAIN}/ask?about=${story.number}`;
    return html`<p class="pt-hero-plain">${t(`next.${story.state}`)}</p>
<p class="pt-hero-again"><a class="ek-btn ek-btn-default" href="${again}">${t('next.again')}</a></p>`;
  }
  if (story.next && isLate(story, reader.now)) return lateSentences(story, story.next, { reader, phone });
  if (story.state === 'check-it-works' && story.confirmBy !== null) {
    const closes = phrase(t, 'next.closes', { time: when(reader, story.confirmBy) });
    return html`<p class="pt-hero-sentence">${closes}</p>`;
  }
  if (story.next) return html`<p class="pt-hero-big">${promiseSentence(story.next, reader)}</p>`;
  return html`<p class="pt-hero-plain">${t('next.nothing')}</p>`;
}

/** Now, next, you. */
function card(visit: KnownVisit, story: Story): Html {
  const { t } = visit.reader;
  const asks = isTheirMove(story) ? 'pt-hero-you pt-hero-asks' : 'pt-hero-you';
  const you =
    isOver(story) || !story.mine
      ? null
      : html`<div class="${asks}"><dt>${t('you.label')}</dt><dd>${yourMove(visit, story)}</dd></div>`;
  return html`<dl class="pt-hero">${now(story, visit.reader)}
<div class="pt-hero-next"><dt>${t('next.label')}</dt><dd>${next(story, visit)}</dd></div>${you}</dl>`;
}

function helpers({ people }: Story, { t }: Reader): Html | null {
  if (people.length === 0) return null;
  const rows = people.map(
    ({
      name,
      role,
    }) => html`<li><span class="ek-face ek-face-team ek-face-32" data-initials="${initialsOf(name)}" aria-hidden="true"></span>
<div><p class="t-500">${name}</p><small>${t(`helpers.${role}`)}</small></div></li>`,
  );
  return html`<section class="ek-section" aria-labelledby="helpers"><div class="ek-section-head"><h2 id="helpers">${t('helpers.title')}</h2></div>
<ul class="pt-helpers">${rows}</ul></section>`;
}

function readAlong(story: Story, { t }: Reader): Html | null {
  if (story.mine) return null;
  const words = t('sees.read-along', { name: story.requester, first: firstNameOf(story.requester) });
  return html`<p class="pl-aside">${words}</p>`;
}

/** What is said above the card: what went wrong, or that words arrived. */
function above(visit: KnownVisit, story: Story, { tried, sent }: { tried: Tried | null; sent: boolean }): Shown {
  if (tried?.at === 'page') return notice(html`<b>${visit.reader.t('plain.not-done')}</b> <span>${tried.fault}</span>`);
  const mine = sent ? story.messages.findLast(({ author }) => author.id === visit.me.id) : undefined;
  if (!mine) return null;
  return html`<p class="pl-done" role="status">${visit.reader.t('write.sent', { time: moment(visit.reader, mine.sentAt) })}</p>`;
}

interface StoryProps {
  readonly story: Story;
  /** The key under which the next words are sent. */
  readonly key: string;
  readonly tried: Tried | null;
  /** Words of the reader have just arrived. */
  readonly sent: boolean;
}

/** The story of one case: what is happening now, what comes next, what is needed from me, and all that was written. */
export function storyPage(visit: KnownVisit, { story, key, tried, sent }: StoryProps): Page {
  const { reader } = visit;
  const here = `${PLAIN}/cases/${story.number}`;
  const body = html`<div class="pt-story"><div class="pt-story-head"><h1 class="t-h1">${story.subject}</h1>
<p class="pt-story-no">${beginning(story, visit)}</p></div>
<div class="pt-story-main">${above(visit, story, { tried, sent })}${readAlong(story, reader)}${card(visit, story)}
${story.mayWrite ? writing(visit, story, { key, tried }) : null}${story.withOthers ? html`<p class="pl-aside">${reader.t('with-others.text')}</p>` : null}
${messages(story, visit)}</div>
<aside class="pt-story-side">${helpers(story, reader)}</aside></div>`;
  const content: Content = {
    title: story.subject,
    body,
    here,
    full: `/cases/${story.number}`,
    ...(tried && { status: tried.status }),
  };
  return portalPage(visit, content, 'wide');
}
