import { type ClipboardEvent, type ReactNode, useRef } from 'react';
import { Button } from './Button.tsx';
import { useCommand } from './keyboard/useCommand.ts';
import { pastedFromNote } from './note-clipboard.ts';
import { Phrase, useText } from './text.tsx';
import type { Picker } from './usePicker.tsx';
import './composer.css';

interface ReplyEditorProps {
  /** The full name of whom it goes to. */
  readonly to: string;
  /** First name, for the button: `Send to Maria`. */
  readonly toShort: string;
  /** Who else and by which way, in words: `and Paul Mercier, by e-mail`. */
  readonly also?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Told the words that are pasted after somebody copied them from a team note. */
  readonly onPasteFromNote?: (words: string) => void;
  /** What is known of the draft: `Draft saved 14:17`. */
  readonly draft?: ReactNode;
  /** The next-word row, always there: use `NextWordRow`. */
  readonly nextWord: ReactNode;
  /** At the left of the foot: attach, insert. */
  readonly tools?: ReactNode;
  /** One line above the foot: what went wrong, or a question before sending. */
  readonly notice?: ReactNode;
  /** What can be inserted while writing. */
  readonly picker?: Picker;
  readonly busy?: boolean;
  readonly onSend: () => void;
  /** Sends it as the message that resolves the case. */
  readonly onSendResolved?: () => void;
  readonly onLeave?: () => void;
  /** Open because somebody asked for it just now: takes the focus. */
  readonly focused?: boolean;
}

/** The editor for a message that the customer reads. It never saves a note: that is `NoteEditor`, another thing. */
export function ReplyEditor(props: ReplyEditorProps) {
  const {
    to,
    toShort,
    also,
    text,
    onText,
    draft,
    nextWord,
    tools,
    notice,
    picker,
    busy = false,
    onSend,
    onLeave,
  } = props;
  const t = useText();
  const onPaste = (event: ClipboardEvent) => {
    const words = pastedFromNote(event);
    if (words !== null) props.onPasteFromNote?.(words);
  };
  const box = useRef<HTMLElement>(null);
  useCommand('composer.send', () => !busy && onSend(), { within: box });
  useCommand('composer.send-resolves', () => !busy && props.onSendResolved?.(), { within: box });
  useCommand('composer.leave', () => onLeave?.(), { within: box, enabled: onLeave !== undefined });
  return (
    <section ref={box} className="ek-composer ek-composer-reply" aria-label={t('composer.reply-name', { name: to })}>
      <p className="ek-composer-head">
        <span>
          <Phrase id="composer.to" values={{ name: <b>{to}</b> }} />
          {also !== undefined && ` ${also}`}
        </span>
        <span className="grow" />
        {draft && <span className="t-nowrap">{draft}</span>}
      </p>
      <textarea
        className="ek-composer-text"
        aria-label={t('composer.message-to', { name: to })}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onPaste={onPaste}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this editor
        autoFocus={props.focused}
        data-first-focus={props.focused || undefined}
        rows={2}
        {...picker?.field}
      />
      {picker?.list}
      {nextWord}
      {notice && <div className="ek-composer-notice">{notice}</div>}
      <div className="ek-composer-foot">
        {tools}
        <span className="grow" />
        <Button look="filled" command="composer.send" busy={busy} onClick={onSend}>
          {t('composer.send-to', { name: toShort })}
        </Button>
      </div>
    </section>
  );
}
