import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#kernel/text.ts';
import { type Locale, namesIn, readLocales } from './kit/locales.ts';
import { filled, gradeOf, wordsIn } from './kit/readability.ts';

let locales: ReadonlyMap<Language, Locale>;
beforeAll(async () => {
  locales = await readLocales();
});

/** Files that only the desk reads; of the facts, customers read the wordings that are made for them. */
const OF_THE_DESK = new Set(['desk', 'admin', 'promises', 'attribution', 'correct', 'approval']);

interface Text {
  readonly where: string;
  readonly text: string;
}

/** Every text that a customer may come to read, in this language. */
function customersTexts(language: Language): Text[] {
  return [...(locales.get(language) ?? [])]
    .filter(([file]) => !OF_THE_DESK.has(file))
    .flatMap(([file, texts]) =>
      [...texts]
        .filter(([key]) => file !== 'facts' || key.endsWith('.customer'))
        .map(([key, text]) => ({ where: `${file} ${key}`, text })),
    );
}

/** Words that belong to the trade and not to customers, or that put blame or regret where a promise should stand. */
const BANNED: Readonly<Record<Language, RegExp>> = {
  en: /\b(tickets?|SLAs?|breach\w*|escalat\w*|unfortunately|user error|vendors?)\b/i,
  de: /\b(tickets?|SLAs?|eskal\w*|leider|bedauerlicherweise|(benutzer|bedien\w*)fehler|lieferant\w*)\b/i,
};

describe.each(LANGUAGES)('what customers read (%s)', (language) => {
  it('is in their words', () => {
    expect(customersTexts(language).filter(({ text }) => BANNED[language].test(text))).toEqual([]);
  });

  it('raises no voice and draws no faces', () => {
    expect(customersTexts(language).filter(({ text }) => /!|\p{Extended_Pictographic}/u.test(text))).toEqual([]);
  });
});

/** What a person or the desk will do for the customer, in English: other languages fill the same names. */
const VOWS = [
  /\byou (?:will )?hear (?:from|yes|by)\b/i,
  /\b(?:will|we|somebody|person|\{\w+\}) (?:calls?|asks?|answers?|tells?|writes? to|is in contact with) you\b/i,
  /\b(?:says|say|hear) yes or no\b/i,
  /\bit works again\b/i,
  /\b(?:next|another) word\b.*\bby\b/i,
];

/** Names that are filled with a moment. */
const MOMENTS = new Set(['at', 'by', 'due', 'from', 'moment', 'neededBy', 'next', 'time', 'to', 'until', 'was']);

/** Sentences of that kind that name no moment, each with its reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  'ask-us ask-us.address-hint': 'says where we answer',
  'ask ask.then-mail': 'says where it goes',
  'ask ask.then-promise': 'nothing is asked yet; it says that the moment is told at once',
  'facts case.approval-asked.customer': 'says what was done',
  'facts case.worked-on-as-one.customer': 'the card above says when',
  'how how.words-answer': 'nothing is said yet; the moment stands in how.answer-by',
  'me me.reach-call-kept': 'says how',
  'me me.reach-write-kept': 'says how',
  'my-mails my-mails.always': 'says what comes by mail',
  'problems promise.needs-a-word': 'of the desk',
  'problems request-item.approver-not-of-the-desk': 'of the desk',
  'referred outside.then': 'the card above says when',
  'requests request.step-approval': 'nothing is requested yet; the moment stands in request.step-approval-by',
  'requests request.step-word': 'nothing is requested yet; the moment stands in request.step-word-by',
  'told promised.kind.callback': 'a heading; its moment stands beside it',
  'told promised.kind.resolve': 'a heading; its moment stands beside it',
  'told urging.answer': 'nothing is said yet; the moment stands in urging.answer-by',
  'told with-others.text': 'the card above says when',
};

describe('what promises something to a customer', () => {
  it('says by when', () => {
    const vows = customersTexts('en').filter(({ text }) => VOWS.some((vow) => vow.test(text)));
    expect(vows.length).toBeGreaterThan(30);
    const timeless = vows.filter(({ text }) => namesIn(text).every((name) => !MOMENTS.has(name)));
    expect(timeless.filter(({ where }) => WITHOUT[where] === undefined)).toEqual([]);
    const found = new Set(timeless.map(({ where }) => where));
    expect(Object.keys(WITHOUT).filter((where) => !found.has(where))).toEqual([]);
  });
});

/** A grade says nothing of a few words. */
const ENOUGH_WORDS = 12;

describe('a text in English', () => {
  it('is read by somebody with eight years of school', () => {
    const hard = customersTexts('en')
      .map(({ where, text }) => ({ where, text: filled(text) }))
      .filter(({ text }) => wordsIn(text).length >= ENOUGH_WORDS)
      .filter(({ text }) => gradeOf(text) > 8);
    expect(hard).toEqual([]);
  });

  it.each([
    ['We have it. You hear from us by noon, and you need not do a thing until then.', 0, 4],
    [
      'Notwithstanding organisational responsibilities, authorised representatives subsequently communicate applicable remediation methodologies.',
      15,
      99,
    ],
  ])('has the grade that it takes: %s', (text, least, most) => {
    expect(gradeOf(text)).toBeGreaterThanOrEqual(least);
    expect(gradeOf(text)).toBeLessThanOrEqual(most);
  });
});
