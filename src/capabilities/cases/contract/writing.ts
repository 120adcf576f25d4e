import { z } from 'zod';
import { MessageId, PersonId } from '#kernel/ids.ts';
import { isoInstant, prose } from '#kernel/text.ts';
import { DRAFT_KINDS } from '../domain/following.ts';

/** What follows a reply: a next word by a moment, a check that it works, or no more news and why. */
export const NextWord = z.discriminatedUnion('follow', [
  z.strictObject({ follow: z.literal('next-word'), by: isoInstant }),
  z.strictObject({ follow: z.literal('resolves') }),
  z.strictObject({ follow: z.literal('no-more-news'), reason: prose(500) }),
]);

/** A reply that its author may still take back: nothing of it has happened. */
export const OutgoingReply = z.object({
  id: MessageId,
  author: z.object({ id: PersonId, name: z.string() }),
  text: z.string(),
  next: NextWord,
  files: z.int(),
  leavesAt: z.string(),
  /** Why it could not leave, as a sentence; null while it is on its way. */
  heldBack: z.string().nullable(),
});

/** A text that somebody has begun to write. */
export const Draft = z.object({
  kind: z.enum(DRAFT_KINDS),
  text: z.string(),
  /** The customer's last message when the writing began. */
  seenMessageId: MessageId.nullable(),
  savedAt: z.string(),
});

/** Somebody of the desk who is on the case's page now. */
export const Present = z.object({ id: PersonId, name: z.string(), doing: z.enum(['viewing', 'reply', 'note']) });
