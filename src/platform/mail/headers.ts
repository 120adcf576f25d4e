import { addressParser, type Email } from 'postal-mime';
import { cleanAddress, cleanLine } from './clean.ts';
import { MAIL_LIMITS, TooLarge } from './limits.ts';
import type { Mailbox } from './parsed-mail.ts';

/** The only headers that leave the parser. A sender's words about our own product are never among them. */
const KEPT = new Set([
  ...['authentication-results', 'auto-submitted', 'content-type', 'delivered-to', 'feedback-id', 'importance'],
  ...['list-id', 'list-post', 'list-unsubscribe', 'precedence', 'received-spf', 'return-path', 'sender'],
  ...['thread-index', 'thread-topic', 'x-auto-response-suppress', 'x-autoreply', 'x-autorespond'],
  ...['x-autoresponder', 'x-evenkeel-loop', 'x-failed-recipients', 'x-loop', 'x-original-to', 'x-priority'],
]);

/** The headers that rules read, by name; at most 20 of a name, 2,000 characters each. */
export function keptHeaders(email: Email): Record<string, readonly string[]> {
  const kept = new Map<string, string[]>();
  for (const { key, value } of email.headers) {
    if (!KEPT.has(key)) continue;
    const values = kept.get(key) ?? [];
    if (values.length < 20) values.push(cleanLine(value, 2000));
    kept.set(key, values);
  }
  return Object.fromEntries(kept);
}

/** The people that one kind of address header names, in order; whoever has no usable address is left out. */
export function mailboxes(email: Email, key: string): Mailbox[] {
  const found: Mailbox[] = [];
  for (const header of email.headers) {
    if (header.key !== key) continue;
    for (const one of addressParser(header.value, { flatten: true })) {
      const address = cleanAddress(one.address ?? '');
      if (address !== null) found.push({ name: cleanLine(one.name, 200), address });
      if (found.length > MAIL_LIMITS.addresses) throw new TooLarge('more addresses than the limit');
    }
  }
  return found;
}

/** The Message-IDs in the headers of one name, with angle brackets; the last ones when there are very many. */
export function messageIds(email: Email, key: string): string[] {
  const found: string[] = [];
  for (const header of email.headers) {
    if (header.key !== key) continue;
    const value = cleanLine(header.value, MAIL_LIMITS.headerBytes);
    const bracketed = value.replace(/\s+/g, '').match(/<[^<>]{1,995}>/g);
    const bare = value.split(/[\s,]+/).filter((word) => /^[^<>@]{1,400}@[^<>@]{1,400}$/.test(word));
    found.push(...(bracketed ?? bare.map((word) => `<${word}>`)));
  }
  return [...new Set(found)].slice(-MAIL_LIMITS.references);
}

/** The first word of a header in lower case, for example `auto-replied`; null when the header is missing. */
export function firstWord(headers: Readonly<Record<string, readonly string[]>>, key: string): string | null {
  const value = headers[key]?.[0];
  return value === undefined ? null : (/^[^\s;(]*/.exec(value.trim().toLowerCase())?.[0] ?? '');
}
