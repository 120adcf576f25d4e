import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { variablesIn } from '#capabilities/conversations/web/index.ts';
import { useMe } from '#capabilities/people/web/index.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { Problem } from '#kernel/problem.ts';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { loadOffline } from '#ui/api.ts';
import type { NextWord } from '#ui/NextWordRow.tsx';
import { serverNow } from '#ui/time/clock.ts';
import { useAttemptKey } from '#ui/useAttemptKey.ts';
import { casesContract } from '../../contract.ts';
import { settle } from '../changes.ts';
import { type Detail, type Message, messagesQuery } from '../queries.ts';
import type { Guard } from './guards.ts';
import { toldNextWord } from './snippet-values.ts';
import { collectReturned } from './take-back.ts';
import { type DraftState, useDraft } from './useDraft.ts';
import { useGuards } from './useGuards.ts';
import { type UploadState, useUploads } from './useUploads.ts';

const { reply } = casesContract.endpoints;

type Body = NonNullable<CallInput<typeof reply>['body']>;
type Sent = OutputOf<typeof reply>;

type Following = Body['next'];

/** Why a reply is not sent yet, for the line above its button. */
export type Holding = 'empty' | 'files' | 'reason' | 'unfilled' | null;

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
  if (variablesIn(given.text).length > 0) return 'unfilled';
  if (given.next.kind === 'none-needed' && given.reason.trim() === '') return 'reason';
  return given.uploads.fileIds() === null ? 'files' : null;
}

function useSending(of: Detail) {
  const queries = useQueryClient();
  const keyOf = useAttemptKey();
  // The same words may be sent again after they were taken back; that is another reply, not another try.
  const sent = useRef(0);
  return useMutation({
    /** Null where it waits for the line; files need one anyway. */
    mutationFn: async (body: Body): Promise<Sent | null> => {
      const input = { params: { caseId: of.id }, body, idempotencyKey: keyOf([sent.current, body]) };
      return (await loadOffline()).callOrWait(reply, input, {
        text: body.text,
        fileIds: body.fileIds,
        about: `reply:${of.id}`,
      });
    },
    onSuccess: (answer) => {
      sent.current += 1;
      if (answer) settle(queries, answer.case);
    },
    onError: () => queries.invalidateQueries({ queryKey: messagesQuery(of.id).queryKey }),
  });
}

interface ReplyOptions {
  readonly of: Detail;
  readonly messages: readonly Message[];
  /** Told what was promised along with the message, and when it leaves: null once it has. */
  readonly onSent: (next: NextWord, sent: { readonly messageId: string; readonly leavesAt: Instant | null }) => void;
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

type FollowingState = ReturnType<typeof useFollowing>;

/** What comes back with a reply that was taken back: its files, and what it promised. */
function useReturned(caseId: string, given: { draft: string; uploads: UploadState; following: FollowingState }) {
  const collect = useEffectEvent(() => {
    const back = collectReturned(caseId);
    if (back === null) return;
    given.uploads.restore(back.files);
    given.following.choose(back.next);
    given.following.setReason(back.reason);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it comes back together with its text
  useEffect(() => collect(), [given.draft]);
}

interface Post {
  readonly anyway: boolean;
  readonly past: Guard | null;
  /** What it promises, where that was chosen only now. */
  readonly next?: NextWord;
}

/** A reply being written: its draft, its files, the next word, and sending it. */
export function useReply({ of, messages, onSent }: ReplyOptions) {
  const { undoSeconds } = useMe();
  const { draft, write, clear }: DraftState = useDraft(of.id, 'reply');
  const uploads = useUploads('customer');
  const following = useFollowing(of);
  const [holding, setHolding] = useState<Holding>(null);
  const guards = useGuards(of, { text: draft.text, files: uploads.uploads.length });
  const [guard, setGuard] = useState<Guard | null>(null);
  const sending = useSending(of);
  useReturned(of.id, { draft: draft.text, uploads, following });
  const { reason } = following;
  const stale = sending.error instanceof Problem && sending.error.code === 'case.customer-wrote-meanwhile';

  const [wanted, want] = useState<Post | null>(null);

  const post = (how: Post) => {
    if (!guards.ready) return want(how);
    const { next = following.next } = how;
    const held = holdingOf({ text: draft.text, uploads, next, reason });
    const open = held === null ? guards.after(how.past) : null;
    setHolding(held);
    setGuard(open);
    if (held !== null || open !== null || sending.isPending) return;
    const seen = how.anyway || draft.seen === null ? {} : { seenMessageId: draft.seen };
    const fileIds = [...(uploads.fileIds() ?? [])];
    const onSuccess = (answer: Sent | null) => {
      clear();
      uploads.clear();
      following.clear();
      guards.clear();
      if (answer === null) return;
      const { messageId, leavesAt } = answer;
      onSent(next, { messageId, leavesAt: leavesAt === null ? null : fromIso(leavesAt) });
    };
    const way = undoSeconds > 0 ? { undoFor: undoSeconds } : {};
    sending.mutate(
      { text: draft.text.trim(), next: followingOf(next, reason.trim()), fileIds, ...seen, ...way },
      { onSuccess },
    );
  };
  const postWanted = useEffectEvent(() => {
    want(null);
    if (wanted) post(wanted);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was to be sent before its guards were ready goes once they are
  useEffect(() => postWanted(), [guards.ready]);
  /** Another moment is promised: where the text names the old one, it names the new one. */
  const choose = (chosen: NextWord) => {
    const told = (word: NextWord) => toldNextWord({ of, next: word, now: serverNow() });
    const [before, after] = [told(following.next), told(chosen)];
    if (before !== null && after !== null && draft.text.includes(before)) {
      write(draft.text.replaceAll(before, after), draft.seen);
    }
    following.choose(chosen);
  };
  return {
    ...following,
    choose,
    draft,
    uploads,
    holding,
    /** What its writer has to look at again before it is sent. */
    guard,
    busy: sending.isPending || wanted !== null,
    error: stale ? null : sending.error,
    /** What the customer wrote meanwhile, once that has held a reply back. */
    news: stale ? writtenSince(messages, draft.seen) : null,
    write: (text: string) => {
      setHolding(null);
      setGuard(null);
      want(null);
      if (sending.error) sending.reset();
      // Who goes on writing after the refusal has what is new in front of them.
      write(text, newestOfCustomer(messages), stale);
    },
    pasteFromNote: guards.paste,
    send: () => post({ anyway: false, past: null }),
    /** Sends it as the message that resolves the case: the customer is asked whether it works. */
    sendResolved: () => {
      const next = { kind: 'resolves' } as const;
      choose(next);
      post({ anyway: false, past: null, next });
    },
    sendAnyway: () => post({ anyway: true, past: null }),
    /** Sends it although this guard held it back, unless another one does. */
    sendPast: (one: Guard) => {
      guards.pass(one);
      post({ anyway: false, past: one });
    },
  };
}

export type ReplyState = ReturnType<typeof useReply>;
