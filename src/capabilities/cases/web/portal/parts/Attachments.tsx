import { type Ref, useImperativeHandle } from 'react';
import { AttachButton, UploadList } from '../../parts/Files.tsx';
import { useUploads } from '../../parts/useUploads.ts';

/** What a form asks of its attachments. */
export interface AttachmentsHandle {
  readonly add: (files: Iterable<File>) => void;
  /** The ids to send along, or null while one is on its way or was not taken. */
  readonly fileIds: () => string[] | null;
  readonly clear: () => void;
}

/** The files that go along with what a customer writes: the paper clip, and the list of what hangs on it. */
export function Attachments({ ref }: { readonly ref: Ref<AttachmentsHandle> }) {
  const uploads = useUploads('customer');
  useImperativeHandle(ref, () => uploads);
  return (
    <>
      <AttachButton state={uploads} />
      <UploadList state={uploads} />
    </>
  );
}
