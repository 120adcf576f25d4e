import type { Note } from '../queries.ts';
import { callsIn } from './mentions.ts';

/** The words of a note, in which those whom it names stand out. */
export function NoteText({ note }: { readonly note: Pick<Note, 'text' | 'mentioned'> }) {
  const names = note.mentioned.map(({ name }) => name).filter(Boolean);
  let at = 0;
  return callsIn(note.text, names).map(({ text, found }) => {
    const key = at;
    at += text.length;
    return found ? <b key={key}>{text}</b> : text;
  });
}
