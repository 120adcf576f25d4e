import { firstNameOf } from '#kernel/names.ts';
import { form, onceKey, type Tried, textArea } from '../fields.ts';
import { type Html, html } from '../html.ts';
import type { Story } from '../sentences.ts';
import type { KnownVisit } from '../visit.ts';
import { answers } from './your-move.ts';

const LONGEST = 20_000;

function labelOf(story: Story, { reader: { t } }: KnownVisit): string {
  if (story.state === 'check-it-works') return t('write.what-do-you-see');
  if (story.state === 'waiting-for-you') return t('write.your-answer');
  const owner = story.people.find(({ role }) => role === 'owner');
  return owner ? t('write.to', { name: firstNameOf(owner.name) }) : t('write.to-us');
}

/** It may work before we say so: that ends the case, so it is asked once more. */
function worksAlready(visit: KnownVisit, story: Story): Html | null {
  const { t } = visit.reader;
  if (story.state === 'check-it-works' || story.request?.approval?.state === 'asked') return null;
  return html`<details class="pl-works"><summary class="ek-btn ek-btn-default">${t('answer.works')}</summary>
<p>${t('answer.then-done')}</p>${answers(visit, story, { yes: t('answer.yes') })}</details>`;
}

interface WritingProps {
  readonly key: string;
  readonly tried: Tried | null;
}

/** Writing to the people who work on it, and saying at any time that it works. */
export function writing(visit: KnownVisit, story: Story, { key, tried }: WritingProps): Html {
  const { t } = visit.reader;
  const checks = story.state === 'check-it-works';
  const box = textArea({
    name: 'text',
    label: labelOf(story, visit),
    hint: checks ? t('write.opens-again') : undefined,
    fault: tried?.at === 'text' ? tried.fault : undefined,
    typed: tried?.typed ?? {},
    maxLength: LONGEST,
    rows: 3,
  });
  const look = checks ? 'ek-btn-default' : 'ek-btn-filled';
  const send = html`<button class="ek-btn ${look} ek-btn-lg" type="submit">${t('write.send')}</button>`;
  const to = `/cases/${story.number}/messages`;
  return html`${form(visit, { to, className: 'pl-write', content: html`${onceKey(key)}${box}<div class="pl-send">${send}</div>` })}
${worksAlready(visit, story)}`;
}
