import type { Language } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';

/** An earlier message, quoted. Take only what this recipient has been sent before. */
export interface QuotedMessage {
  readonly author: string;
  readonly sentAt: Instant;
  readonly text: string;
}

/** One of several things that a mail tells of. */
export interface ListedItem {
  readonly title: string;
  /** Where the title leads; only http and https. */
  readonly url: string;
  /** What is said of it, one sentence each; the last ones are quieter. */
  readonly lines: readonly string[];
}

/** The pieces that a mail is built of, in any order. All texts are plain; whatever looks like HTML is shown as it is. */
export type MailBlock =
  /** What is true now, in one sentence. */
  | { readonly kind: 'now'; readonly sentence: string }
  /** When the recipient hears again, in one sentence. */
  | { readonly kind: 'next'; readonly sentence: string }
  /** What a person wrote, and who; an empty line begins a paragraph. */
  | { readonly kind: 'message'; readonly text: string; readonly author?: string }
  /** How its writer signs, a few lines. It closes what they wrote; in plain text it stands at the end. */
  | { readonly kind: 'signature'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly ListedItem[] }
  | { readonly kind: 'quoted'; readonly messages: readonly QuotedMessage[] }
  /** A button; only http and https. Without a label it says "Open your case". */
  | { readonly kind: 'link'; readonly url: string; readonly label?: string }
  /** One question with a link for each of its few answers; only http and https. */
  | {
      readonly kind: 'choices';
      readonly question: string;
      readonly choices: readonly { readonly label: string; readonly url: string }[];
    }
  /** Small print, each line a paragraph. */
  | { readonly kind: 'footer'; readonly lines: readonly string[] };

/** What marks a signature of ours in HTML. */
export const SIGNATURE_CLASS = 'evenkeel-signature';

/** The words and forms that both renderings share. */
export interface Wording {
  readonly language: Language;
  readonly organisation: string;
  readonly subject: string;
  readonly preview: string;
  readonly now: string;
  readonly next: string;
  readonly open: string;
  readonly earlier: string;
  readonly wrote: (message: QuotedMessage) => string;
}
