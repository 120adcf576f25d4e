import { beforeAll, describe, expect, it } from 'vitest';
import { FACT_KINDS } from '#app/wiring.ts';
import { LANGUAGES, type Language } from '#kernel/text.ts';
import { faultsIn, type Locale, namesIn, readLocales } from './kit/locales.ts';
import { isNamed, readWords, type SourceWords } from './kit/words.ts';

let locales: ReadonlyMap<Language, Locale>;
let words: SourceWords;
beforeAll(async () => {
  [locales, words] = await Promise.all([readLocales(), readWords()]);
}, 30_000);

/** The sample refuses nobody: what goes wrong while it is written ends it with an error for its developer. */
const UNSAID = /^src\/app\/sample\//;

/** The files that meet behind one door: the desk (where the words of facts have a place of their own), the portal, sign-in. */
const TOGETHER = [
  [
    'ui',
    'account',
    'desk',
    'case-forms',
    'news',
    'by-mail',
    'me',
    'my-mails',
    'my-password',
    'my-sessions',
    'admin',
    'promises',
    'attribution',
    'correct',
    'requests',
    'troubleshooting',
    'reminders',
    'referrals',
    'improvements',
    'feedback',
    'how',
    'customer',
    'snippets',
    'live',
    'calls',
    'new-case',
    'macros',
    'queue',
    'own-keys',
    'approval',
    'away',
    'offline',
    'sites',
    'ask-us',
    'signature',
  ],
  [
    'ui',
    'account',
    'portal',
    'home',
    'cards',
    'suggest',
    'cases',
    'who',
    'offers',
    'decide',
    'requests',
    'ask',
    'story',
    'told',
    'facts',
    'me',
    'my-mails',
    'my-password',
    'my-sessions',
    'why',
    'steps',
    'referred',
    'how',
    'offline',
  ],
  ['ui', 'signin', 'stop-mails'],
  ['ui', 'account', 'portal', 'home', 'ask', 'cards', 'cases', 'story', 'told', 'signin', 'plain'],
  ['ui', 'ask-us'],
  ['ask-us-button'],
];

const SERVER_FILES = ['problems', 'facts', 'mail', 'news'];

function locale(language: Language): Locale {
  const found = locales.get(language);
  if (!found) throw new Error(`There are no texts in ${language}.`);
  return found;
}

/** Every text of a language with where it stands. */
function textsOf(language: Language) {
  return [...locale(language)].flatMap(([file, texts]) => [...texts].map(([key, text]) => ({ file, key, text })));
}

const keysOf = (language: Language, file: string) => [...(locale(language).get(file)?.keys() ?? [])];

describe('every language', () => {
  it('has the same files with the same keys', () => {
    const shape = (language: Language) =>
      Object.fromEntries([...locale(language)].map(([file, texts]) => [file, [...texts.keys()].toSorted()]));
    for (const language of LANGUAGES) expect(shape(language)).toEqual(shape('en'));
  });

  it('fills the same names into the same texts', () => {
    const english = new Map(textsOf('en').map(({ file, key, text }) => [`${file} ${key}`, namesIn(text)]));
    for (const language of LANGUAGES) {
      const others = textsOf(language).filter(
        ({ file, key, text }) => `${english.get(`${file} ${key}`)}` !== `${namesIn(text)}`,
      );
      expect(others).toEqual([]);
    }
  });

  it.each(LANGUAGES)('has patterns that can be filled (%s)', (language) => {
    const faulty = textsOf(language).flatMap(({ file, key, text }) =>
      faultsIn(text).map((fault) => `${file} ${key} ${fault}`),
    );
    expect(faulty).toEqual([]);
  });

  it.each(LANGUAGES)('keeps its keys in order, so that two changes seldom meet (%s)', (language) => {
    for (const [file] of locale(language))
      expect(keysOf(language, file), file).toEqual(keysOf(language, file).toSorted());
  });
});

describe('a pattern', () => {
  it.each([
    '',
    ' at the end ',
    'Due {',
    'Due {by',
    '{n, plural, one {a case}}',
    '{n, plural, other {cases}}',
    'two\nlines',
  ])('that cannot be filled is seen: %j', (pattern) => {
    expect(faultsIn(pattern)).not.toEqual([]);
  });

  it('names what it wants', () => {
    expect(namesIn('{name} has {n, plural, =0 {nothing} one {# case} other {# cases}} by {time}')).toEqual([
      'n',
      'name',
      'time',
    ]);
  });
});

describe('a fact', () => {
  it('of every kind has its wording, and another for customers where they read it', () => {
    const wanted = FACT_KINDS.flatMap(({ name, audience }) =>
      audience === 'customer' ? [name, `${name}.customer`] : [name],
    );
    for (const language of LANGUAGES) {
      expect(
        wanted.filter((key) => !keysOf(language, 'facts').includes(key)),
        language,
      ).toEqual([]);
    }
  });

  it('has its name once', () => {
    const names = FACT_KINDS.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('a refusal', () => {
  it('has a sentence in every language', () => {
    const codes = words.codes.filter(({ path }) => !UNSAID.test(path));
    expect(codes.length).toBeGreaterThan(100);
    for (const language of LANGUAGES) {
      const server = new Set(keysOf(language, 'problems'));
      const web = new Set(keysOf(language, 'ui'));
      expect(
        codes.filter(({ key }) => !server.has(key) && !web.has(`problem.${key}`)),
        language,
      ).toEqual([]);
    }
  });

  it.each(LANGUAGES)('says in it what is the matter, as people do (%s)', (language) => {
    const sentences = textsOf(language).filter(({ file, key }) => file === 'problems' && !key.endsWith('.title'));
    expect(sentences.filter(({ text }) => !/^[\p{Lu}„“"{].* .*[.!?]$/u.test(text))).toEqual([]);
  });
});

describe('a text', () => {
  it('that is asked for exists', () => {
    // The pages without scripts are made by the server in the words of the screens.
    const isServer = (path: string) => !/\/web\/|^src\/ui\/|^src\/app\/plain\//.test(path);
    const server = new Set(SERVER_FILES.flatMap((file) => keysOf('en', file)));
    const web = new Set(textsOf('en').map(({ key }) => key));
    expect(words.keys.filter(({ path, key }) => !(isServer(path) ? server : web).has(key))).toEqual([]);
  });

  it('that exists is used', () => {
    const facts = new Set(
      FACT_KINDS.flatMap(({ name, audience }) => (audience === 'customer' ? [name, `${name}.customer`] : [name])),
    );
    const unused = textsOf('en').filter(
      ({ file, key }) => !(file === 'facts' && facts.has(key)) && !isNamed(words, key),
    );
    expect(unused.map(({ file, key }) => `${file} ${key}`)).toEqual([]);
  });

  it.each(TOGETHER)('has its key in one file, of those that a browser reads together (%s)', (...together) => {
    const files = new Map<string, string[]>();
    for (const { file, key } of textsOf('en').filter((one) => together.includes(one.file))) {
      files.set(key, [...(files.get(key) ?? []), file]);
    }
    expect([...files].filter(([, where]) => where.length > 1)).toEqual([]);
  });

  it('of every file is read by some door, or by the server', () => {
    const read = new Set([...SERVER_FILES, ...TOGETHER.flat()]);
    expect([...locale('en').keys()].filter((file) => !read.has(file))).toEqual([]);
  });
});
