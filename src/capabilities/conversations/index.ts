import type { Subscription } from '#platform/subscribers.ts';
import { allowProvenSubscription } from './server/operations/allow-address.ts';

export { checkVariables, fill, type Values, variablesIn } from './domain/snippet.ts';
export type { Channel, Delivery, Direction, Purpose } from './domain/words.ts';
export { conversationFacts } from './facts.ts';
export { ourAddresses } from './server/address-store.ts';
export { startIntake } from './server/intake.ts';
export type {
  CaseForMail,
  FiledMail,
  Intake,
  MailAuthor,
  MailForCase,
  MailForNewCase,
} from './server/intake-port.ts';
export { conversationJobs, conversationRecurring } from './server/jobs.ts';
export { addMailAddress } from './server/operations/add-mail-address.ts';
export { type AttachTarget, attachFiles } from './server/operations/attach-files.ts';
export { type AcceptedWords, judgePendingMail, type MailToJudge } from './server/operations/judge-mail.ts';
export {
  type Author,
  type MailOrigin,
  type MessageToPost,
  postMessage,
  storeMessage,
} from './server/operations/post-message.ts';
export { type MailToQueue, queueMail, type Recipient } from './server/operations/queue-mail.ts';
export { replayMail } from './server/operations/replay-mail.ts';
export { addSnippet, snippetTexts } from './server/operations/snippets.ts';
export { type NoteToWrite, writeNote } from './server/operations/write-note.ts';
export { conversationsServed } from './server/routes.ts';
export { takesMail } from './server/standing-store.ts';
export {
  findMessage,
  isMessageAbout,
  lastAnswers,
  type MessageShown,
  messagesAbout,
  type NoteShown,
  notesAbout,
  textsAbout,
} from './server/store.ts';
export { conversationSubjects } from './server/subjects.ts';

export const conversationSubscriptions: readonly Subscription[] = [allowProvenSubscription];
