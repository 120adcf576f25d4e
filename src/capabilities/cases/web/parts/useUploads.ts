import { useRef, useState } from 'react';
import { conversationsContract } from '#capabilities/conversations/contract.ts';
import { call, send } from '#ui/api.ts';

/** As the server has it; told before somebody waits for 30 MB in vain. */
const LARGEST = 25 * 1024 * 1024;
const UNKNOWN_TYPE = 'application/octet-stream';

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly state: 'sending' | 'ready' | 'too-large' | 'failed';
  /** Once it is there. */
  readonly fileId: string | null;
  readonly error: unknown;
}

type Audience = 'customer' | 'team';

/** Announces a file and sends its bytes. Answers its id; it hangs on nothing until a message or note takes it. */
async function upload(file: File, audience: Audience): Promise<string> {
  const { fileId, upload: address } = await call(conversationsContract.endpoints.announceFile, {
    body: { name: file.name, mediaType: file.type || UNKNOWN_TYPE, size: file.size, audience },
  });
  await send(address, { method: 'PUT', headers: { 'content-type': UNKNOWN_TYPE }, body: file });
  return fileId;
}

/** The files that a message or note is going to carry. Files for the team are announced as such from the start. */
export function useUploads(audience: Audience) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const count = useRef(0);
  const change = (id: string, to: Partial<Upload>) =>
    setUploads((known) => known.map((one) => (one.id === id ? { ...one, ...to } : one)));

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      count.current += 1;
      const id = `upload-${count.current}`;
      const fits = file.size > 0 && file.size <= LARGEST;
      const begun = { id, name: file.name, size: file.size, fileId: null, error: null };
      setUploads((known) => [...known, { ...begun, state: fits ? 'sending' : 'too-large' }]);
      if (!fits) continue;
      upload(file, audience).then(
        (fileId) => change(id, { state: 'ready', fileId }),
        (error: unknown) => change(id, { state: 'failed', error }),
      );
    }
  };
  return {
    uploads,
    add,
    remove: (id: string) => setUploads((known) => known.filter((one) => one.id !== id)),
    clear: () => setUploads([]),
    /** Shows files again that are there already. */
    restore: (files: readonly { readonly id: string; readonly name: string; readonly size: number }[]) =>
      setUploads((known) => [
        ...known,
        ...files.map(({ id, name, size }) => ({ id, name, size, state: 'ready' as const, fileId: id, error: null })),
      ]),
    /** The ids to send along, or null while one is still on its way or has failed. */
    fileIds: () => {
      const ids = uploads.flatMap(({ state, fileId }) => (state === 'ready' && fileId !== null ? [fileId] : []));
      return ids.length === uploads.length ? ids : null;
    },
  };
}

export type UploadState = ReturnType<typeof useUploads>;
