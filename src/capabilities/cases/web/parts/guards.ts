import { calledIn } from './mentions.ts';
import { firstNameOf } from './names.ts';

/** What makes a reply worth a second look before the customer reads it. */
export type Guard =
  | { readonly kind: 'from-note'; readonly words: string }
  | { readonly kind: 'teammate'; readonly name: string }
  | { readonly kind: 'attachment'; readonly word: string };

export interface Guarded {
  readonly text: string;
  readonly files: number;
  /** The first name of whom it goes to, who may share it with a colleague. */
  readonly to: string;
  /** Full names of the people of the desk. */
  readonly colleagues: readonly string[];
  /** What was pasted here after somebody had copied it from a team note. */
  readonly pasted: readonly string[];
}

/** A reply may be written in another language than its writer reads: the words of all languages count. */
const ATTACHMENT =
  /(?<![\p{L}\d])(?:attached|attachments?|enclosed|anbei|anhang|anhänge|anhängen|angehängt(?:e[nrms]?)?)(?![\p{L}\d])/iu;
const QUOTED = /^\s*>.*$/gm;
/** Shorter lines than this stand in many texts: alone they say nothing of where a text comes from. */
const TELLING = 12;

/** What the writer says themselves: without the lines that they quote. */
function ownWords(text: string): string {
  return text.replace(QUOTED, '');
}

function attachmentIn(text: string): Guard | null {
  const word = ATTACHMENT.exec(ownWords(text))?.[0];
  return word === undefined ? null : { kind: 'attachment', word };
}

function teammateIn({ text, to, colleagues }: Guarded): Guard | null {
  const others = colleagues.map((name) => ({ name: firstNameOf(name) })).filter(({ name }) => name !== to);
  const [called] = calledIn(ownWords(text), others);
  return called === undefined ? null : { kind: 'teammate', name: called.name };
}

/** A pasted text is still there while one line of it is that says something, or all of it. */
function fromNoteIn({ text, pasted }: Guarded): Guard | null {
  const lines = pasted.flatMap((one) => {
    const parts = one.split('\n').map((line) => line.trim());
    const telling = parts.filter((line) => line.length >= TELLING);
    return telling.length > 0 ? telling : [one.trim()];
  });
  const words = lines.find((line) => line !== '' && text.includes(line));
  return words === undefined ? null : { kind: 'from-note', words };
}

/** Names one guard of one text: who sends it anyway has passed this one and no other. */
export function nameOfGuard(guard: Guard): string {
  if (guard.kind === 'teammate') return `teammate ${guard.name}`;
  return guard.kind === 'attachment' ? `attachment ${guard.word.toLowerCase()}` : `from-note ${guard.words}`;
}

/** The first thing that holds a reply back until its writer says that it is meant so, or null. `passed` are names of guards. */
export function guardOf(reply: Guarded, passed: readonly string[]): Guard | null {
  const attachment = reply.files === 0 ? attachmentIn(reply.text) : null;
  const found = [fromNoteIn(reply), teammateIn(reply), attachment];
  return found.find((guard) => guard !== null && !passed.includes(nameOfGuard(guard))) ?? null;
}
