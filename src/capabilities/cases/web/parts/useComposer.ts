import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Instant, SECOND } from '#kernel/time.ts';
import { sentenceOf } from '#ui/api.ts';
import type { ComposerKind } from '#ui/Composer.tsx';
import type { NextWord } from '#ui/NextWordRow.tsx';
import { useText } from '#ui/text.tsx';
import { serverNow } from '#ui/time/clock.ts';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import type { Detail, Message } from '../queries.ts';
import { firstNameOf } from './names.ts';
import { offered, takeBack } from './take-back.ts';
import { useDraftsOfMine } from './useDraft.ts';
import { useNote } from './useNote.ts';
import { useReply } from './useReply.ts';

interface ComposerOptions {
  readonly of: Detail;
  readonly messages: readonly Message[];
  /** Which editor stands open from the start, and whether somebody asked for it. */
  readonly first: { readonly kind: ComposerKind | null; readonly asked: boolean };
  /** Editors that open over the page close again once they are done. */
  readonly overlay: boolean;
  /** Begins with the reply that resolves the case. */
  readonly resolves?: boolean;
}

interface OnItsWay {
  readonly messageId: string;
  readonly leavesAt: Instant;
}

/** Says that a reply leaves in some seconds, with the way back. It stands on every page of the desk until then. */
function useWayBack(of: Detail) {
  const t = useText();
  const queries = useQueryClient();
  const name = firstNameOf(of.requester.name);
  return ({ messageId, leavesAt }: OnItsWay) => {
    const left = Math.max(0, leavesAt - serverNow());
    const undo = () => {
      takeBack(queries, { caseId: of.id, messageId }).then(
        () => tell({ text: t('composer.taken-back') }),
        (error: unknown) => tell({ text: `${t('composer.not-taken-back')} ${sentenceOf(error, t)}` }),
      );
    };
    const text = t('composer.leaves', { name, n: Math.round(left / SECOND) });
    offered(messageId, tell({ text, undo, until: Date.now() + left }));
  };
}

/** Tells what was sent, and what it promised. */
function useSentWords(of: Detail) {
  const t = useText();
  const time = useTime();
  const name = firstNameOf(of.requester.name);
  return (next: NextWord) => {
    if (next.kind === 'by') return tell({ text: t('composer.sent-next', { name, time: time.moment(next.at) }) });
    tell({ text: t(next.kind === 'resolves' ? 'composer.sent-resolves' : 'composer.sent', { name }) });
  };
}

/** The two editors of a case: which is open, and what stands in each. They share nothing but the place. */
export function useComposer({ of, messages, first, overlay, resolves = false }: ComposerOptions) {
  const t = useText();
  const [open, setOpen] = useState(first.kind);
  const [asked, setAsked] = useState(first.asked ? 1 : 0);
  const dock = useRef<HTMLDivElement>(null);
  const said = useSentWords(of);
  const offerWayBack = useWayBack(of);
  useDraftsOfMine(of.id);
  const done = () => overlay && setOpen(null);
  const toLog = () => dock.current?.closest('.cs')?.querySelector<HTMLElement>('[role=log]')?.focus();
  const reply = useReply({
    of,
    messages,
    onSent: (next, { messageId, leavesAt }) => {
      if (leavesAt === null) said(next);
      else offerWayBack({ messageId, leavesAt });
      // While it can be taken back, the next key is not for another text.
      if (leavesAt !== null && !overlay) toLog();
      done();
    },
  });
  const note = useNote(of.id, () => {
    tell({ text: t('composer.note-saved') });
    done();
  });
  const begin = useEffectEvent(() => {
    if (resolves) reply.choose({ kind: 'resolves' });
  });
  useEffect(() => begin(), []);
  useEffect(() => {
    if (asked === 0) return;
    const field = dock.current?.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, [asked]);

  useEffect(() => {
    // A page that becomes narrow must not throw an editor over itself; what was written is kept.
    if (overlay && asked === 0) setOpen(null);
  }, [overlay, asked]);

  const ask = (kind: ComposerKind) => {
    setOpen(kind);
    setAsked((times) => times + 1);
  };
  return {
    dock,
    open,
    reply,
    note,
    ask,
    /** Opens the reply as the message that resolves the case. */
    resolve: () => {
      reply.choose({ kind: 'resolves' });
      ask('reply');
    },
    leave: () => {
      if (overlay) setOpen(null);
      else toLog();
    },
    close: () => setOpen(null),
  };
}

export type ComposerState = ReturnType<typeof useComposer>;
