import { useEffect, useRef, useState } from 'react';
import type { ComposerKind } from '#ui/Composer.tsx';
import type { NextWord } from '#ui/NextWordRow.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import type { Detail, Message } from '../queries.ts';
import { firstNameOf } from './names.ts';
import { useNote } from './useNote.ts';
import { useReply } from './useReply.ts';

interface ComposerOptions {
  readonly of: Detail;
  readonly messages: readonly Message[];
  /** Which editor stands open from the start, and whether somebody asked for it. */
  readonly first: { readonly kind: ComposerKind | null; readonly asked: boolean };
  /** Editors that open over the page close again once they are done. */
  readonly overlay: boolean;
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
export function useComposer({ of, messages, first, overlay }: ComposerOptions) {
  const t = useText();
  const [open, setOpen] = useState(first.kind);
  const [asked, setAsked] = useState(first.asked ? 1 : 0);
  const dock = useRef<HTMLDivElement>(null);
  const said = useSentWords(of);
  const done = () => overlay && setOpen(null);
  const reply = useReply({
    of,
    messages,
    onSent: (next) => {
      said(next);
      done();
    },
  });
  const note = useNote(of.id, () => {
    tell({ text: t('composer.note-saved') });
    done();
  });
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
      else dock.current?.closest('.cs')?.querySelector<HTMLElement>('[role=log]')?.focus();
    },
    close: () => setOpen(null),
  };
}

export type ComposerState = ReturnType<typeof useComposer>;
