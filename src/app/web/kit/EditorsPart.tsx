import { IconAt, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Composer, type ComposerKind } from '#ui/Composer.tsx';
import { type NextWord, NextWordRow } from '#ui/NextWordRow.tsx';
import { NoteEditor } from '#ui/NoteEditor.tsx';
import { ReplyEditor } from '#ui/ReplyEditor.tsx';
import { tell } from '#ui/toast.ts';
import { inMinutes, NOTE_DRAFT, PEOPLE, REPLY, WORDS } from './sample.ts';

const CHOICES = [inMinutes(27), inMinutes(57), inMinutes(120), inMinutes(60 * 19)] as const;

function Tools() {
  return (
    <>
      <IconButton icon={IconPaperclip} label={WORDS.attach} />
      <IconButton icon={IconAt} label={WORDS.mention} />
    </>
  );
}

/** The two editors as they work together. */
export function SampleComposer({ first }: { readonly first: ComposerKind }) {
  const [open, setOpen] = useState<ComposerKind>(first);
  const [reply, setReply] = useState<string>(REPLY);
  const [note, setNote] = useState<string>(NOTE_DRAFT);
  const [nextWord, setNextWord] = useState<NextWord>({ kind: 'by', at: CHOICES[0] });
  const saved = () => tell({ text: WORDS.toast, undo: () => undefined });
  return (
    <Composer
      open={open}
      onOpen={setOpen}
      customer="Maria"
      reply={
        <ReplyEditor
          to={PEOPLE.maria}
          toShort="Maria"
          also={WORDS.also}
          text={reply}
          onText={setReply}
          draft={WORDS.draft}
          nextWord={<NextWordRow value={nextWord} onChange={setNextWord} choices={CHOICES} />}
          tools={<Tools />}
          onSend={saved}
        />
      }
      note={<NoteEditor text={note} onText={setNote} draft={WORDS.draft} tools={<Tools />} onSave={saved} />}
    />
  );
}

/** Both editors side by side on the parts page. */
export function EditorsPart() {
  return (
    <>
      <section className="kit-part">
        <h2>{'Composer: reply'}</h2>
        <SampleComposer first="reply" />
      </section>
      <section className="kit-part">
        <h2>{'Composer: note'}</h2>
        <SampleComposer first="note" />
      </section>
    </>
  );
}
