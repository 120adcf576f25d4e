import type { CommandId } from './keyboard/keys.ts';
import { useKeys } from './keyboard/useCommand.ts';
import './parts.css';

/** The keycap of a command, or nothing where it has no key. Silent: `aria-keyshortcuts` says it. */
export function Key({ command }: { readonly command: CommandId }) {
  const { cap } = useKeys(command);
  if (cap === undefined) return null;
  return (
    <kbd className="ek-key" aria-hidden>
      {cap}
    </kbd>
  );
}
