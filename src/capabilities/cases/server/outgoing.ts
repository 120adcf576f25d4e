import type { z } from 'zod';
import type { CaseId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { toIso } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { NextWord, OutgoingReply } from '../contract.ts';
import type { Following } from '../domain/following.ts';
import { outgoingOn } from './outgoing-store.ts';

/** What follows a reply, as the API says it. */
export function followingView(next: Following): z.output<typeof NextWord> {
  return next.follow === 'next-word' ? { ...next, by: toIso(next.by) } : next;
}

/** The replies about a case that have not left, as the desk sees them. */
export async function outgoingViews(
  tx: Tx,
  { language }: Context,
  caseId: CaseId,
): Promise<z.output<typeof OutgoingReply>[]> {
  const t = translator(language, catalogues[language].problems);
  return (await outgoingOn(tx, caseId)).map(({ id, author, text, next, fileIds, leavesAt, heldBack }) => ({
    ...{ id, author, text },
    next: followingView(next),
    files: fileIds.length,
    leavesAt: toIso(leavesAt),
    heldBack: heldBack && t(heldBack),
  }));
}
