import { fromIso, toIso } from '#kernel/time.ts';
import { initialsOf } from '#ui/initials.ts';
import { momentOf } from '#ui/time/words.ts';
import { type Html, html } from '../html.ts';
import type { Reader } from '../reader.ts';
import type { Story } from '../sentences.ts';
import type { KnownVisit } from '../visit.ts';

type Message = Story['messages'][number];

function howOf({ automatic, channel }: Message, { t }: Reader): string | null {
  if (automatic) return t('messages.automatic');
  return channel === 'mail' || channel === 'phone' || channel === 'walk-up' ? t(`messages.${channel}`) : null;
}

function filesOf({ files }: Message, { t }: Reader): Html | null {
  if (files.length === 0) return null;
  const rows = files.map(
    ({ id, name }) =>
      html`<li><a href="/api/v1/files/${id}/content" download="${name}"><span class="t-cut">${name}</span></a></li>`,
  );
  return html`<ul class="cs-files" aria-label="${t('files.attached')}">${rows}</ul>`;
}

function one(message: Message, { me, reader }: KnownVisit): Html {
  const { t, now } = reader;
  const { id, author, direction, text, newPart, sentAt } = message;
  const from = direction === 'from-customer' ? 'customer' : 'team';
  const shown = newPart.trim() === '' ? text : newPart;
  const how = howOf(message, reader);
  const at = fromIso(sentAt);
  const whole = html`<details class="pt-whole"><summary>${t('messages.whole')}</summary><div class="t-prose">${text}</div></details>`;
  return html`<div id="message-${id}" class="pt-message"><article class="ek-msg ek-msg-${from}" aria-label="${t(`message.name.${from}`, { name: author.name })}">
<span class="ek-face ek-face-${from} ek-face-28" data-initials="${initialsOf(author.name)}" aria-hidden="true"></span>
<div class="ek-msg-body"><p class="ek-msg-head"><b>${author.id === me.id ? t('message.you') : author.name}</b>${
    how === null ? null : html`<span>${how}</span>`
  }<span class="grow"></span><time datetime="${toIso(at)}">${momentOf(at, now, reader, 'list')}</time></p>
<div class="ek-msg-text t-prose">${shown}</div>${filesOf(message, reader)}${shown.trim() === text.trim() ? null : whole}</div></article></div>`;
}

/** Everything that was written, in full, the newest first. */
export function messages(story: Story, visit: KnownVisit): Html | null {
  if (story.messages.length === 0) return null;
  const title = visit.reader.t('messages.title');
  return html`<section class="ek-section" aria-labelledby="messages"><div class="ek-section-head"><h2 id="messages">${title}</h2></div>
<div class="pt-messages">${story.messages.toReversed().map((message) => one(message, visit))}</div></section>`;
}
