import { translator } from '#kernel/messages.ts';
import type { Language } from '#kernel/text.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { MailBlock } from '#platform/mail/mail-blocks.ts';
import type { MailWords } from '#platform/mail/template.ts';

/** The case that a mail is about, for its reader. */
export interface AboutCase {
  readonly language: Language;
  /** The case's own subject and number. */
  readonly subject: string;
  readonly number: number;
  /** Where the reader finds it. */
  readonly url: string;
  /** The now line, if there is one. */
  readonly now: string | null;
}

const say = (language: Language) => translator(language, catalogues[language].mail);

const titleOf = ({ subject, number }: AboutCase) => `${subject} [#${number}]`;

const nowOf = ({ now }: AboutCase) => (now === null ? [] : [{ kind: 'now', sentence: now } as const]);

/** That an answer to the mail is enough, and which case it goes to. */
function ending(about: AboutCase, label?: string) {
  const words = say(about.language);
  return [
    { kind: 'link', url: about.url, ...(label === undefined ? {} : { label }) },
    { kind: 'footer', lines: [words('case.answer', { number: about.number })] },
  ] as const;
}

/** The question how it was: each answer leads to a page on which it stands. Following a link alone says nothing. */
function howItWas({ language, url }: AboutCase): MailBlock {
  const words = say(language);
  const labels = ['how.5', 'how.4', 'how.3', 'how.2', 'how.1'].map((key) => words(key));
  const choices = labels.map((label, place) => ({ label, url: `${url}/feedback?rating=${5 - place}` }));
  return { kind: 'choices', question: words('how.question'), choices };
}

/** A message of ours: what it says, what happens now, and when the reader hears next or what we ask of them. */
export function replyMail(
  about: AboutCase,
  message: {
    readonly author: string;
    readonly text: string;
    /** How its writer signs. */
    readonly signature: string | null;
    readonly next: string | null;
    readonly resolves: boolean;
    /** Whether the reader may be asked how it was. */
    readonly asks: boolean;
  },
): MailWords {
  const words = say(about.language);
  const check = message.resolves ? [{ kind: 'next', sentence: words('reply.check') } as const] : [];
  const [link, footer] = message.resolves ? ending(about, words('reply.check-link')) : ending(about);
  const how = message.resolves && message.asks ? [howItWas(about)] : [];
  const next = message.next === null ? [] : [{ kind: 'next', sentence: message.next } as const];
  const said = { kind: 'message', author: message.author, text: message.text } as const;
  const signed = message.signature === null ? [] : [{ kind: 'signature', text: message.signature } as const];
  return { title: titleOf(about), blocks: [said, ...signed, ...nowOf(about), ...next, ...check, link, ...how, footer] };
}

/** News of ours that no person wrote, and what happens now. */
export function newsMail(about: AboutCase, text: string): MailWords {
  return { title: titleOf(about), blocks: [{ kind: 'message', text }, ...nowOf(about), ...ending(about)] };
}

/** That we have what opened a case, and by when a person writes. Echoes nothing of it. */
export function acknowledgementMail(
  about: Omit<AboutCase, 'now' | 'subject'>,
  { next, site }: { readonly next: string | null; readonly site: string | null },
): MailWords {
  const words = say(about.language);
  // The address was typed by somebody: whoever has it learns how it came to us.
  const asked = site === null ? [] : [words('acknowledgement.on-site', { site })];
  const promised = next === null ? [] : [{ kind: 'next', sentence: next } as const];
  return {
    title: words('acknowledgement.subject', { number: about.number }),
    blocks: [
      { kind: 'message', text: [words('acknowledgement.have-it'), ...asked].join('\n\n') },
      ...promised,
      ...ending({ ...about, subject: '', now: null }),
    ],
  };
}

/** Why a promise was not kept, in our own words: what we said, that it is late, who works on it, what comes next. */
export function lateText(
  language: Language,
  late: {
    /** The words of the promises that broke. */
    readonly promised: readonly string[];
    readonly who: { readonly kind: 'person' | 'team' | 'approver'; readonly name: string } | null;
    /** The words of the next promise. */
    readonly next: string | null;
  },
): string {
  const words = say(language);
  const { who, next } = late;
  const sorry = [
    who?.kind === 'approver'
      ? words('late.approver', { name: who.name })
      : words('late.sorry', { count: late.promised.length }),
    ...(who?.kind === 'person' ? [words('late.person', { name: who.name })] : []),
    ...(who?.kind === 'team' ? [words('late.team', { team: who.name })] : []),
  ];
  return [
    late.promised.map((promise) => words('late.promised', { words: promise })).join('\n'),
    sorry.join(' '),
    ...(next === null ? [] : [words('late.next', { words: next })]),
  ].join('\n\n');
}
