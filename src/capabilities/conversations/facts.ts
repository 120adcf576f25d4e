import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';
import { MessageId, NoteId } from '#kernel/ids.ts';
import { CHANNELS } from './domain/words.ts';

const message = z.strictObject({ messageId: MessageId, author: z.string(), channel: z.enum(CHANNELS) });

/** A customer said something. */
export const messageReceived = factKind({
  name: 'message.received',
  audience: 'customer',
  icon: 'message',
  data: message,
});

/** A machine of the customer's answered, for example an out-of-office note: nobody said anything. */
export const automaticMessageReceived = factKind({
  name: 'message.received-automatic',
  audience: 'customer',
  icon: 'mail',
  data: message,
});

/** We said something to the customer. `automatic`: the program did, in our name. */
export const messageSent = factKind({
  name: 'message.sent',
  audience: 'customer',
  icon: 'reply',
  data: message.extend({ automatic: z.boolean() }),
});

export const noteWritten = factKind({
  name: 'note.written',
  audience: 'team',
  icon: 'lock',
  data: z.strictObject({ noteId: NoteId, author: z.string() }),
});

/** Somebody whom we could not take for a participant wrote to a matter by mail; their words wait as a note. */
export const mailPending = factKind({
  name: 'mail.pending',
  audience: 'team',
  icon: 'mail',
  data: z.strictObject({ noteId: NoteId, author: z.string(), address: z.string(), reason: z.string() }),
});

const judged = z.strictObject({ noteId: NoteId, author: z.string(), address: z.string() });

/** The team took somebody's words in, though they were not part of the matter. */
export const mailAccepted = factKind({ name: 'mail.accepted', audience: 'team', icon: 'mail', data: judged });

/** The team left somebody's words aside: they stay a note. */
export const mailRefused = factKind({ name: 'mail.refused', audience: 'team', icon: 'x', data: judged });

const mail = z.strictObject({ mailId: z.uuid(), recipient: z.string(), reason: z.string() });

/**
 * A mail of ours did not arrive; its reason is the other side's own. `messageId`: the message that only this mail
 * carried, or whose other mails failed too. `stopped`: no mail goes to that address any more.
 */
export const mailDeliveryFailed = factKind({
  name: 'mail.delivery-failed',
  audience: 'team',
  icon: 'x',
  data: mail.extend({ messageId: MessageId.nullable(), stopped: z.boolean() }),
});

const address = z.strictObject({ address: z.string(), reason: z.string() });

/** About the address: no mail goes there any more. */
export const addressStopped = factKind({ name: 'address.stopped', audience: 'team', icon: 'x', data: address });

/** About the address: mail goes there again, because somebody said so or its person proved that it arrives. */
export const addressAllowed = factKind({ name: 'address.allowed', audience: 'team', icon: 'check', data: address });

/** A person let a mail go that a cap had stopped. */
export const mailReleased = factKind({ name: 'mail.released', audience: 'team', icon: 'mail', data: mail });

/** A mail of ours waits for a person, because a cap stopped it. */
export const mailHeld = factKind({ name: 'mail.held', audience: 'team', icon: 'hourglass', data: mail });

export const conversationFacts = [
  messageReceived,
  automaticMessageReceived,
  messageSent,
  noteWritten,
  mailPending,
  mailAccepted,
  mailRefused,
  mailDeliveryFailed,
  mailHeld,
  mailReleased,
  addressStopped,
  addressAllowed,
] as const;
