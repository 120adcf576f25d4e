import { caseFacts, caseSubject, type KnownCase } from '#capabilities/cases/index.ts';
import { promiseFacts, promisesAbout } from '#capabilities/promises/index.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import type { Signs } from '../domain/signs.ts';

/** What in a case says that it could have gone better, from its record. */
export async function signsIn(tx: Tx, { id }: Pick<KnownCase, 'id'>): Promise<Signs> {
  const facts = await factsAbout(tx, 'case', id);
  const promises = await promisesAbout(tx, caseSubject(id));
  const count = (name: string) => facts.filter(({ kind }) => kind === name).length;
  return {
    live: count(caseFacts['case.live'].name) > 0,
    broken: promises.filter(({ brokenAt }) => brokenAt !== null).map(({ text }) => text),
    unanswered: count(caseFacts['case.contact-tried'].name),
    voidedPauses: count(promiseFacts['promise.pause-voided'].name),
  };
}
