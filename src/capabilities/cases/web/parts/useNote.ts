import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';
import { historyQuery, notesQuery } from '../queries.ts';
import { useAttemptKey } from './useAttemptKey.ts';
import { useDraft } from './useDraft.ts';
import { useUploads } from './useUploads.ts';

const { writeNote } = casesContract.endpoints;

/** A team note being written: its own draft, its own files, and saving it. */
export function useNote(caseId: string, onSaved: () => void) {
  const queries = useQueryClient();
  const keyOf = useAttemptKey();
  const { draft, write, clear } = useDraft(caseId, 'note');
  const uploads = useUploads('team');
  const [holding, setHolding] = useState<'empty' | 'files' | null>(null);
  const saving = useMutation({
    mutationFn: (body: { text: string; fileIds: string[] }) =>
      call(writeNote, { params: { caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: async () => {
      clear();
      uploads.clear();
      await queries.invalidateQueries({ queryKey: notesQuery(caseId).queryKey });
      void queries.invalidateQueries({ queryKey: historyQuery(caseId).queryKey });
      onSaved();
    },
  });
  return {
    draft,
    uploads,
    holding,
    busy: saving.isPending,
    error: saving.error,
    write: (text: string) => {
      setHolding(null);
      write(text, null);
    },
    save: () => {
      const fileIds = uploads.fileIds();
      const held = draft.text.trim() === '' ? 'empty' : fileIds === null ? 'files' : null;
      setHolding(held);
      if (held === null && fileIds !== null && !saving.isPending) saving.mutate({ text: draft.text.trim(), fileIds });
    },
  };
}

export type NoteState = ReturnType<typeof useNote>;
