import { domainToUnicode } from 'node:url';
import type { Mailbox } from './parsed-mail.ts';

export const WARNING_KINDS = [
  'link-elsewhere',
  'link-strange-letters',
  'sender-claims-address',
  'sender-strange-letters',
] as const;

/** Something in a mail that reads as one thing and is another. */
export interface MailWarning {
  readonly kind: (typeof WARNING_KINDS)[number];
  /** What people read. */
  readonly shown: string;
  /** What it is: where the link leads, the sender's address, the name letter by letter. */
  readonly is: string;
}

const AT_MOST = 10;
const LONGEST = 200;
/** Alphabets whose letters look like each other's. */
const ALIKE = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
];
/** Cyrillic, Greek and Armenian letters that nobody tells from Latin ones. */
const LOOKS_LATIN = /^[асԁеһіјӏорԛѕԝхуүѵɡαικνορτυχօոսցհյ-]+$/u;
/** A name of letters from two alphabets that look alike, as no language writes. */
const WORD = /[\p{L}\p{M}]+/gu;

function mixes(word: string): boolean {
  return ALIKE.filter((alphabet) => alphabet.test(word)).length > 1;
}

const hasStrangeWord = (text: string) => [...text.slice(0, LONGEST).matchAll(WORD)].some(([word]) => mixes(word));

/** Whether a host, in readable letters, may be taken for another one. */
function hasStrangeLetters(host: string): boolean {
  const labels = host.split('.');
  return labels.some((label) => mixes(label) || (!/^[\x20-\x7e]*$/.test(label) && LOOKS_LATIN.test(label)));
}

function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) ? hostname.replace(/^www\./, '') : null;
}

/** The host that a link's words name, if they are an address of the web: `https://www.bank.example/login`, `bank.example`. */
function hostInWords(words: string): string | null {
  const [, host] =
    /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})(?::\d+)?(?:[/?#]\S*)?$/iu.exec(words) ?? [];
  return host === undefined ? null : hostOf(`https://${host}`);
}

const belongTogether = (a: string, b: string) => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);

function warningOfLink(href: string, words: string): MailWarning | null {
  const target = hostOf(href);
  if (target === null) return null;
  const readable = domainToUnicode(target);
  if (hasStrangeLetters(readable)) return { kind: 'link-strange-letters', shown: readable, is: target };
  const named = hostInWords(words);
  if (named === null || belongTogether(named, target)) return null;
  return { kind: 'link-elsewhere', shown: words.slice(0, LONGEST), is: target };
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const decoded = (text: string) => text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);

/** The links of cleaned HTML. Linear: each begins where the one before ended. */
function linksIn(html: string): { href: string; words: string }[] {
  return html
    .split('<a ')
    .slice(1)
    .map((piece) => {
      const end = piece.indexOf('</a>');
      const tag = piece.indexOf('>');
      const [, href = ''] = /(?:^| )href="([^"]*)"/.exec(piece.slice(0, tag)) ?? [];
      const words = piece.slice(tag + 1, end === -1 ? undefined : end).slice(0, 2000);
      return { href: decoded(href), words: decoded(words.replace(/<[^>]*>/g, '')).trim() };
    });
}

function warningsOfSender({ name, address }: Mailbox): MailWarning[] {
  const found: MailWarning[] = [];
  const [claimed] = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/.exec(name.slice(0, LONGEST)) ?? [];
  if (claimed !== undefined && claimed.toLowerCase() !== address)
    found.push({ kind: 'sender-claims-address', shown: claimed, is: address });
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const readable = domainToUnicode(domain);
  if (hasStrangeLetters(readable)) found.push({ kind: 'sender-strange-letters', shown: readable, is: domain });
  else if (hasStrangeWord(name))
    found.push({ kind: 'sender-strange-letters', shown: name.slice(0, LONGEST), is: address });
  return found;
}

/**
 * What in a mail reads as one thing and is another: links whose words name another address than theirs, addresses and
 * names whose letters look like others, a name that claims an address which is not its own. At most ten, each once.
 */
export function warningsOf(from: Mailbox | null, html: string | null): MailWarning[] {
  const ofLinks = linksIn(html ?? '').map(({ href, words }) => warningOfLink(href, words));
  const all = [...(from === null ? [] : warningsOfSender(from)), ...ofLinks.filter((one) => one !== null)];
  const once = new Map(all.map((one) => [`${one.kind} ${one.shown} ${one.is}`, one]));
  return [...once.values()].slice(0, AT_MOST);
}
