const KB = 1024;
const MB = 1024 * KB;

/** What one mail may cost us. A mail beyond any of these goes to quarantine, whole and unread. */
export const MAIL_LIMITS = {
  rawBytes: 35 * MB,
  parts: 1000,
  depth: 20,
  attachments: 200,
  /** All header bytes of all parts together. */
  headerBytes: 256 * KB,
  /** Everybody named in From, Reply-To, To and Cc together. */
  addresses: 1000,
  htmlCharacters: 2 * MB,
  /** Elements inside elements; cleaning costs the square of it. */
  htmlDepth: 1000,
  textCharacters: 2 * MB,
  links: 5000,
  /** Message-IDs that we look at in References; the newest are the last. */
  references: 100,
  recipients: 100,
} as const;

/** How the parser's thread is held in. */
export const PARSER_LIMITS = {
  heapMegabytes: 256,
  wallMilliseconds: 10_000,
} as const;

/** A mail went over one of the limits. `message` says which, and holds nothing of the mail. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}
