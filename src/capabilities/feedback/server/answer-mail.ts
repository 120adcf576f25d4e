import { caseSubject, type KnownCase } from '#capabilities/cases/index.ts';
import { queueMail } from '#capabilities/conversations/index.ts';
import { personsByIds } from '#capabilities/people/index.ts';
import { translator } from '#kernel/messages.ts';
import type { Language } from '#kernel/text.ts';
import { HOUR } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { MailTemplate, MailWords } from '#platform/mail/template.ts';
import type { Feedback } from '../domain/feedback.ts';

/** What lies further back is history that is being taken over: whom it concerns had the answer then. */
const HISTORY = HOUR;

interface Answered {
  readonly language: Language;
  readonly number: number;
  readonly subject: string;
  readonly url: string;
  readonly by: string;
  readonly words: string;
}

/** Somebody's answer to what its reader said of a case. */
function answerMail({ language, number, subject, url, by, words }: Answered): MailWords {
  const say = translator(language, catalogues[language].mail);
  return {
    title: say('feedback.answer-title', { number, subject }),
    blocks: [
      { kind: 'message', author: by, text: words },
      { kind: 'link', url, label: say('feedback.answer-link') },
      { kind: 'footer', lines: [say('feedback.answer-footer', { by })] },
    ],
  };
}

/** Sends the answer to whom it is for, where we know an address of theirs. */
export async function mailAnswer(
  tx: Tx,
  context: Context,
  { known, said }: { readonly known: KnownCase; readonly said: Feedback },
): Promise<void> {
  if (said.answer === null || context.now < context.platform.clock() - HISTORY) return;
  const person = (await personsByIds(tx, [said.personId])).get(said.personId);
  if (!person?.email || !person.active) return;
  const { id: personId, name, email: address, language, timeZone } = person;
  const { number, subject } = known;
  const url = `${context.platform.publicUrl()}/cases/${number}/feedback`;
  const mail = answerMail({ language, number, subject, url, by: said.answer.by.name, words: said.answer.words });
  await queueMail(tx, context, {
    subject: caseSubject(known.id),
    accountId: known.accountId,
    to: { personId, name, address, language, timeZone },
    purpose: 'reply',
    ...mail,
  });
}

/** The mails about what people said, each with a sample. */
export const feedbackMailTemplates: readonly MailTemplate[] = [
  {
    id: 'feedback-answer',
    sample({ language, publicUrl }) {
      const say = translator(language, catalogues[language].mail);
      return answerMail({
        language,
        number: 10427,
        subject: say('sample.subject'),
        url: `${publicUrl}/cases/10427/feedback`,
        by: 'Tom Berger',
        words: say('feedback.sample'),
      });
    },
  },
];
