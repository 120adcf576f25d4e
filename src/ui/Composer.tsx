import { IconLock, IconMessageReply } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { Key } from './Key.tsx';
import { useCommand, useKeys } from './keyboard/useCommand.ts';
import { useText } from './text.tsx';
import './composer.css';

export type ComposerKind = 'reply' | 'note';

interface ComposerProps {
  /** Which of the two editors is open; null shows the two doors alone. */
  readonly open: ComposerKind | null;
  readonly onOpen: (kind: ComposerKind) => void;
  /** The customer's first name, on the reply's tab. */
  readonly customer: string;
  /**
   * A `ReplyEditor` and a `NoteEditor`, each with a draft of its own: a text never moves from one to the other. Where
   * nothing can be written to the customer any more, `reply` is null and has no door.
   */
  readonly reply: ReactNode | null;
  readonly note: ReactNode;
}

interface DoorProps {
  readonly kind: ComposerKind;
  readonly open: boolean;
  readonly onOpen: (kind: ComposerKind) => void;
  readonly label: string;
}

function Door({ kind, open, onOpen, label }: DoorProps) {
  const command = kind === 'reply' ? 'case.reply' : 'case.note';
  const { aria } = useKeys(command);
  return (
    <button
      type="button"
      className={`ek-composer-door ek-composer-door-${kind}`}
      aria-pressed={open}
      aria-keyshortcuts={aria}
      onClick={() => onOpen(kind)}
    >
      <Icon of={kind === 'reply' ? IconMessageReply : IconLock} />
      <span className="t-cut">{label}</span>
      <Key command={command} />
    </button>
  );
}

/** The two editors of a case and their doors. `R` opens the reply, `N` the team note. */
export function Composer({ open, onOpen, customer, reply, note }: ComposerProps) {
  const t = useText();
  useCommand('case.reply', () => onOpen('reply'), { enabled: reply !== null });
  useCommand('case.note', () => onOpen('note'));
  return (
    <div className="ek-composer-dock">
      <div className="ek-composer-doors">
        {reply !== null && (
          <Door
            kind="reply"
            open={open === 'reply'}
            onOpen={onOpen}
            label={t('composer.reply-to', { name: customer })}
          />
        )}
        <Door kind="note" open={open === 'note'} onOpen={onOpen} label={t('composer.team-note')} />
      </div>
      {open === 'reply' && reply}
      {open === 'note' && note}
    </div>
  );
}
