import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { type DkimRecord, dkimKey, dkimRecord } from '#platform/mail/dkim.ts';
import { codeOf } from '#platform/mail/dns.ts';
import { desk } from '../address-store.ts';

/** Whether others find our key: it stands there, something else does, nothing does, or the DNS does not answer. */
type Published = 'yes' | 'other' | 'no' | 'unknown';

const isStrings = (one: unknown): one is string[] =>
  Array.isArray(one) && one.every((part) => typeof part === 'string');
const keyIn = (text: string) => /(?:^|;)\s*p=([^;]*)/.exec(text)?.[1]?.replace(/\s/g, '') ?? '';

async function publishedOf(context: Context, record: DkimRecord): Promise<Published> {
  try {
    const found: unknown = await context.platform.dns(record.name, 'TXT');
    const texts = Array.isArray(found) ? found.filter(isStrings).map((parts) => parts.join('')) : [];
    if (texts.length === 0) return 'no';
    return texts.some((text) => keyIn(text) === keyIn(record.value)) ? 'yes' : 'other';
  } catch (error) {
    return ['ENOTFOUND', 'ENODATA'].includes(codeOf(error)) ? 'no' : 'unknown';
  }
}

/** Under which name our mail is signed, the record that must stand in the DNS for it, and whether it does. */
export async function mailSigning(context: Context) {
  const { address, domain } = await reading(context, (tx) => desk(tx, context.platform.publicUrl()));
  const key = address === null ? null : await dkimKey(context.platform, domain);
  if (key === null) return { address, domain, record: null, published: 'unknown' as const };
  const record = dkimRecord(key);
  return { address, domain, record, published: await publishedOf(context, record) };
}
