import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { loadOffline } from '#ui/api.ts';
import { useAttemptKey } from '#ui/useAttemptKey.ts';
import { casesContract } from '../../contract.ts';
import { caseReadersQuery, historyQuery, notesQuery } from '../queries.ts';
import { calledIn } from './mentions.ts';
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
    mutationFn: async (written: { text: string; fileIds: string[] }) => {
      const people = written.text.includes('@') ? await queries.fetchQuery(caseReadersQuery(caseId)) : [];
      const body = { ...written, mentions: calledIn(written.text, people).map(({ id }) => id) };
      const input = { params: { caseId }, body, idempotencyKey: keyOf(body) };
      return (await loadOffline()).callOrWait(writeNote, input, { ...written, about: `note:${caseId}` });
    },
    onSuccess: async (saved) => {
      clear();
      uploads.clear();
      if (saved === null) return;
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
