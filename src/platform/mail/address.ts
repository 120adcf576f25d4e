import { createHmac, timingSafeEqual } from 'node:crypto';
import { CaseId } from '#kernel/ids.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { cleanAddress } from './clean.ts';

/**
 * The secrets that sign our addresses. `current` signs; every key in `keys` may still verify, so a key is
 * rotated by adding one. A key id is one base32 character (a–z, 2–7); a secret has at least 32 bytes.
 */
export interface MailKeys {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

/** What a token was made for: the address for answers, the address for bounces, or a Message-ID. */
export type TokenPurpose = 'reply' | 'bounce' | 'message';

/** A token that verified. It says which case, never who is writing. */
export interface SignedToken {
  readonly purpose: TokenPurpose;
  /** Null in the Message-ID of a mail about no case, such as a sign-in link. */
  readonly caseId: CaseId | null;
  readonly keyId: string;
  /** 24 bits of a keyed hash of the recipient; ask `wasIssuedTo`. */
  readonly recipientMark: string;
}

export interface SignedMessageId extends SignedToken {
  /** The UUID of our message, as given when the id was signed. */
  readonly messageId: string;
}

const TAG_BYTES = 16;
const MARK_BYTES = 3;
const TOKEN = /^([a-z2-7])([a-z2-7]{56})$/;
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const NO_CASE = '00000000-0000-0000-0000-000000000000';

/** The secret of this name. Throws where there is none, or it is too short to sign with. */
export function keyOf(keys: MailKeys, keyId: string): Uint8Array {
  const key = keys.keys.get(keyId);
  if (key === undefined || key.length < 32 || !/^[a-z2-7]$/.test(keyId)) {
    throw new RangeError('A mail key needs a one-character id (a–z, 2–7) and at least 32 bytes.');
  }
  return key;
}

function markOf(key: Uint8Array, recipient: string): Buffer {
  const address = recipient.trim().toLowerCase().normalize('NFC');
  return createHmac('sha256', key).update(`recipient\0${address}`).digest().subarray(0, MARK_BYTES);
}

interface Claims {
  readonly purpose: TokenPurpose;
  readonly keyId: string;
  readonly caseBytes: Uint8Array;
  readonly mark: Uint8Array;
  /** The message's UUID in a Message-ID, empty elsewhere. */
  readonly extra: string;
}

function tagOf(key: Uint8Array, claims: Claims): Buffer {
  const mac = createHmac('sha256', key).update(`evenkeel-mail-1\0${claims.purpose}\0${claims.keyId}\0`);
  return mac.update(claims.caseBytes).update(claims.mark).update(claims.extra).digest().subarray(0, TAG_BYTES);
}

interface TokenInput {
  readonly purpose: TokenPurpose;
  readonly caseId: CaseId | null;
  readonly recipient: string;
  readonly extra: string;
}

function signToken(keys: MailKeys, input: TokenInput): string {
  const key = keyOf(keys, keys.current);
  const caseBytes = Buffer.from((input.caseId ?? NO_CASE).replaceAll('-', ''), 'hex');
  const mark = markOf(key, input.recipient);
  const tag = tagOf(key, { purpose: input.purpose, keyId: keys.current, caseBytes, mark, extra: input.extra });
  return keys.current + toBase32(Buffer.concat([caseBytes, mark, tag]));
}

function readToken(keys: MailKeys, token: string, given: { purpose: TokenPurpose; extra: string }): SignedToken | null {
  const [, keyId = '', text = ''] = TOKEN.exec(token) ?? [];
  const bytes = fromBase32(text);
  if (!keys.keys.has(keyId) || bytes?.length !== 16 + MARK_BYTES + TAG_BYTES) return null;
  const caseBytes = bytes.subarray(0, 16);
  const mark = bytes.subarray(16, 16 + MARK_BYTES);
  const expected = tagOf(keyOf(keys, keyId), { ...given, keyId, caseBytes, mark });
  if (!timingSafeEqual(expected, bytes.subarray(16 + MARK_BYTES))) return null;
  const hex = Buffer.from(caseBytes).toString('hex');
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const caseId = uuid === NO_CASE ? null : CaseId.parse(uuid);
  return { purpose: given.purpose, caseId, keyId, recipientMark: Buffer.from(mark).toString('hex') };
}

export interface ReplyAddressInput {
  readonly purpose: 'reply' | 'bounce';
  readonly caseId: CaseId;
  /** Whom the mail with this address goes to. */
  readonly recipient: string;
  readonly domain: string;
}

/** `reply+<token>@domain` or `bounce+<token>@domain`: lower case, local part within the 64 characters of RFC 5321. */
export function signReplyAddress(keys: MailKeys, input: ReplyAddressInput): string {
  return `${input.purpose}+${signToken(keys, { ...input, extra: '' })}@${input.domain.toLowerCase()}`;
}

/** What one of our signed addresses at `domain` says; null for every other address, forged ones included. */
export function readReplyAddress(keys: MailKeys, address: string, domain: string): SignedToken | null {
  const parts = /^(reply|bounce)\+([a-z2-7]{57})@(.+)$/.exec(cleanAddress(address) ?? '');
  if (parts === null || parts[3] !== domain.toLowerCase()) return null;
  const purpose = parts[1] === 'bounce' ? 'bounce' : 'reply';
  return readToken(keys, parts[2] ?? '', { purpose, extra: '' });
}

export interface MessageIdInput {
  readonly caseId: CaseId | null;
  readonly recipient: string;
  /** A UUID, fixed when the mail is written: every attempt to send it carries the same Message-ID. */
  readonly messageId: string;
  readonly domain: string;
}

/** `<token.uuid@domain>`, with angle brackets. Deterministic: the same input gives the same id. */
export function signMessageId(keys: MailKeys, input: MessageIdInput): string {
  const uuid = input.messageId.toLowerCase();
  const { caseId, recipient } = input;
  const token = signToken(keys, { purpose: 'message', caseId, recipient, extra: uuid });
  return `<${token}.${uuid}@${input.domain.toLowerCase()}>`;
}

/** What one of our Message-IDs says; null for foreign and forged ones. */
export function readMessageId(keys: MailKeys, id: string, domain: string): SignedMessageId | null {
  const parts = new RegExp(`^<([a-z2-7]{57})\\.(${UUID})@([^<>@]{1,255})>$`).exec(id.trim().toLowerCase());
  const [, token, uuid, at] = parts ?? [];
  if (token === undefined || uuid === undefined || at !== domain.toLowerCase()) return null;
  const read = readToken(keys, token, { purpose: 'message', extra: uuid });
  return read === null ? null : { ...read, messageId: uuid };
}

/**
 * Whether the token was made for this address. Good beside other evidence (one stranger in sixteen million
 * matches by chance); it proves nobody's identity, because tokens are forwarded and quoted.
 */
export function wasIssuedTo(keys: MailKeys, token: SignedToken, address: string): boolean {
  const mark = markOf(keyOf(keys, token.keyId), address);
  return timingSafeEqual(mark, Buffer.from(token.recipientMark, 'hex'));
}
