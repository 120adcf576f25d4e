import { promiseWords, wordsOfMove } from '#capabilities/promises/index.ts';
import { translator } from '#kernel/messages.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { MailTemplate, SampleReader } from '#platform/mail/template.ts';
import { approvalMail } from './approval-words.ts';
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

/** Somebody asked for their yes or no, or reminded of it. */
function approvalSample(reader: SampleReader, reminds: boolean) {
  const { say, about } = sampleOf(reader);
  const { language, timeZone, now, publicUrl } = reader;
  const field = { field: 'use', label: say('sample.approval-question'), kind: 'long-text' as const };
  return approvalMail(
    { language, timeZone, number: about.number, url: `${publicUrl}/asked/${about.number}` },
    {
      item: say('sample.approval-item'),
      summary: say('sample.approval-summary'),
      cost: '€ 1,180',
      requester: 'Maria Lopez',
      answers: [{ ...field, values: [say('sample.approval-answer')] }],
      why: 'account-manager',
      due: now + 26 * HOUR,
      now,
      reminds,
    },
  );
}

/** What somebody of the desk writes to a customer. */
export const replyTemplate: MailTemplate = {
  id: 'reply',
  sample(reader) {
    const { about, words, paragraphs } = sampleOf(reader);
    const message = {
      author: reader.writer ?? AGENT,
      text: paragraphs('sample.hello', 'sample.reply', 'sample.meanwhile'),
      signature: reader.signature ?? null,
      next: words('next-update'),
      resolves: false,
      asks: false,
    };
    return replyMail(about, message);
  },
};

/** The mails about a case, each with a sample. */
export const caseMailTemplates: readonly MailTemplate[] = [
  {
    id: 'acknowledgement',
    sample(reader) {
      const { about, words } = sampleOf(reader);
      return acknowledgementMail(about, { next: words('first-response'), site: null });
    },
  },
  replyTemplate,
  {
    id: 'resolved',
    sample(reader) {
      const { about, paragraphs } = sampleOf(reader);
      const message = {
        author: AGENT,
        text: paragraphs('sample.hello', 'sample.resolved'),
        signature: null,
        next: null,
        resolves: true,
        asks: true,
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
      return replyMail(about, { author: AGENT, text, signature: null, next: null, resolves: false, asks: false });
    },
  },
  { id: 'approval', sample: (reader) => approvalSample(reader, false) },
  { id: 'approval-reminder', sample: (reader) => approvalSample(reader, true) },
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
