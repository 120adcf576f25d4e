import type { OutputOf } from '#kernel/contract.ts';
import { fromIso, type Instant } from '#kernel/time.ts';
import type { agreementsContract } from '../contract.ts';

export type TouchedPromise = OutputOf<typeof agreementsContract.endpoints.listTouched>['items'][number];
type Told = NonNullable<TouchedPromise['told']>;
export type Language = Told['language'];

/** What somebody writes for all, by language, and for one promise alone, by its id. */
export interface Wording {
  readonly reasons: Readonly<Partial<Record<Language, string>>>;
  readonly words: Readonly<Record<string, string>>;
}

/** A promise that can be moved to what the newest version owes: its new moment lies ahead. */
export function canMove({ newDue, told }: TouchedPromise, now: Instant): boolean {
  return told !== null && newDue !== null && fromIso(newDue) > now;
}

/** The languages of those who are told, and the reason that they read unless somebody writes another. */
export function reasonsOf(chosen: readonly TouchedPromise[]): readonly Pick<Told, 'language' | 'reason'>[] {
  const told = chosen.flatMap((one) => one.told ?? []);
  return told.filter(({ language }, place) => told.findIndex((other) => other.language === language) === place);
}

/** The words with another reason in them; the sentence around it ends by itself. */
export function wordsWith(told: Told, reason: string | undefined): string {
  if (reason === undefined) return told.words;
  return told.words.replace(told.reason, () => reason.trim().replace(/[.!]+$/, ''));
}

/** What is asked of the server for a promise; null for one that cannot be moved. */
export function moveOf({ id, version, newDue, told }: TouchedPromise, { reasons, words }: Wording) {
  if (newDue === null || told === null) return null;
  const reason = (reasons[told.language] ?? told.reason).trim();
  return { promiseId: id, version, due: newDue, reason, words: words[id] ?? wordsWith(told, reason) };
}
