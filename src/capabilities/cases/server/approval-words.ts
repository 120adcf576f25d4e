import { type Answer, wordsOf } from '#capabilities/catalogue/domain/index.ts';
import { translator } from '#kernel/messages.ts';
import { type Reader, sayMoment } from '#kernel/moment.ts';
import type { Instant } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { MailWords } from '#platform/mail/template.ts';
import type { AskWhy } from '../domain/approvers.ts';

/** What somebody decides on: what is requested, by whom, and by when the requester was promised their answer. */
export interface AskedFor {
  readonly item: string;
  readonly summary: string | null;
  readonly cost: string | null;
  readonly requester: string;
  readonly answers: readonly Answer[];
  readonly why: AskWhy;
  readonly due: Instant;
  readonly now: Instant;
  /** They were asked before and have not answered. */
  readonly reminds: boolean;
}

/** That somebody waits for the reader's yes or no. The link leads to a page that asks for one press; it answers nothing itself. */
export function approvalMail(
  about: Reader & { readonly number: number; readonly url: string },
  asked: AskedFor,
): MailWords {
  const { language, number, url } = about;
  const words = translator(language, catalogues[language].mail);
  const { item, requester, cost, summary, reminds, now } = asked;
  const due = sayMoment(about, asked.due, now);
  const late = asked.due < now;
  const text = [
    words(reminds ? 'approval.still-asked' : 'approval.asked', { name: requester, item }),
    summary ?? '',
    wordsOf(asked.answers),
    cost === null ? '' : words('approval.cost', { cost }),
    words(`approval.why.${asked.why}`, { name: requester }),
  ];
  return {
    title: words(reminds ? 'approval.reminder-subject' : 'approval.subject', { item, number }),
    blocks: [
      { kind: 'message', text: text.filter((part) => part !== '').join('\n\n') },
      { kind: 'next', sentence: words(late ? 'approval.was-due' : 'approval.due', { due }) },
      { kind: 'link', url, label: words('approval.link') },
      { kind: 'footer', lines: [words('approval.by-press')] },
    ],
  };
}
