import { NoteEditor } from '#ui/NoteEditor.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import type { Detail } from '../queries.ts';
import { AttachButton, UploadList } from './Files.tsx';
import { DraftNote } from './ReplyPart.tsx';
import { useMentions } from './useMentions.ts';
import type { NoteState } from './useNote.ts';
import { useWritingAid } from './useWritingAid.ts';

interface NotePartProps {
  readonly of: Detail;
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
export function NotePart({ of, note, focused, onLeave }: NotePartProps) {
  const { people, named } = useMentions(of.id, note.draft.text);
  const picker = useWritingAid({ of, text: note.draft.text, onText: note.write, next: null, people });
  const holds = note.error !== null || note.holding !== null || named.length > 0;
  return (
    <NoteEditor
      text={note.draft.text}
      onText={note.write}
      draft={<DraftNote draft={note.draft} />}
      tools={<AttachButton state={note.uploads} />}
      notice={(holds || note.uploads.uploads.length > 0) && <NoteParts note={note} named={named} />}
      picker={picker}
      busy={note.busy}
      onSave={note.save}
      onLeave={onLeave}
      focused={focused}
    />
  );
}

function NoteParts({ note, named }: Pick<NotePartProps, 'note'> & { readonly named: readonly { name: string }[] }) {
  const t = useText();
  const { language } = useLanguage();
  const names = new Intl.ListFormat(language).format(named.map(({ name }) => name));
  return (
    <>
      <UploadList state={note.uploads} />
      {named.length > 0 && <p role="status">{t('composer.note-tells', { names })}</p>}
      <NoteNotice note={note} />
    </>
  );
}
