import type { Language } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import type { MailBlock } from './mail-blocks.ts';

/** For whom a sample is written. */
export interface SampleReader {
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  readonly now: Instant;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly organisation: string;
  /** Who writes it; somebody made up where nothing is said. */
  readonly writer?: string;
  /** How they sign; no signature where nothing is said. */
  readonly signature?: string | null;
}

/** What a mail says: its Subject line, and what it is built of. */
export interface MailWords {
  readonly title: string;
  readonly blocks: readonly MailBlock[];
}

/** A kind of mail that we send, and what one looks like. The sample is made by the code that writes the real ones. */
export interface MailTemplate {
  readonly id: string;
  sample(reader: SampleReader): MailWords;
}
