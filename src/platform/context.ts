import { randomBytes, randomInt } from 'node:crypto';
import type { Actor, SystemActor } from '#kernel/actor.ts';
import type { Language } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tx } from './database/transaction.ts';
import type { Platform } from './platform.ts';

/**
 * Who is asking, when, and with which machinery. The first argument of every operation.
 * `now` is one moment for the whole request, so that all its facts agree.
 */
export interface Context {
  readonly actor: Actor;
  readonly now: Instant;
  readonly requestId: string;
  readonly language: Language;
  readonly newId: () => string;
  readonly platform: Platform;
  /** Set inside a transaction that is already open: `transaction` then joins it. */
  readonly tx?: Tx;
}

/** 12 bits: what is made first at one instant comes first, up to that many. */
const MOST_AT_ONCE = 0xfff;
let latest = { at: 0, place: 0 };

function placeAt(now: Instant): number {
  const place = now === latest.at ? Math.min(latest.place + 1, MOST_AT_ONCE) : randomInt(MOST_AT_ONCE >> 1);
  latest = { at: now, place };
  return place;
}

/**
 * A UUID of version 7: ordered by the given instant and, of one instant, by when it was made, with 62 random bits. What
 * hangs together, such as the files of a message, is so read in the order in which it was written.
 */
export function uuidv7(now: Instant): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | placeAt(now), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A context for work that the program does by itself; `name` says which part, in every fact. */
export function systemContext(platform: Platform, name: string, now: Instant = platform.clock()): Context {
  const actor: SystemActor = { kind: 'system', name };
  return {
    actor,
    now,
    requestId: uuidv7(now),
    language: 'en',
    newId: () => uuidv7(now),
    platform,
  };
}
