import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useCommand } from './keyboard/useCommand.ts';
import { tagCopiedInField } from './note-clipboard.ts';
import { useText } from './text.tsx';
import type { Picker } from './usePicker.tsx';
import './composer.css';

interface NoteEditorProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly draft?: ReactNode;
  readonly tools?: ReactNode;
  readonly notice?: ReactNode;
  /** What can be inserted while writing. */
  readonly picker?: Picker;
  readonly busy?: boolean;
  readonly onSave: () => void;
  readonly onLeave?: () => void;
  readonly focused?: boolean;
}

/** The editor for a note to the team. It has no next word and no recipient, and nothing in it can reach the customer. */
export function NoteEditor(props: NoteEditorProps) {
  const { text, onText, draft, tools, notice, picker, busy = false, onSave, onLeave, focused } = props;
  const t = useText();
  const box = useRef<HTMLElement>(null);
  useCommand('composer.send', () => !busy && onSave(), { within: box });
  useCommand('composer.leave', () => onLeave?.(), { within: box, enabled: onLeave !== undefined });
  return (
    <section ref={box} className="ek-composer ek-composer-note" aria-label={t('composer.note-name')}>
      <p className="ek-composer-head">
        <Icon of={IconLock} size={14} />
        <b>{t('composer.only-team')}</b>
        <span className="grow" />
        {draft && <span className="t-nowrap">{draft}</span>}
      </p>
      <textarea
        className="ek-composer-text"
        aria-label={t('composer.team-note')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onCopy={tagCopiedInField}
        onCut={tagCopiedInField}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this editor
        autoFocus={focused}
        data-first-focus={focused || undefined}
        rows={2}
        {...picker?.field}
      />
      {picker?.list}
      {notice && <div className="ek-composer-notice">{notice}</div>}
      <div className="ek-composer-foot">
        {tools}
        <span className="grow" />
        <Button look="note" command="composer.send" busy={busy} onClick={onSave}>
          {t('composer.save-note')}
        </Button>
      </div>
    </section>
  );
}
