import type { KeyboardEvent, Ref, RefObject } from 'react';
import { Button } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import type { AttachmentsHandle } from './Attachments.tsx';
import { LaterAttachments, pasteInto } from './LaterAttachments.tsx';
import './write.css';

interface WriteBoxProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  /** Whom it reaches, or what is asked: `Write to Ayse`. */
  readonly label: string;
  /** What sending does besides, such as opening the case again; or that it is done. */
  readonly hint: string | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly files: RefObject<AttachmentsHandle | null>;
  /** Whether this is the page's main action. */
  readonly main: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
}

/** One box to write into a case, with files. What was written stays until it has been sent. */
export function WriteBox({ ref, label, hint, text, onText, files, main, busy, error, onSend }: WriteBoxProps) {
  const t = useText();
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!busy) onSend();
  };
  return (
    <form
      className="pt-write"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSend();
      }}
    >
      <div className="pt-write-box">
        <textarea
          ref={ref}
          aria-label={label}
          placeholder={label}
          rows={1}
          maxLength={20_000}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKey}
          onPaste={pasteInto(files)}
        />
        <LaterAttachments ref={files} />
        <Button look={main ? 'filled' : 'default'} type="submit" busy={busy}>
          {t('write.send')}
        </Button>
      </div>
      <p className="pt-write-hint" role="status">
        {hint}
      </p>
      {error !== null && (
        <div className="pt-write-hint">
          <ErrorState failed={t('write.failed')} safe={t('write.safe')} error={error} />
        </div>
      )}
    </form>
  );
}
