import { useRef, useState } from 'react';
import type { Instant } from '#kernel/time.ts';
import { serverNow } from '#ui/time/clock.ts';
import type { Story } from '../queries.ts';
import { useConfirm, useWriteToUs } from '../saying.ts';
import { useKept } from '../useKept.ts';
import type { AttachmentsHandle } from './Attachments.tsx';

type Saying = 'something' | 'not-working';

/** What a customer can say on a case: words and files, that it works, that it does not. */
export function useTalk(story: Story, owner: string | null) {
  const box = useRef<HTMLTextAreaElement>(null);
  const card = useRef<HTMLDListElement>(null);
  const [saying, setSaying] = useState<Saying>('something');
  const { kept, write, clear } = useKept(owner, `case.${story.id}`);
  const files = useRef<AttachmentsHandle>(null);
  const [waits, setWaits] = useState(false);
  const [sentAt, setSentAt] = useState<Instant | null>(null);
  const writing = useWriteToUs(story.id);
  const confirming = useConfirm(story.id);
  const text = kept.text ?? '';

  const done = (answer: object | null) => {
    clear();
    files.current?.clear();
    setSaying('something');
    setSentAt(answer && serverNow());
  };
  const send = () => {
    const fileIds = files.current ? files.current.fileIds() : [];
    setWaits(fileIds === null);
    if (fileIds === null) return;
    const bare = text.trim() === '';
    if (!bare) writing.mutate({ text, fileIds }, { onSuccess: done });
    else if (saying === 'not-working' && story.state === 'check-it-works')
      confirming.mutate(false, { onSuccess: done });
    else box.current?.focus();
  };
  return {
    box,
    card,
    text,
    files,
    saying,
    waits,
    busy: writing.isPending || confirming.isPending,
    error: writing.error,
    confirmError: confirming.error,
    sentAt,
    onText: (changed: string) => {
      write({ text: changed });
      setSentAt(null);
      setWaits(false);
    },
    send,
    works: () =>
      confirming.mutate(true, {
        onSuccess: (answer) => {
          done(answer);
          // The buttons are gone with the question; the card says what became of it.
          card.current?.focus();
        },
      }),
    sayNotWorking: () => {
      setSaying('not-working');
      box.current?.focus();
    },
    answer: () => box.current?.focus(),
  };
}

export type Talk = ReturnType<typeof useTalk>;
