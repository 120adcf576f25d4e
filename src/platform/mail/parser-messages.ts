import type { SenderFacts } from './authentication.ts';
import type { CheckedMail, Unread } from './parsed-mail.ts';

/** What a parser thread is told: a mail to read, or what the DNS said to a question of its own. */
export type ToParser<Records = unknown> =
  | { readonly kind: 'mail'; readonly raw: Uint8Array; readonly sender: SenderFacts }
  | { readonly kind: 'answer'; readonly id: number; readonly records: Records }
  | { readonly kind: 'no-answer'; readonly id: number; readonly code: string };

/** What a parser thread says: the mail as it was read, or a question for the DNS. */
export type FromParser =
  | { readonly kind: 'read'; readonly outcome: CheckedMail | Unread }
  | { readonly kind: 'question'; readonly id: number; readonly name: string; readonly type: string };
