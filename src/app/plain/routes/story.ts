import { casesContract } from '#capabilities/cases/contract.ts';
import { Problem } from '#kernel/problem.ts';
import { PLAIN } from '../address.ts';
import { type Answer, keyFor, refusalIn } from '../answer.ts';
import type { Tried, Typed } from '../fields.ts';
import { storyPage } from '../pages/story-page.ts';
import type { Story } from '../sentences.ts';
import type { KnownVisit } from '../visit.ts';

const { caseStory, confirm, findMyCase, writeToUs } = casesContract.endpoints;
const LARGEST = 2_000_000_000;

/** The story of the case with this number. Throws the problem `not-found` alike for what is hidden and what never was. */
async function storyOf({ api }: KnownVisit, given: string): Promise<Story> {
  const number = /^\d{1,10}$/.test(given) ? Number(given) : 0;
  if (number < 1 || number > LARGEST) throw new Problem('not-found', 404);
  const { id } = await api.call(findMyCase, { params: { number } });
  return api.call(caseStory, { params: { caseId: id } });
}

/** The story; `sent` after words of the reader have arrived. */
export async function readStory(visit: KnownVisit, given: { number: string; sent: boolean }): Promise<Answer> {
  const story = await storyOf(visit, given.number);
  return storyPage(visit, { story, key: keyFor({}), tried: null, sent: given.sent });
}

/** The story with what was tried and what is wrong with it; as it stands now, for it may have gone on meanwhile. */
async function again(visit: KnownVisit, number: number, given: { tried: Tried; refusal?: Problem }): Promise<Answer> {
  const story = await storyOf(visit, String(number));
  const { tried, refusal } = given;
  return storyPage(visit, { story, key: keyFor(tried.typed, refusal), tried, sent: false });
}

function toStory({ number }: Story, sent: boolean): Answer {
  return { to: `${PLAIN}/cases/${number}${sent ? '?sent=1' : ''}` };
}

function refused(typed: Typed, refusal: Problem): { tried: Tried; refusal: Problem } {
  const inText = refusal.fields.find(({ path }) => path === 'body.text');
  const fault = inText?.message ?? refusal.message;
  return { tried: { typed, fault, at: inText ? 'text' : 'page', status: refusal.status }, refusal };
}

/** Writes to the people who work on a case of mine; where it was to be tried, that opens it again. */
export async function writeOn(visit: KnownVisit, number: string, typed: Typed): Promise<Answer> {
  const story = await storyOf(visit, number);
  const { text = '' } = typed;
  if (text.trim() === '') {
    const fault = visit.reader.t('plain.no-words');
    return again(visit, story.number, { tried: { typed, fault, at: 'text', status: 422 } });
  }
  try {
    const params = { caseId: story.id };
    await visit.api.call(writeToUs, { params, body: { text }, idempotencyKey: keyFor(typed) });
    return toStory(story, true);
  } catch (error) {
    return again(visit, story.number, refused(typed, refusalIn(error)));
  }
}

/** Whether the case stands already where the answer would bring it: the same form came a second time. */
function isSaid({ state }: Story, works: boolean): boolean {
  return works ? state === 'done' : state === 'we-are-on-it';
}

/** Says whether it works: yes ends the case, no opens it again. */
export async function answerWhetherItWorks(visit: KnownVisit, number: string, typed: Typed): Promise<Answer> {
  const story = await storyOf(visit, number);
  const works = typed.works === 'yes';
  try {
    await visit.api.call(confirm, { params: { caseId: story.id }, body: { works } });
    return toStory(story, false);
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal.status === 409 && isSaid(story, works)) return toStory(story, false);
    return again(visit, story.number, refused(typed, refusal));
  }
}
