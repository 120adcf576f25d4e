import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { systemContext } from '../context.ts';
import { transaction } from '../database/transaction.ts';
import type { Platform } from '../platform.ts';

/** What signs the mail of a domain. The private key never leaves the program. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
}

/** What has to stand in the DNS so that others can check our signature. */
export interface DkimRecord {
  readonly name: string;
  /** The text of the TXT record; DNS servers store it in strings of up to 255 characters. */
  readonly value: string;
}

interface SecretTables {
  'platform.secret': { name: string; value: Buffer };
}

const BITS = 2048;
const makePair = promisify(generateKeyPair);

/** An RSA key: the one kind that every receiver can check. */
async function newKey(): Promise<Buffer> {
  const { privateKey } = await makePair('rsa', {
    modulusLength: BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return Buffer.from(privateKey);
}

async function load(platform: Platform, name: string): Promise<string> {
  const context = systemContext(platform, 'mail keys');
  const find = () =>
    transaction(context, (tx) =>
      tx
        .tables<SecretTables>()
        .selectFrom('platform.secret')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst(),
    );
  const known = await find();
  if (known) return known.value.toString();
  const value = await newKey();
  await transaction(context, (tx) =>
    tx
      .tables<SecretTables>()
      .insertInto('platform.secret')
      .values({ name, value })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  // Where two nodes made one at the same time, the first stands.
  const made = await find();
  if (!made) throw new Error('The key that signs our mail could not be stored.');
  return made.value.toString();
}

const loaded = new WeakMap<Platform['database'], Map<string, Promise<string>>>();

/**
 * The key that signs mail from a domain of ours under the configured selector, made on first need and kept in the
 * database. Another selector is another key. Null where the configuration leaves signing to the server before us.
 */
export async function dkimKey(platform: Platform, domain: string): Promise<DkimKey | null> {
  const selector = platform.config.dkimSelector;
  if (selector === null) return null;
  const keys = loaded.get(platform.database) ?? new Map<string, Promise<string>>();
  loaded.set(platform.database, keys);
  const name = `dkim.${selector}.${domain}`;
  const loading = keys.get(name) ?? load(platform, name);
  keys.set(name, loading);
  loading.catch(() => keys.delete(name));
  return { domain, selector, privateKey: await loading };
}

/** The record that the domain has to publish for this key. */
export function dkimRecord({ domain, selector, privateKey }: DkimKey): DkimRecord {
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${key}` };
}
