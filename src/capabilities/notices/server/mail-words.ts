import { translator } from '#kernel/messages.ts';
import type { Language } from '#kernel/text.ts';
import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { MailTemplate, MailWords, SampleReader } from '#platform/mail/template.ts';
import { type News, newsKeys, newsValues, presses } from '../domain/index.ts';

/** What a mail tells of. */
export interface Told {
  /** Empty for news about several things. */
  readonly title: string;
  /** Path at the desk. */
  readonly href: string;
  readonly news: News;
}

type Reader = Omit<SampleReader, 'now'>;

/** A mail that nobody would read to its end helps nobody: the rest waits in the program. */
const AT_MOST = 20;

const RUNNING = 'notices-mail.subject.promise-running';
const SUBJECTS = {
  'promise-near': 'notices-mail.subject.promise-near',
  'promise-broken': 'notices-mail.subject.promise-broken',
  'promise-long-overdue': 'notices-mail.subject.promise-long-overdue',
  'customer-not-reached': 'notices-mail.subject.customer-not-reached',
  'handed-over': 'notices-mail.subject.handed-over',
  'reply-held-back': 'notices-mail.subject.reply-held-back',
  help: 'notices-mail.subject.help',
  mentioned: 'notices-mail.subject.mentioned',
  improvement: 'notices-mail.subject.improvement',
  reminder: 'notices-mail.subject.reminder',
  escalated: 'notices-mail.subject.escalated',
  objected: 'notices-mail.subject.objected',
  'case-offered': 'notices-mail.subject.case-offered',
  'case-accepted': 'notices-mail.subject.case-accepted',
  'case-given-back': 'notices-mail.subject.case-given-back',
  'missed-while-away': 'notices-mail.subject.missed-while-away',
} as const satisfies Record<News['kind'], string>;

/** A promise with time left is not called nearly due. */
function subjectKey(news: News): string {
  return news.kind === 'promise-near' && !presses(news) ? RUNNING : SUBJECTS[news.kind];
}

function momentIn({ language, timeZone }: Reader): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return (instant) => format.format(instant);
}

const say = (language: Language) => translator(language, catalogues[language].mail);

/**
 * One mail to one person of the desk about what they were told: what presses first, each with the reason, and where
 * they choose how such mails come. `told` holds at least one.
 */
export function noticesMail(reader: Reader, told: readonly Told[]): MailWords {
  const words = say(reader.language);
  const news = translator(reader.language, catalogues[reader.language].news);
  const moment = momentIn(reader);
  const titleOf = ({ title }: Told) => (title === '' ? news('notices.several') : title);
  const ordered = [...told.filter((one) => presses(one.news)), ...told.filter((one) => !presses(one.news))];
  const items = ordered.slice(0, AT_MOST).map((one) => {
    const { what, why } = newsKeys(one.news);
    const values = newsValues(one.news, moment);
    const lines = [news(what, values).replace(/ {2,}/g, ' '), news(why, values)];
    return { title: titleOf(one), url: `${reader.publicUrl}${one.href}`, lines };
  });
  const [first] = ordered;
  const about = first === undefined ? '' : words(subjectKey(first.news), { title: titleOf(first) });
  const more = ordered.length - items.length;
  return {
    title:
      ordered.length === 1 ? about : words('notices-mail.subject.several', { first: about, more: ordered.length - 1 }),
    blocks: [
      { kind: 'list', items },
      ...(more > 0 ? [{ kind: 'message', text: words('notices-mail.more', { more }) } as const] : []),
      { kind: 'link', url: `${reader.publicUrl}/desk/today`, label: words('notices-mail.open') },
      {
        kind: 'footer',
        lines: [
          words('notices-mail.choose', { url: `${reader.publicUrl}/desk/notices` }),
          words('notices-mail.no-answer'),
        ],
      },
    ],
  };
}

/** What a made-up person of the desk is told. */
function sampleOf({ language, now }: SampleReader): readonly [Told, Told, Told] {
  const words = say(language);
  const href = '/desk/case/10427';
  const about = { promise: '', as: 'owner' } as const;
  const customer = 'Maria Lopez';
  const address = 'maria.lopez@marenholt.example';
  return [
    { title: words('sample.subject'), href, news: { ...about, kind: 'promise-broken', due: now - 20 * MINUTE } },
    {
      title: words('sample.other-subject'),
      href,
      news: { ...about, kind: 'promise-near', level: 'last-hour', due: now + HOUR },
    },
    {
      title: words('sample.third-subject'),
      href,
      news: { kind: 'customer-not-reached', customer, address, as: 'owner' },
    },
  ];
}

/** The mails to people of the desk about what they were told, each with a sample. */
export const noticeMailTemplates: readonly MailTemplate[] = [
  { id: 'notice', sample: (reader) => noticesMail(reader, sampleOf(reader).slice(0, 1)) },
  { id: 'notices-digest', sample: (reader) => noticesMail(reader, sampleOf(reader)) },
];
