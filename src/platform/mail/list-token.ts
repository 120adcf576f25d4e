import { createHmac, timingSafeEqual } from 'node:crypto';
import { PersonId } from '#kernel/ids.ts';
import { keyOf, type MailKeys } from './address.ts';
import { fromBase32, toBase32 } from './base32.ts';

const TAG_BYTES = 16;
const TOKEN = /^([a-z2-7])([a-z2-7]{52})$/;

/** Which mails, and who gets them. */
export interface OnList {
  /** The name of the kind of mails. */
  readonly list: string;
  readonly personId: PersonId;
}

function tagOf(keys: MailKeys, keyId: string, { list, personId }: OnList): Buffer {
  const mac = createHmac('sha256', keyOf(keys, keyId)).update(`evenkeel-list-1\0${keyId}\0${list}\0`);
  return mac.update(bytesOf(personId)).digest().subarray(0, TAG_BYTES);
}

function bytesOf(personId: PersonId): Buffer {
  return Buffer.from(personId.replaceAll('-', ''), 'hex');
}

/**
 * What lets whoever holds one mail of a kind say, without signing in, that its reader wants no more of them: 53
 * characters of base32, the same in each of these mails, good as long as its key is kept. It opens nothing else.
 */
export function signListToken(keys: MailKeys, about: OnList): string {
  const tag = tagOf(keys, keys.current, about);
  return keys.current + toBase32(Buffer.concat([bytesOf(about.personId), tag]));
}

/** Whose token it is; null for one that is not ours, or was made for other mails. */
export function readListToken(keys: MailKeys, list: string, token: string): PersonId | null {
  const [, keyId = '', text = ''] = TOKEN.exec(token) ?? [];
  const bytes = fromBase32(text);
  if (!keys.keys.has(keyId) || bytes?.length !== 16 + TAG_BYTES) return null;
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const personId = PersonId.safeParse(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  if (!personId.success) return null;
  const expected = tagOf(keys, keyId, { list, personId: personId.data });
  return timingSafeEqual(expected, bytes.subarray(16)) ? personId.data : null;
}
