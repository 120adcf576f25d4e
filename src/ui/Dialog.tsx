import { IconX } from '@tabler/icons-react';
import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import { useText } from './text.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** `panel` comes in from the right and leaves the page in sight; `whole` takes the room of a page. */
  readonly form?: 'center' | 'panel' | 'whole';
  readonly children: ReactNode;
  /** The buttons at the foot. */
  readonly foot?: ReactNode;
}

/**
 * A dialog on the browser's own `<dialog>`: it holds the focus, closes on Escape and on a press outside, and gives
 * the focus back to its opener. Render it only while it is open. The focus starts on what carries
 * `data-first-focus`, such as the first field, else on the title.
 */
export function Dialog({ title, onClose, form = 'center', children, foot }: DialogProps) {
  const t = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    const first = dialog.current?.querySelector<HTMLElement>('[data-first-focus]');
    (first ?? dialog.current?.querySelector('h2'))?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const closed = useRef(false);
  // Said while it goes, and once: the browser's own word that it has gone comes later, when the next may stand already.
  const close = () => {
    if (closed.current) return;
    closed.current = true;
    onClose();
    dialog.current?.close();
  };
  const closeOnOwn = ({ target }: SyntheticEvent) => target === dialog.current && close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too, which the browser does by itself
    <dialog
      ref={dialog}
      className={`ek-dialog ek-dialog-${form}`}
      aria-labelledby={id}
      onCancel={closeOnOwn}
      onClose={closeOnOwn}
      onClick={closeOnOwn}
    >
      <div className="ek-dialog-box">
        <div className="ek-dialog-head">
          <h2 id={id} className="t-h3" tabIndex={-1}>
            {title}
          </h2>
          <span className="grow" />
          <IconButton icon={IconX} label={t('dialog.close')} onClick={close} />
        </div>
        <div className="ek-dialog-body">{children}</div>
        {foot && <div className="ek-dialog-foot">{foot}</div>}
      </div>
    </dialog>
  );
}
