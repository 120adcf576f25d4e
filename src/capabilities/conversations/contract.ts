import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { FileId, MessageId, NoteId, PersonId } from '#kernel/ids.ts';
import { LANGUAGES, line } from '#kernel/text.ts';
import {
  CHANNELS,
  DELIVERIES,
  DIRECTIONS,
  INTAKE_STATES,
  PENDING_DECISIONS,
  PENDING_REASONS,
  PURPOSES,
} from './domain/words.ts';

/** A file as it hangs on a message or a note. Its bytes come from `/api/v1/files/{id}/content`. */
export const FileView = z.object({
  id: FileId,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  inline: z.boolean(),
});

export const Channel = z.enum(CHANNELS);

const PROTECTIONS = ['smime-signed', 'smime-encrypted', 'pgp-signed', 'pgp-encrypted'] as const;

const CalendarCard = z.object({
  method: z.enum(['request', 'reply', 'cancel', 'publish', 'other']),
  title: z.string(),
  place: z.string(),
  organiser: z.string(),
  /** ISO 8601, with `Z` where the moment is certain; a day alone for whole days. */
  starts: z.string().nullable(),
  ends: z.string().nullable(),
});

/** What was said between the customer and the desk. Both sides may read it. */
export const MessageView = z.object({
  id: MessageId,
  direction: z.enum(DIRECTIONS),
  author: z.object({ id: PersonId.nullable(), name: z.string() }),
  channel: Channel,
  /** The whole text; `newPart` leaves out quoted mail and signature, for reading. */
  text: z.string(),
  newPart: z.string(),
  files: z.array(FileView),
  sentAt: z.string(),
  /** For a message by mail to the customer: whether it left. `held`: a cap against floods stopped it. */
  delivery: z.enum(DELIVERIES),
  automatic: z.boolean(),
  /** It came by mail, and nobody proved that it comes from its author's address. For the team. */
  unverifiedSender: z.boolean(),
  /** Some characters of the mail had to be guessed. For the team. */
  doubtfulText: z.boolean(),
  /** How the mail was signed or locked: seen, neither verified nor opened. For the team. */
  protection: z.enum(PROTECTIONS).nullable(),
  /** The meeting that the mail asks for, answers or calls off. For the team. */
  calendar: CalendarCard.nullable(),
});

/** What the team writes for itself. Never shown to a customer. */
export const NoteView = z.object({
  id: NoteId,
  author: z.object({ id: PersonId.nullable(), name: z.string() }),
  text: z.string(),
  files: z.array(FileView),
  writtenAt: z.string(),
  /** The words came by mail from somebody outside the matter: what the team made of them. */
  pending: z
    .object({
      address: z.string(),
      reason: z.enum(PENDING_REASONS),
      decision: z.enum(PENDING_DECISIONS),
      decidedBy: z.string().nullable(),
    })
    .nullable(),
});

export const conversationsContract = contract(
  'conversations',
  {
    'file.upload': ['signed-in'],
    'file.read': ['signed-in'],
    'intake.read': ['admin'],
    'mail.read': ['admin'],
    'mail.manage': ['admin'],
  },
  {
    announceFile: endpoint({
      method: 'POST',
      path: '/files',
      summary: 'Announces a file; its bytes follow by PUT /files/{fileId}/content within 15 minutes',
      permission: 'file.upload',
      creates: true,
      body: z.strictObject({
        name: line(200),
        mediaType: z
          .string()
          .max(100)
          .regex(/^[\w.+-]+\/[\w.+-]+$/),
        size: z
          .int()
          .min(1)
          .max(25 * 1024 * 1024),
        audience: z.enum(['customer', 'team']).default('customer'),
      }),
      returns: z.object({ fileId: FileId, upload: z.string() }),
      status: 201,
    }),
    listIntake: endpoint({
      method: 'GET',
      path: '/intake',
      summary: 'Mails taken in lately, each with its one outcome and the rule that decided',
      permission: 'intake.read',
      query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
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
          }),
        ),
      }),
    }),
  },
);
