import type { PartyId, ProviderId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';

/** What the directory says of somebody outside who can help. Empty is null. */
export interface PartyEntry {
  readonly name: string;
  readonly helpsWith: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  /** Which languages they speak, and when they are there, in words. */
  readonly languages: string | null;
  readonly hours: string | null;
  /** For the desk alone. */
  readonly notes: string | null;
  /** One of our providers; then a case that they accept waits for them under what is agreed with them. */
  readonly providerId: ProviderId | null;
}

/** An outside party of the directory. `verifiedAt` is when somebody last looked whether this is still right. */
export interface Party extends PartyEntry {
  readonly id: PartyId;
  readonly verifiedAt: Instant;
  readonly verifiedBy: string;
  readonly removedAt: Instant | null;
  readonly version: number;
}

/** Whether an entry can be used: a party that nobody can reach helps nobody. Refuses `party.no-way-to-reach`. */
export function checkEntry<Entry extends PartyEntry>(entry: Entry): Result<Entry> {
  const reachable = entry.phone !== null || entry.email !== null || entry.website !== null;
  return reachable ? ok(entry) : refuse('party.no-way-to-reach', 422);
}

/** How they are reached, in one line: telephone, mail, website. */
export function reachOf({ phone, email, website }: Pick<PartyEntry, 'phone' | 'email' | 'website'>): string {
  return [phone, email, website].filter((way) => way !== null).join(', ');
}
