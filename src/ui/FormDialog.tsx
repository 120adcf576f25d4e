import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { useCommand } from './keyboard/useCommand.ts';
import { ErrorState } from './states.tsx';
import './dialog.css';

interface FormDialogProps {
  readonly title: string;
  /** What the button does, in words. */
  readonly submit: string;
  readonly busy: boolean;
  /** What was refused, with the sentence for it; the input stays. */
  readonly failed?: { readonly what: string; readonly error: unknown } | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A short form in a dialog. Command or Control with Enter submits it from any field. */
export function FormDialog({ title, submit, busy, failed, onSubmit, onClose, children }: FormDialogProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useCommand('composer.send', () => form.current?.requestSubmit(), { within: form });
  useEffect(() => {
    // The dialog itself would begin at its close button.
    form.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
  }, []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button type="submit" form={id} look="filled" command="composer.send" busy={busy}>
          {submit}
        </Button>
      }
    >
      <form id={id} ref={form} className="ek-form" onSubmit={send} noValidate>
        {children}
        {failed && <ErrorState failed={failed.what} error={failed.error} />}
      </form>
    </Dialog>
  );
}
