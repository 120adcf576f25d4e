import { BlockList, isIP } from 'node:net';
import type { CheckResult, MailAuthentication, SenderFacts } from './authentication.ts';

/** What the top of a mail's header tells about its way to us, as far as our own servers wrote it. */
export interface Trace {
  /** The server outside that handed the mail to us or to our relay; null when only inner addresses are known. */
  readonly clientAddress: string | null;
  readonly helo: string;
  /** What our own mail server found out; null when it wrote nothing that counts. */
  readonly claimed: MailAuthentication | null;
}

interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

/** The header's lines, unfolded, in order. Only the first 200 matter for the way of a mail. */
function headerLines(header: string): HeaderLine[] {
  const unfolded = header.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/, 200);
  return unfolded.flatMap((line) => {
    const [, name, value] = /^([!-9;-~]{1,100})[ \t]*:(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name: name.toLowerCase(), value: value.trim() }];
  });
}

function networks(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) continue;
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Addresses that no stranger on the internet has: this machine, inner networks, and those kept for other uses. */
const INNER = networks([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.168.0.0/16', '224.0.0.0/3', '::/128', '::1/128', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
]);

function bare(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Who handed the mail over, as the server that took it says in its Received line. */
function handedOverBy(received: string): { address: string; helo: string } | null {
  const from = /^from\s(.{1,600}?)\sby\s/i.exec(received)?.[1] ?? '';
  const address = [...from.matchAll(/\[(?:IPv6:)?([0-9a-f.:]{2,45})\]/gi)].at(-1)?.[1] ?? '';
  return isIP(address) === 0 ? null : { address: bare(address), helo: /^\S{1,255}/.exec(from)?.[0] ?? '' };
}

function clientOf(lines: readonly HeaderLine[], sender: SenderFacts): { address: string; helo: string } {
  const relays = networks(sender.relays);
  let client = { address: bare(sender.remoteAddress), helo: sender.helo };
  for (const { value } of lines.filter((line) => line.name === 'received').slice(0, 10)) {
    if (!isIn(relays, client.address)) break;
    const before = handedOverBy(value);
    if (before === null) break;
    client = before;
  }
  return client;
}

const RESULTS: readonly CheckResult[] = ['pass', 'fail', 'softfail', 'neutral', 'none', 'permerror', 'temperror'];

/** The first word that stands for one method in Authentication-Results (RFC 8601), comments left aside. */
function resultFor(method: string, statements: readonly string[]): CheckResult {
  for (const statement of statements) {
    const said = new RegExp(`^${method}\\s*=\\s*([a-z]+)\\b`, 'i').exec(statement)?.[1]?.toLowerCase();
    const result = RESULTS.find((one) => one === said);
    if (result !== undefined) return result;
  }
  return 'none';
}

function policyIn(value: string): MailAuthentication['policy'] {
  const said = /\b(?:policy\.dmarc|p)\s*=\s*(none|quarantine|reject)\b/i.exec(value)?.[1]?.toLowerCase();
  return said === 'quarantine' || said === 'reject' ? said : 'none';
}

function claimIn(value: string, authservId: string): MailAuthentication | null {
  const statements = value.replace(/\([^()]{0,300}\)/g, ' ').split(';');
  const name = /^\S{1,255}/.exec(statements[0]?.trim() ?? '')?.[0]?.toLowerCase();
  if (name !== authservId.toLowerCase()) return null;
  const found = statements.slice(1).map((statement) => statement.trim());
  const dmarc = resultFor('dmarc', found);
  const results = { spf: resultFor('spf', found), dkim: resultFor('dkim', found), arc: resultFor('arc', found) };
  return { ...results, dmarc, policy: policyIn(value), sealer: null, by: 'relay', trouble: null };
}

/**
 * What our own mail server wrote: the topmost Authentication-Results alone, and only where it stands in that server's
 * own hop, above what any server before it wrote. Everything below could be written by the sender.
 */
function claimOf(lines: readonly HeaderLine[], sender: SenderFacts): MailAuthentication | null {
  if (sender.authservId === null || !isIn(networks(sender.relays), bare(sender.remoteAddress))) return null;
  const top = lines.findIndex((line) => line.name === 'authentication-results');
  const hops = lines.slice(0, Math.max(0, top)).filter((line) => line.name === 'received').length;
  return top === -1 || hops > 1 ? null : claimIn(lines[top]?.value ?? '', sender.authservId);
}

/** Reads the mail's way to us from its header, given as one character per byte. Linear in its length. */
export function traceOf(header: string, sender: SenderFacts): Trace {
  const lines = headerLines(header);
  const { address, helo } = clientOf(lines, sender);
  const outside = isIP(address) !== 0 && !isIn(INNER, address);
  return { clientAddress: outside ? address : null, helo, claimed: claimOf(lines, sender) };
}
