import { promiseWords, wordsOfMove } from '#capabilities/promises/index.ts';
import { translator } from '#kernel/messages.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { MailTemplate, SampleReader } from '#platform/mail/template.ts';
import { type AboutCase, acknowledgementMail, lateText, newsMail, replyMail } from './mail-words.ts';

const AGENT = 'Ayse Yıldız';

/** What a made-up case and its people say, in the reader's language. */
function sampleOf({ language, timeZone, now, publicUrl }: SampleReader) {
  const say = translator(language, catalogues[language].mail);
  const about: AboutCase = {
    language,
    subject: say('sample.subject'),
    number: 10427,
    url: `${publicUrl}/cases/10427`,
    now: say('sample.now'),
  };
  const due = now + 2 * HOUR;
  const words = (kind: 'first-response' | 'next-update') => promiseWords({ language, timeZone }, kind, { due, now });
  const paragraphs = (...keys: string[]) => keys.map((key) => say(key)).join('\n\n');
  return { say, paragraphs, about, words, due };
}

/** The mails about a case, each with a sample. */
export const caseMailTemplates: readonly MailTemplate[] = [
  {
    id: 'acknowledgement',
    sample(reader) {
      const { about, words } = sampleOf(reader);
      return acknowledgementMail(about, words('first-response'));
    },
  },
  {
    id: 'reply',
    sample(reader) {
      const { about, words, paragraphs } = sampleOf(reader);
      const message = {
        author: AGENT,
        text: paragraphs('sample.hello', 'sample.reply', 'sample.meanwhile'),
        next: words('next-update'),
        resolves: false,
      };
      return replyMail(about, message);
    },
  },
  {
    id: 'resolved',
    sample(reader) {
      const { about, paragraphs } = sampleOf(reader);
      const message = {
        author: AGENT,
        text: paragraphs('sample.hello', 'sample.resolved'),
        next: null,
        resolves: true,
      };
      return replyMail({ ...about, now: null }, message);
    },
  },
  {
    id: 'moved',
    sample(reader) {
      const { about, say, due } = sampleOf(reader);
      const was = reader.now + 30 * MINUTE;
      const text = wordsOfMove(reader, { was, due, reason: say('sample.reason'), now: reader.now });
      return replyMail(about, { author: AGENT, text, next: null, resolves: false });
    },
  },
  {
    id: 'late',
    sample(reader) {
      const { about, words } = sampleOf(reader);
      const { language, timeZone, now } = reader;
      const due = now - 20 * MINUTE;
      const promised = [promiseWords({ language, timeZone }, 'first-response', { due, now })];
      const who = { kind: 'person', name: AGENT } as const;
      return newsMail(about, lateText(language, { promised, who, next: words('next-update') }));
    },
  },
];
