import type { QueryClient } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { fromIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import type { NextWord } from '#ui/NextWordRow.tsx';
import { dismiss } from '#ui/toast.ts';
import { casesContract } from '../../contract.ts';
import { settle } from '../changes.ts';
import { draftAt, writeDraft } from './drafts.ts';

const { takeBackReply } = casesContract.endpoints;

type TakenBack = OutputOf<typeof takeBackReply>;

/** What a reply that was taken back carried besides its text, for the editor that shows it again. */
export interface Returned {
  readonly next: NextWord;
  readonly reason: string;
  readonly files: TakenBack['files'];
}

const returned = new Map<string, Returned>();
const toasts = new Map<string, number>();

/** Remembers which toast offers the way back, so that it goes once the way was taken. */
export function offered(messageId: string, toast: number): void {
  toasts.set(messageId, toast);
}

/** What came back to the editor of that case, once. */
export function collectReturned(caseId: string): Returned | null {
  const found = returned.get(caseId) ?? null;
  returned.delete(caseId);
  return found;
}

function carriedBy({ next, files }: TakenBack): Returned {
  if (next.follow === 'next-word') return { next: { kind: 'by', at: fromIso(next.by) }, reason: '', files };
  if (next.follow === 'resolves') return { next: { kind: 'resolves' }, reason: '', files };
  return { next: { kind: 'none-needed' }, reason: next.reason, files };
}

/** Takes a reply back before it leaves: it is a draft again, above what was begun meanwhile. Throws what the server refused. */
export async function takeBack(
  queries: QueryClient,
  ids: { readonly caseId: string; readonly messageId: string },
): Promise<void> {
  const toast = toasts.get(ids.messageId);
  if (toast !== undefined) dismiss(toast);
  toasts.delete(ids.messageId);
  const back = await call(takeBackReply, { params: ids });
  const place = { caseId: ids.caseId, kind: 'reply' } as const;
  const begun = draftAt(place).text;
  returned.set(ids.caseId, carriedBy(back));
  writeDraft(place, begun === '' ? back.text : `${back.text}\n\n${begun}`, back.seenMessageId);
  settle(queries, back.case);
}
