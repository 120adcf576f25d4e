import { useRef, useState } from 'react';
import type { Instant } from '#kernel/time.ts';
import { serverNow } from '#ui/time/clock.ts';
import { useUploads } from '../../parts/useUploads.ts';
import { type Story, useConfirm, useWriteToUs } from '../queries.ts';
import { useKept } from '../useKept.ts';

type Saying = 'something' | 'not-working';

/** What a customer can say on a case: words and files, that it works, that it does not. */
export function useTalk(story: Story, owner: string | null) {
  const box = useRef<HTMLTextAreaElement>(null);
  const card = useRef<HTMLDListElement>(null);
  const [saying, setSaying] = useState<Saying>('something');
  const { kept, write, clear } = useKept(owner, `case.${story.id}`);
  const uploads = useUploads('customer');
  const [waits, setWaits] = useState(false);
  const [sentAt, setSentAt] = useState<Instant | null>(null);
  const writing = useWriteToUs(story.id);
  const confirming = useConfirm(story.id);
  const text = kept.text ?? '';

  const done = () => {
    clear();
    uploads.clear();
    setSaying('something');
    setSentAt(serverNow());
  };
  const send = () => {
    const fileIds = uploads.fileIds();
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
    uploads,
    saying,
    waits: waits && uploads.fileIds() === null,
    busy: writing.isPending || confirming.isPending,
    error: writing.error,
    confirmError: confirming.error,
    sentAt,
    onText: (changed: string) => {
      write({ text: changed });
      setSentAt(null);
    },
    send,
    works: () =>
      confirming.mutate(true, {
        onSuccess: () => {
          done();
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
