import { IconX } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Act, IconButton } from './Button.tsx';
import { useCommand } from './keyboard/useCommand.ts';
import { useText } from './text.tsx';
import { dismiss, type ShownToast, toasts } from './toast.ts';
import './toast.css';

/** Long enough to read and to change one's mind. */
const SHOWN_MS = 10_000;

function OneToast({ toast }: { readonly toast: ShownToast }) {
  const t = useText();
  const [held, setHeld] = useState(false);
  const undo = () => {
    toast.undo?.();
    dismiss(toast.id);
  };
  useCommand('anywhere.undo', undo, { enabled: toast.undo !== undefined });
  useEffect(() => {
    if (held && toast.until === undefined) return;
    // Nobody is offered a way back that has ended.
    const stands = toast.until === undefined ? SHOWN_MS : Math.max(0, toast.until - Date.now());
    const timer = setTimeout(() => dismiss(toast.id), stands);
    return () => clearTimeout(timer);
  }, [held, toast.id, toast.until]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the time while somebody reads
    <div
      className="ek-toast ek-enter"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{toast.text}</p>
      {toast.undo && (
        <Act command="anywhere.undo" onClick={undo}>
          {t('toast.undo')}
        </Act>
      )}
      <IconButton icon={IconX} size={28} label={t('toast.close')} onClick={() => dismiss(toast.id)} />
    </div>
  );
}

/** Where toasts appear: bottom left, one at a time, read out politely. Stands once in each shell. */
export function Toaster() {
  const [first] = useSyncExternalStore(toasts.subscribe, toasts.waiting);
  return (
    <div className="ek-toaster" role="status">
      {first && <OneToast key={first.id} toast={first} />}
    </div>
  );
}
