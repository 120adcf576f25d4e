import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallInput } from '#kernel/call.ts';
import { Problem } from '#kernel/problem.ts';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import type { NextWord } from '#ui/NextWordRow.tsx';
import { casesContract } from '../../contract.ts';
import { settle } from '../changes.ts';
import { type Detail, type Message, messagesQuery } from '../queries.ts';
import { useAttemptKey } from './useAttemptKey.ts';
import { type DraftState, useDraft } from './useDraft.ts';
import { type UploadState, useUploads } from './useUploads.ts';

const { reply } = casesContract.endpoints;

type Following = NonNullable<CallInput<typeof reply>['body']>['next'];

/** Why a reply is not sent yet, for the line above its button. */
export type Holding = 'empty' | 'files' | 'reason' | null;

/** The customer's last message that is on this page. */
function newestOfCustomer(messages: readonly Message[]): string | null {
  return messages.filter(({ direction }) => direction === 'from-customer').at(-1)?.id ?? null;
}

/** What the customer wrote after the message that the writer had seen. */
function writtenSince(messages: readonly Message[], seen: string | null): readonly Message[] {
  const theirs = messages.filter(({ direction }) => direction === 'from-customer');
  return theirs.slice(theirs.findIndex(({ id }) => id === seen) + 1);
}

function followingOf(next: NextWord, reason: string): Following {
  if (next.kind === 'by') return { follow: 'next-word', by: toIso(next.at) };
  return next.kind === 'resolves' ? { follow: 'resolves' } : { follow: 'no-more-news', reason };
}

function holdingOf(given: { text: string; uploads: UploadState; next: NextWord; reason: string }): Holding {
  if (given.text.trim() === '') return 'empty';
  if (given.next.kind === 'none-needed' && given.reason.trim() === '') return 'reason';
  return given.uploads.fileIds() === null ? 'files' : null;
}

function useSending(of: Detail) {
  const queries = useQueryClient();
  const keyOf = useAttemptKey();
  return useMutation({
    mutationFn: (body: NonNullable<CallInput<typeof reply>['body']>) =>
      call(reply, { params: { caseId: of.id }, body, idempotencyKey: keyOf(body) }),
    onSuccess: (answer) => settle(queries, answer.case),
    onError: () => queries.invalidateQueries({ queryKey: messagesQuery(of.id).queryKey }),
  });
}

interface ReplyOptions {
  readonly of: Detail;
  readonly messages: readonly Message[];
  /** Told what was promised along with the message. */
  readonly onSent: (next: NextWord) => void;
}

/** What a reply promises: what policy proposes until somebody chooses, and the reason where no more news will come. */
function useFollowing(of: Detail) {
  const [chosen, choose] = useState<NextWord | null>(null);
  const [reason, setReason] = useState('');
  const proposed: Instant = fromIso(of.suggestedNextWord);
  const next: NextWord = chosen ?? { kind: 'by', at: proposed };
  const clear = () => {
    choose(null);
    setReason('');
  };
  return { next, choose, proposed, reason, setReason, clear };
}

/** A reply being written: its draft, its files, the next word, and sending it. */
export function useReply({ of, messages, onSent }: ReplyOptions) {
  const { draft, write, clear }: DraftState = useDraft(of.id, 'reply');
  const uploads = useUploads('customer');
  const following = useFollowing(of);
  const [holding, setHolding] = useState<Holding>(null);
  const sending = useSending(of);
  const { next, reason } = following;
  const stale = sending.error instanceof Problem && sending.error.code === 'case.customer-wrote-meanwhile';

  const post = (how: { readonly anyway: boolean }) => {
    const held = holdingOf({ text: draft.text, uploads, next, reason });
    setHolding(held);
    if (held !== null || sending.isPending) return;
    const seen = how.anyway || draft.seen === null ? {} : { seenMessageId: draft.seen };
    const fileIds = [...(uploads.fileIds() ?? [])];
    const onSuccess = () => {
      clear();
      uploads.clear();
      following.clear();
      onSent(next);
    };
    sending.mutate(
      { text: draft.text.trim(), next: followingOf(next, reason.trim()), fileIds, ...seen },
      { onSuccess },
    );
  };
  return {
    ...following,
    draft,
    uploads,
    holding,
    busy: sending.isPending,
    error: stale ? null : sending.error,
    /** What the customer wrote meanwhile, once that has held a reply back. */
    news: stale ? writtenSince(messages, draft.seen) : null,
    write: (text: string) => {
      setHolding(null);
      if (sending.error) sending.reset();
      // Who goes on writing after the refusal has what is new in front of them.
      write(text, newestOfCustomer(messages), stale);
    },
    send: () => post({ anyway: false }),
    sendAnyway: () => post({ anyway: true }),
  };
}

export type ReplyState = ReturnType<typeof useReply>;
