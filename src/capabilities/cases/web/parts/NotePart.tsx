import { NoteEditor } from '#ui/NoteEditor.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { AttachButton, UploadList } from './Files.tsx';
import { DraftNote } from './ReplyPart.tsx';
import type { NoteState } from './useNote.ts';

interface NotePartProps {
  readonly note: NoteState;
  readonly focused: boolean;
  readonly onLeave: () => void;
}

function NoteNotice({ note }: Pick<NotePartProps, 'note'>) {
  const t = useText();
  if (note.error) {
    return (
      <ErrorState
        failed={t('composer.not-saved')}
        error={note.error}
        safe={t('composer.draft-kept')}
        onRetry={note.save}
      />
    );
  }
  if (note.holding === null) return null;
  return <p role="alert">{t(`composer.holding.${note.holding}`)}</p>;
}

/** The editor for a note that only the team reads. */
export function NotePart({ note, focused, onLeave }: NotePartProps) {
  const holds = note.error !== null || note.holding !== null;
  return (
    <NoteEditor
      text={note.draft.text}
      onText={note.write}
      draft={<DraftNote savedAt={note.draft.savedAt} />}
      tools={<AttachButton state={note.uploads} />}
      notice={(holds || note.uploads.uploads.length > 0) && <NoteParts note={note} />}
      busy={note.busy}
      onSave={note.save}
      onLeave={onLeave}
      focused={focused}
    />
  );
}

function NoteParts({ note }: Pick<NotePartProps, 'note'>) {
  return (
    <>
      <UploadList state={note.uploads} />
      <NoteNotice note={note} />
    </>
  );
}
