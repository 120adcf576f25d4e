import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { FileId, MessageId, NoteId, PersonId } from '#kernel/ids.ts';
import { line } from '#kernel/text.ts';
import { CHANNELS, DELIVERIES, DIRECTIONS, PENDING_DECISIONS, PENDING_REASONS } from '../domain/words.ts';

const WARNING_KINDS = [
  'link-elsewhere',
  'link-strange-letters',
  'sender-claims-address',
  'sender-strange-letters',
] as const;

/** A file as it hangs on a message or a note. Its bytes come from `/api/v1/files/{id}/content`. */
export const FileView = z.object({
  id: FileId,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  inline: z.boolean(),
  /** A picture that an earlier message of the same author carried already, such as a logo below each mail. */
  repeated: z.boolean().optional(),
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
  /** It came as HTML, which can be shown. For the team. */
  asMail: z.boolean(),
  /** What in the mail reads as one thing (`shown`) and is another (`is`). For the team. */
  warnings: z.array(z.object({ kind: z.enum(WARNING_KINDS), shown: z.string(), is: z.string() })),
});

/** What the team writes for itself. Never shown to a customer. */
export const NoteView = z.object({
  id: NoteId,
  author: z.object({ id: PersonId.nullable(), name: z.string() }),
  text: z.string(),
  /** The colleagues whom it names, who were told of it. */
  mentioned: z.array(z.object({ id: PersonId, name: z.string() })),
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

/** What is written, with its files. */
export const messageEndpoints = {
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
  showMail: endpoint({
    method: 'GET',
    path: '/messages/{messageId}/mail',
    summary: 'The HTML of a message as it came by mail, cleaned, loading nothing; with its remote pictures when asked',
    permission: 'mail.show',
    params: z.strictObject({ messageId: MessageId }),
    query: z.strictObject({ pictures: z.enum(['true', 'false']).default('false') }),
    returns: z.object({
      /** For a sandboxed page that may load nothing. */
      html: z.string(),
      /** Pictures that lie elsewhere, and how many of them we fetched into it. */
      elsewhere: z.int(),
      fetched: z.int(),
    }),
  }),
};
