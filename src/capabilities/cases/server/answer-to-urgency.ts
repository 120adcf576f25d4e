import { foreseeDue, openPromisesAbout, type PromiseRecord } from '#capabilities/promises/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { ANSWER_WITHIN } from '../domain/escalation.ts';
import { isWord } from '../domain/next-word.ts';
import { caseSubject } from '../facts.ts';
import { type Owed, type OwedWord, owedFor, owedWord, wordHours } from './owed.ts';

/** When such a word would be due; null where its hours have not enough open time ahead. */
async function dueOfWord(tx: Tx, word: OwedWord): Promise<Instant | null> {
  const due = await foreseeDue(tx, word);
  return due.ok ? due.value : null;
}

/** The word that answers: the agreement's next one, or half an hour of open time where that is sooner. */
async function answeringWord(tx: Tx, owed: Owed, now: Instant): Promise<{ word: OwedWord; due: Instant }> {
  const free = { kind: 'next-update', calendarId: wordHours(owed), anchor: now, agreement: null } as const;
  const short: OwedWord = { ...free, terms: { kind: 'budget', ms: ANSWER_WITHIN } };
  const agreed = owedWord(owed, 'next-update', now);
  const shortDue = await dueOfWord(tx, short);
  const agreedDue = agreed && (await dueOfWord(tx, agreed));
  if (agreed && agreedDue !== null && (shortDue === null || agreedDue < shortDue)) {
    return { word: agreed, due: agreedDue };
  }
  if (shortDue !== null) return { word: short, due: shortDue };
  return { word: { ...free, terms: { kind: 'instant', due: now + DAY } }, due: now + DAY };
}

/** By when whoever calls a case more urgent hears from us, and what says so. */
export interface AnswerToUrgency {
  readonly due: Instant;
  /** A promise that runs already and comes as soon. */
  readonly runs: PromiseRecord | undefined;
  readonly owed: Owed;
  /** What is promised otherwise. */
  readonly word: OwedWord;
}

/** The answer that is owed to whoever says now that this case is more urgent than it looks. */
export async function answerTo(tx: Tx, context: Context, known: Case): Promise<AnswerToUrgency> {
  const owed = await owedFor(tx, context, known);
  const { word, due } = await answeringWord(tx, owed, context.now);
  const open = await openPromisesAbout(tx, caseSubject(known.id));
  const runs = open.find((one) => isWord(one) && one.state === 'running' && one.due > context.now && one.due <= due);
  return { due: runs?.due ?? due, runs, owed, word };
}
