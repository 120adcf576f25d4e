import type { ClipboardEvent } from 'react';

/** What is copied from a team note says so, so that an editor for customers knows it again. */
const FROM_NOTE = 'application/x-evenkeel-note';

function putInto(event: ClipboardEvent, text: string): void {
  event.clipboardData.setData('text/plain', text);
  event.clipboardData.setData(FROM_NOTE, '1');
  event.preventDefault();
}

/** Tags what is copied in a list of messages and notes where the selection touches a note. */
export function tagCopied(event: ClipboardEvent): void {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed) return;
  const notes = [...event.currentTarget.querySelectorAll('.ek-note')];
  if (notes.some((note) => selection.containsNode(note, true))) putInto(event, selection.toString());
}

/** Tags what is copied or cut out of the field in which a note is written. */
export function tagCopiedInField(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  if (selectionStart === selectionEnd) return;
  putInto(event, value.slice(selectionStart, selectionEnd));
  // The one way to take text out of a field that leaves the field's own undo whole.
  if (event.type === 'cut') document.execCommand('delete');
}

/** The text that is being pasted, where it was copied from a note; else null. */
export function pastedFromNote(event: ClipboardEvent): string | null {
  const { clipboardData } = event;
  return clipboardData.types.includes(FROM_NOTE) ? clipboardData.getData('text/plain').replaceAll('\r\n', '\n') : null;
}
