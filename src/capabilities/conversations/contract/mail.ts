import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { LANGUAGES, line } from '#kernel/text.ts';
import { INTAKE_STATES, PURPOSES } from '../domain/words.ts';

/** How mail comes and goes. */
export const mailEndpoints = {
  listIntake: endpoint({
    method: 'GET',
    path: '/intake',
    summary: 'Mails taken in lately, each with its one outcome and the rule that decided',
    permission: 'intake.read',
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      outcome: z.enum(INTAKE_STATES).optional(),
    }),
    returns: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          receivedAt: z.string(),
          from: z.string(),
          subject: z.string(),
          outcome: z.enum(INTAKE_STATES),
          rule: z.string().nullable(),
          reason: z.string().nullable(),
          caseId: z.uuid().nullable(),
        }),
      ),
    }),
  }),
  judgeAnew: endpoint({
    method: 'POST',
    path: '/intake/{inboundMailId}/another-judgement',
    summary: 'Has a mail in quarantine judged once more by the rules as they are now',
    permission: 'mail.manage',
    params: z.strictObject({ inboundMailId: z.uuid() }),
    returns: z.object({ done: z.literal(true) }),
  }),
  listHeldMail: endpoint({
    method: 'GET',
    path: '/mail/held',
    summary: 'Mails that a cap against floods stopped, newest first, at most 200',
    permission: 'mail.read',
    returns: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          queuedAt: z.string(),
          to: z.string(),
          subject: z.string(),
          purpose: z.enum(PURPOSES),
          /** What there was too much of: mail to the recipient, about the matter, for the account, from our address. */
          cap: z.string(),
          caseId: z.uuid().nullable(),
        }),
      ),
    }),
  }),
  settleHeldMail: endpoint({
    method: 'POST',
    path: '/mail/held/{mailId}/decision',
    summary: 'Lets a held mail go, or drops it: then its recipient counts as not reached',
    permission: 'mail.manage',
    params: z.strictObject({ mailId: z.uuid() }),
    body: z.strictObject({ what: z.enum(['release', 'drop']), reason: line(300) }),
    returns: z.object({ done: z.literal(true) }),
  }),
  listStoppedAddresses: endpoint({
    method: 'GET',
    path: '/mail/stopped-addresses',
    summary: 'Addresses that get no mail because they do not take it, with the words of their servers; at most 200',
    permission: 'mail.read',
    returns: z.object({
      items: z.array(z.object({ id: z.uuid(), address: z.string(), since: z.string(), words: z.string() })),
    }),
  }),
  allowAddress: endpoint({
    method: 'POST',
    path: '/mail/stopped-addresses/{addressId}/allowance',
    summary: 'Lets mail go to a stopped address again',
    permission: 'mail.manage',
    params: z.strictObject({ addressId: z.uuid() }),
    body: z.strictObject({ reason: line(300) }),
    returns: z.object({ done: z.literal(true) }),
  }),
  mailSigning: endpoint({
    method: 'GET',
    path: '/mail/signing',
    summary: 'How our mail is signed (DKIM), the record that must stand in the DNS, and whether it does',
    permission: 'mail.read',
    returns: z.object({
      /** The address that our mail comes from; null before the desk has one. */
      address: z.string().nullable(),
      domain: z.string(),
      /** Null where we do not sign. */
      record: z.object({ name: z.string(), value: z.string() }).nullable(),
      published: z.enum(['yes', 'other', 'no', 'unknown']),
    }),
  }),
  listMailTemplates: endpoint({
    method: 'GET',
    path: '/mail/templates',
    summary: 'The kinds of mail that we send',
    permission: 'mail.read',
    returns: z.object({ items: z.array(z.object({ id: z.string() })) }),
  }),
  previewMail: endpoint({
    method: 'GET',
    path: '/mail/templates/{templateId}',
    summary: 'A sample of one kind of mail, as its reader would get it',
    permission: 'mail.read',
    params: z.strictObject({ templateId: z.string().regex(/^[a-z-]{1,60}$/) }),
    query: z.strictObject({ language: z.enum(LANGUAGES) }),
    returns: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
  }),
  listMailboxes: endpoint({
    method: 'GET',
    path: '/mail/mailboxes',
    summary: 'The mailboxes that mail is fetched from, when each answered last, and which are silent',
    permission: 'mail.read',
    returns: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          host: z.string(),
          folder: z.string(),
          /** When it last answered and everything in it was ours; null before the first time. */
          heardAt: z.string().nullable(),
          /** When a mail was last taken from it. */
          takenAt: z.string().nullable(),
          /** It has not answered for more than five minutes: mail may lie there unseen. */
          silent: z.boolean(),
          trouble: z.string().nullable(),
          /** Mails that could not be had, and lie there still. */
          setAside: z.int(),
          /** At most 20 of them: the number in the mailbox, why, and whether it is about to be tried once more. */
          setAsideMails: z.array(
            z.object({ uid: z.int(), reason: z.string(), notedAt: z.string(), wanted: z.boolean() }),
          ),
        }),
      ),
    }),
  }),
  fetchAgain: endpoint({
    method: 'POST',
    path: '/mail/mailboxes/{mailbox}/another-try',
    summary: 'Has what was set aside in a mailbox fetched once more, within a minute',
    permission: 'mail.manage',
    params: z.strictObject({ mailbox: line(100) }),
    returns: z.object({ asked: z.int() }),
  }),
};
