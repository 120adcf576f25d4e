import { fact } from '#kernel/facts.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { readListToken } from '#platform/mail/list-token.ts';
import { type OptionalMail, without } from '../../domain/index.ts';
import { mailsStopped } from '../../facts.ts';
import { updateOptionalMails } from '../choices-store.ts';
import { lockPerson } from '../person-store.ts';

/**
 * Ends mails of one kind for whomever the token was made for, whoever brings it. Done twice, it changes nothing more.
 * Refuses a token that is not ours, or was made for other mails.
 */
export async function stopMails(
  context: Context,
  { mail, token }: { readonly mail: OptionalMail; readonly token: string },
): Promise<Result<{ readonly stopped: boolean }>> {
  const personId = readListToken(await mailKeys(context.platform), mail, token);
  if (personId === null) return refuse('mails.unknown-link', 404);
  return transaction(context, (tx) =>
    asSystem(tx, async () => {
      const person = await lockPerson(tx, personId);
      if (!person) return refuse('mails.unknown-link', 404);
      if (!person.optionalMails.includes(mail)) return ok({ stopped: true });
      await updateOptionalMails(tx, personId, without(person.optionalMails, mail));
      const about = { subject: { kind: 'person', id: personId }, accountId: person.accountId, occurredAt: context.now };
      await appendFacts(tx, context, [fact(mailsStopped, about, { name: person.name, mail })]);
      return ok({ stopped: true });
    }),
  );
}
