import { systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { readReplyAddress } from '#platform/mail/address.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import type { Platform } from '#platform/platform.ts';
import { domainOf, ourAddresses } from './address-store.ts';

/** Whether mail to this address is ours: one of the desk's addresses, or one that we signed. */
export async function accepts(platform: Platform, address: string): Promise<boolean> {
  const ours = await reading(systemContext(platform, 'mail intake'), ourAddresses);
  if (ours.includes(address)) return true;
  const keys = await mailKeys(platform);
  return ours.some((one) => readReplyAddress(keys, address, domainOf(one)) !== null);
}
