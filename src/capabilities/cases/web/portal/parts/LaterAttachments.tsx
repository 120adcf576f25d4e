import { type ClipboardEvent, type Ref, type RefObject, Suspense } from 'react';
import { lazy } from '#ui/lazy.tsx';
import type { AttachmentsHandle } from './Attachments.tsx';

const Attachments = lazy(() => import('./Attachments.tsx').then((file) => file.Attachments));

/** The attachments of a form; their code comes after the form itself, into a place that was kept for it. */
export function LaterAttachments({ ref }: { readonly ref: Ref<AttachmentsHandle> }) {
  return (
    <Suspense fallback={<span className="pt-clip" />}>
      <Attachments ref={ref} />
    </Suspense>
  );
}

/** Takes pasted pictures as files and leaves pasted text to the field. */
export function pasteInto(files: RefObject<AttachmentsHandle | null>) {
  return (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0 || !files.current) return;
    event.preventDefault();
    files.current.add(event.clipboardData.files);
  };
}
