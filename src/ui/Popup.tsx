import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import './popup.css';

interface PopupProps {
  /** What the button opens: its name. */
  readonly label: string;
  /** What the button shows, such as a face. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
}

/** A button that opens a small panel of choices beside it. Escape, a press outside and leaving by Tab close it. */
export function Popup({ label, trigger, children }: PopupProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const onAway = useEffectEvent((event: Event) => {
    if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
  });
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => onAway(event);
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere inside closes the panel
    <div
      ref={box}
      className="ek-popup"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="ek-popup-button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && (
        <div id={id} className="ek-popup-panel ek-enter">
          {children}
        </div>
      )}
    </div>
  );
}
