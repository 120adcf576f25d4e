import { type Chord, isCharacterKey } from './match.ts';

const TEXT =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false])';
const OVERLAY = 'dialog, [role=dialog], [role=menu], [role=listbox], [role=combobox]';
const PRESSABLE =
  'button, a[href], summary, input, [role=button], [role=tab], [role=switch], [role=radio], [role=checkbox]';
const OWN_KEYS = new Set(['Enter', 'Space', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** With Command or Control, what every text field does by itself. */
const EDITING = new Set(['A', 'C', 'V', 'X', 'Y', 'Z']);

/** The keys that belong to the element in focus itself, so that no command may take them. */
export function belongsToTarget(target: Element | null, chord: Chord): boolean {
  if (!target) return false;
  const bare = !chord.mod && (isCharacterKey(chord) || OWN_KEYS.has(chord.key));
  if (chord.mod && EDITING.has(chord.key) && target.closest(TEXT)) return true;
  if (target.closest(TEXT) || target.closest(OVERLAY)) return bare;
  return bare && (chord.key === 'Enter' || chord.key === 'Space') && target.closest(PRESSABLE) !== null;
}

/** Whether the element in focus stands inside a dialog, where commands of the page behind it must rest. */
export function insideDialog(target: Element | null): boolean {
  return target?.closest('dialog, [role=dialog]') != null;
}
